// Reads what people say about when, in four languages, into EDTF and the days it leaves possible; never more precisely than said.

import { arranged } from './arranging.ts'
import { readEdtf } from './edtf.ts'
import { type Lexicon, lexiconOf, type Meaning } from './lexicon.ts'
import { meaningsOf } from './meanings.ts'
import { type Refused, refused } from './refusal.ts'
import type { Span } from './span.ts'
import { type ToldDate, toldDate } from './told-date.ts'
import { arabic } from './words/ar.ts'
import { english } from './words/en.ts'
import { french } from './words/fr.ts'
import { russian } from './words/ru.ts'

export type DateLanguage = 'en' | 'fr' | 'ru' | 'ar'

type Told =
  | { readonly is: 'read'; readonly edtf: string; readonly span: Span }
  /** Kept as words, without a range: "in recent years", "undated". */
  | { readonly is: 'words'; readonly because: 'relative' | 'undated' }
  | Refused

const longest = 120

const lexicons: Readonly<Record<DateLanguage, Lexicon>> = {
  en: lexiconOf(english),
  fr: lexiconOf(french),
  ru: lexiconOf(russian),
  ar: lexiconOf(arabic),
}

export const readTold = (words: string, lang: DateLanguage): Told => {
  if (words.length > longest) return refused('too-long')
  const said = meaningsOf(words, lexicons[lang])
  if ('is' in said) return said
  if (said.length === 0) return refused('empty')
  const phrase = arranged(said)
  const because = onlyWords(said, phrase)
  if (because) return { is: 'words', because }
  const edtf = edtfOf(phrase)
  if (typeof edtf !== 'string') return edtf
  const read = readEdtf(edtf)
  return read.is === 'read' ? { is: 'read', edtf, span: read.span } : read
}

const onlyWords = (said: readonly Meaning[], phrase: readonly Meaning[]): 'relative' | 'undated' | undefined => {
  const any = (meanings: readonly Meaning[], ...kinds: Meaning['is'][]) => meanings.some(({ is }) => kinds.includes(is))
  if (any(said, 'undated')) return 'undated'
  if (any(phrase, 'relative')) return 'relative'
  if (any(said, 'year', 'day', 'decade', 'century', 'century-unclear') || any(phrase, 'century')) return undefined
  if (any(said, 'length', 'now')) return 'relative'
  // "The winter after the clinic closed": told by another event.
  const byAnother = any(said, 'unknown') && any(said, 'before', 'after', 'from', 'until', 'by', 'by-or-until', 'event')
  return byAnother ? 'relative' : undefined
}

const edtfOf = (said: readonly Meaning[]): string | Refused => {
  // "The years 1999 to 2013", but not "25 years".
  const phrase = doubtedAlike(said.filter(({ is }, i) => is !== 'length' || said[i - 1]?.is === 'small'))
  const [head, ...rest] = phrase
  const ranged = split(phrase, 'to', 'dash')
  if (head?.is === 'between') return between(rest)
  if (head?.is === 'from') return from(rest.filter(({ is }) => is !== 'from')) // "from 2006 onwards"
  if (head?.is === 'dash') return one(rest, ({ asEnd }) => `/${asEnd}`)
  if (head && head.is in bounded) return one(rest, bounded[head.is as keyof typeof bounded])
  if (phrase.at(-1)?.is === 'from') return from(phrase.slice(0, -1)) // "2006 onwards"
  const [slashed, either] = [split(phrase, 'slash'), split(phrase, 'or')]
  if (seasonOfTwoYears(ranged)) return pair(ranged, oneOf)
  if (seasonOfTwoYears(slashed)) return pair(slashed, oneOf)
  if (ranged.length > 1 || phrase.at(-1)?.is === 'now') return from(phrase)
  if (either.length > 1) return pair(either, oneOf)
  if (slashed.length > 1) return pair(slashed, (a, b) => (a.next === b.first ? oneOf(a, b) : refused('two-dates')))
  return split(phrase, 'and').length > 1 ? refused('two-dates') : one(phrase, ({ alone }) => alone)
}

