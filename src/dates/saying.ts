// Says a reading back in the reader's language, with all of its uncertainty: about, perhaps, ranges, ends not known.

import { type DateLocale, type Frames, frames, type Name } from './frames.ts'
import { nameOf, namesOf } from './names.ts'
import { type End, type Member, readNotation } from './notation.ts'
import type { WrittenDate } from './written-date.ts'

export const sayReading = (edtf: string, locale: DateLocale): string => {
  const notation = readNotation(edtf)
  const words = frames[locale]
  switch (notation.is) {
    case 'refused':
      return edtf
    case 'date':
      return alone(notation, words)
    case 'interval':
      return interval(notation.from, notation.to, words)
    case 'one-of':
      return list(notation.members, 'disjunction', words)
    case 'all-of':
      return list(notation.members, 'conjunction', words)
  }
}

const alone = (date: WrittenDate, words: Frames): string => {
  const [first, last] = namesOf(date, words)
  if (date.mark) return doubted(date, date.mark, words)
  if (first.plain !== last.plain) return words.sometime(first.plain, last.plain)
  return first.plain + monthsOfSeason(date, words)
}

/** "around 1990 (1985–1995)" */
const doubted = (date: WrittenDate, mark: '?' | '~' | '%', words: Frames): string =>
  words[mark](whole(date, words)) + inBrackets(date, words)

const whole = (date: WrittenDate, words: Frames): Name => {
  const [first, last] = namesOf(date, words)
  const range = words.period(words.range(first.plain, last.plain))
  return first.plain === last.plain ? first : { plain: range, after: range }
}

const inBrackets = ({ unit, reach: [first, last] }: WrittenDate, words: Frames): string => {
  if (first === null || last === null) return ''
  const shown = unit === 'season' ? 'month' : unit
  return ` (${words.range(nameOf(shown, first, words).plain, nameOf(shown, last, words).plain)})`
}

// Whose spring, north or south, is not known: the months it may mean are shown.
const monthsOfSeason = (date: WrittenDate, words: Frames): string => (date.unit === 'season' ? inBrackets(date, words) : '')

const interval = (from: End, to: End, words: Frames): string => {
  if (from.is === 'date' && to.is === 'date') return words.interval(end(from, words), end(to, words))
  if (from.is === 'date') return to.is === 'open' ? words.endOpen(end(from, words)) : words.endUnknown(end(from, words))
  if (to.is === 'date') return from.is === 'open' ? words.startOpen(end(to, words)) : words.startUnknown(end(to, words))
  return ''
}

const end = (date: WrittenDate, words: Frames): string => {
  if (date.mark) return words.marked(doubted(date, date.mark, words))
  const [first, last] = namesOf(date, words)
  if (first.plain !== last.plain) return words.withinRange(words.range(first.plain, last.plain))
  return date.unit === 'day' ? first.after : words.within(first) + monthsOfSeason(date, words)
}

const lists = new Map<string, Intl.ListFormat>()
const listed = (locale: string, type: 'conjunction' | 'disjunction'): Intl.ListFormat => {
  const key = `${locale} ${type}`
  const format = lists.get(key) ?? new Intl.ListFormat(locale, { type })
  lists.set(key, format)
  return format
}

const list = (members: readonly Member[], type: 'conjunction' | 'disjunction', words: Frames): string => {
  const [only, ...more] = members
  if (only?.first && only.last && only.first !== only.last && more.length === 0 && type === 'disjunction')
    return words.sometime(bound(only.first, 0, words), bound(only.last, 1, words))
  return listed(words.intl, type).format(members.map((member) => oneMember(member, words)))
}

const oneMember = ({ first, last }: Member, words: Frames): string => {
  if (!first) return last ? words.orEarlier(bound(last, 1, words)) : ''
  if (!last) return words.orLater(bound(first, 0, words))
  return first === last ? alone(first, words) : words.range(bound(first, 0, words), bound(last, 1, words))
}

const bound = (date: WrittenDate, side: 0 | 1, words: Frames): string =>
  date.mark ? doubted(date, date.mark, words) : namesOf(date, words)[side].plain + monthsOfSeason(date, words)
