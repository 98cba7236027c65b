// EDTF (ISO 8601-2), the part of it that we keep: one date, an interval, one of several dates, or all of them.

import { type Refused, refused } from './refusal.ts'
import { readWrittenDate, type WrittenDate } from './written-date.ts'

/** One end of an interval: "open" (..) says that there is none, "unknown" (nothing) that nobody has said. */
export type End = WrittenDate | { readonly is: 'open' } | { readonly is: 'unknown' }

/** A member of a set: one date (first and last the same), or all from first to last; null = no bound. */
export type Member = { readonly first: WrittenDate | null; readonly last: WrittenDate | null }

export type Notation =
  | WrittenDate
  | { readonly is: 'interval'; readonly from: End; readonly to: End }
  | { readonly is: 'one-of' | 'all-of'; readonly members: readonly Member[] }

const longest = 64

export const readNotation = (text: string): Notation | Refused => {
  if (text === '') return refused('empty')
  if (text.length > longest) return refused('too-long')
  if (/^\[.*\]$/.test(text)) return set('one-of', text.slice(1, -1))
  if (/^\{.*\}$/.test(text)) return set('all-of', text.slice(1, -1))
  const ends = text.split('/')
  return ends.length === 1 ? readWrittenDate(text) : interval(ends)
}

const interval = (ends: readonly string[]): Notation | Refused => {
  const [a, b] = ends
  if (a === undefined || b === undefined || ends.length > 2) return refused('not-a-date')
  const [from, to] = [end(a), end(b)]
  if (from.is === 'refused') return from
  if (to.is === 'refused') return to
  if (from.is !== 'date' && to.is !== 'date') return refused('not-a-date')
  if (from.is === 'date' && to.is === 'date' && certainlyAfter(from, to)) return refused('ends-before-it-starts')
  return { is: 'interval', from, to }
}

const end = (text: string): End | Refused => (text === '' ? { is: 'unknown' } : text === '..' ? { is: 'open' } : readWrittenDate(text))

const set = (is: 'one-of' | 'all-of', inside: string): Notation | Refused => {
  const members: Member[] = []
  for (const text of inside.split(',')) {
    const read = member(text)
    if ('is' in read) return read
    members.push(read)
  }
  return { is, members }
}

const member = (text: string): Member | Refused => {
  const [a, b, ...more] = text.split('..')
  if (more.length > 0 || (!a && !b)) return refused('not-a-date')
  const first = a ? readWrittenDate(a) : null
  const last = b === undefined ? first : b ? readWrittenDate(b) : null
  if (first?.is === 'refused') return first
  if (last?.is === 'refused') return last
  return first && last && certainlyAfter(first, last) ? refused('ends-before-it-starts') : { first, last }
}

const certainlyAfter = (a: WrittenDate, b: WrittenDate): boolean => a.reach[0] !== null && b.reach[1] !== null && a.reach[0] > b.reach[1]
