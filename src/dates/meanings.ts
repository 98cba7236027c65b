// From a phrase to what its words mean, one after the other, longest known phrase first.

import { dayOf, isoDay } from './days.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import { type Refusal, type Refused, refused } from './refusal.ts'
import { piecesOf } from './spelling.ts'

const longestPhrase = 6

export const meaningsOf = (words: string, { meanings, joinedAnd }: Lexicon): Meaning[] | Refused => {
  const pieces = piecesOf(words)
  const found: Meaning[] = []
  const known = (at: number, first: string): { meaning: Meaning; length: number } | undefined => {
    for (let length = Math.min(longestPhrase, pieces.length - at); length > 0; length--) {
      const meaning = meanings.get([first, ...pieces.slice(at + 1, at + length)].join(' '))
      if (meaning) return { meaning, length }
    }
    return undefined
  }
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at] ?? ''
    const joined = joinedAnd && piece.startsWith(joinedAnd) ? known(at, piece.slice(joinedAnd.length)) : undefined
    const hit = known(at, piece) ?? joined
    if (hit && hit === joined) found.push({ is: 'and', value: 0 })
    if (hit) found.push(hit.meaning)
    else {
      const number = numberOf(piece)
      if (number.is === 'refused') return number
      found.push(number)
    }
    at += hit?.length ?? 1
  }
  return found
}

const numberOf = (piece: string): Meaning | Refused => {
  if (/^\d\d?$/.test(piece)) return { is: 'small', value: Number(piece) }
  if (/^\d+$/.test(piece)) return { is: 'year', value: Number(piece) }
  if (!/^\d/.test(piece)) return { is: 'unknown', value: 0 }
  const day = dayOfThree(piece)
  return typeof day === 'string' ? refused(day) : { is: 'day', value: day }
}

/** 1991-03-12, 25/03/1991, 03/25/1991. Where day and month could be swapped it is refused, whatever the language. */
const dayOfThree = (text: string): number | Refusal => {
  const [a = '', b = '', c = ''] = text.split(/\D/)
  if (a.length === 4 && c.length <= 2) return existing(a, b, c)
  if (a.length > 2 || (c.length !== 4 && c.length > 2)) return 'not-a-date'
  if (c.length !== 4) return 'century-unclear'
  if (Number(a) > 12) return existing(c, b, a)
  if (Number(b) > 12 || a === b) return existing(c, a, b)
  return 'day-and-month-unclear'
}

const existing = (year: string, month: string, day: string): number | Refusal => {
  if (year < '1000') return 'year-out-of-reach'
  const number = dayOf(Number(year), Number(month), Number(day))
  return isoDay(number) === `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` ? number : 'no-such-day'
}