/** "About 1999 to 2013", "1981 or 1982?": a doubt before or after the whole is a doubt about both of its dates. */
const doubtedAlike = (phrase: readonly Meaning[]): readonly Meaning[] => {
  const doubt = (meaning: Meaning | undefined) => (meaning?.is === 'about' || meaning?.is === 'perhaps' ? [meaning] : [])
  const [before, after] = [doubt(phrase[0]), doubt(phrase.at(-1))]
  const joins = (i: number) => phrase[i + 1] && phrase[i + 1]?.is !== 'now'
  return phrase.flatMap((meaning, i) =>
    ['to', 'dash', 'or', 'slash', 'and'].includes(meaning.is) && joins(i) ? [...after, meaning, ...before] : [meaning],
  )
}

const bounded = {
  before: ({ previous }: ToldDate) => `[..${previous}]`,
  by: ({ last }: ToldDate) => `[..${last}]`,
  after: ({ next }: ToldDate) => `[${next}..]`,
  'not-before': ({ first }: ToldDate) => `[${first}..]`,
  until: ({ asEnd }: ToldDate) => `/${asEnd}`,
}

const one = (said: readonly Meaning[], write: (date: ToldDate) => string): string | Refused => {
  const date = toldDate(said)
  return date.is === 'refused' ? date : write(date)
}

/** One moment, somewhere between the two. */
const between = (said: readonly Meaning[]): string | Refused => pair(split(said, 'and', 'to', 'dash'), (a, b) => `[${a.first}..${b.last}]`)

/** "Until now" is the time of telling, never ours: the end is not known. */
const from = (said: readonly Meaning[]): string | Refused => {
  const told = said.at(-1)?.is === 'now' ? said.slice(0, -1) : said
  const ends = split(told, 'to', 'dash').filter((side, i) => i === 0 || side.length > 0)
  return ends.length === 1 ? one(ends[0] ?? [], ({ asEnd }) => `${asEnd}/`) : pair(ends, (a, b) => `${a.asEnd}/${b.asEnd}`)
}

const oneOf = (a: ToldDate, b: ToldDate): string => `[${a.inSet},${b.inSet}]`

const pair = (sides: readonly (readonly Meaning[])[], write: (a: ToldDate, b: ToldDate) => string | Refused): string | Refused => {
  const [left, right, ...more] = sides
  if (!left || !right || more.length > 0) return refused(sides.length > 2 ? 'two-dates' : 'not-a-date')
  const whole = withCentury(left, right)
  if ('is' in whole) return whole
  const b = toldDate(whole)
  const a = toldDate(withYear(left, whole))
  return a.is === 'refused' ? a : b.is === 'refused' ? b : write(a, b)
}

/** 1985–89. After a year, 1 to 12 may be a month, and a smaller number another century: refused. */
const withCentury = (left: readonly Meaning[], right: readonly Meaning[]): readonly Meaning[] | Refused => {
  const year = left.find(({ is }) => is === 'year')?.value
  const short = right.find(({ is }) => is === 'small')
  if (year === undefined || !short || right.some(({ is }) => is === 'month' || is === 'year')) return right
  if (short.value <= Math.max(12, year % 100)) return refused('month-or-year-unclear')
  return right.map((meaning) => (meaning === short ? { is: 'year', value: year - (year % 100) + short.value } : meaning))
}

/** "March to May 1991", "12–15 March 1991", "early or mid 1980s": the first takes from the second what it lacks. */
const withYear = (left: readonly Meaning[], right: readonly Meaning[]): readonly Meaning[] => {
  const has = (...kinds: Meaning['is'][]) => left.some(({ is }) => kinds.includes(is))
  if (left.length === 0 || has('year', 'day', 'decade', 'century')) return left
  const lacking = right.filter(
    ({ is }) => is === 'year' || is === 'decade' || is === 'century' || (is === 'month' && has('small') && !has('month')),
  )
  return [...left, ...lacking]
}

const seasonOfTwoYears = ([left, right, ...more]: readonly (readonly Meaning[])[]): boolean =>
  more.length === 0 && !!left?.some(({ is }) => is === 'season') && right?.length === 1 && right[0]?.is === 'small'

const split = (said: readonly Meaning[], ...at: Meaning['is'][]): Meaning[][] => {
  const sides: Meaning[][] = [[]]
  for (const meaning of said) {
    if (at.includes(meaning.is)) sides.push([])
    else sides.at(-1)?.push(meaning)
  }
  return sides
}
