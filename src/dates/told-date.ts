// One date within a phrase ("early March 1991", "the late 1980s", "about 1990?") and how EDTF may write it.

import { civilOf, dayOf, isoDay } from './days.ts'
import { readEdtf } from './edtf.ts'
import type { Meaning } from './lexicon.ts'
import { type Refused, refused } from './refusal.ts'

/** Where EDTF has no exact place for it, each writing is wider, never narrower. */
export type ToldDate = {
  readonly is: 'told'
  readonly alone: string
  readonly inSet: string
  /** As an end of an interval, where EDTF allows no set; '' when only "not known" is wide enough. */
  readonly asEnd: string
  readonly first: string
  readonly last: string
  /** What lies certainly before and certainly after, as one end of a set. */
  readonly previous: string
  readonly next: string
}

export const toldDate = (said: readonly Meaning[]): ToldDate | Refused => {
  const values = (is: Meaning['is']) => said.filter((meaning) => meaning.is === is).map(({ value }) => value)
  const [year, ...years] = [...values('year'), ...values('decade'), ...values('century'), ...values('day')]
  const [month, ...months] = values('month')
  const [season, ...seasons] = values('season')
  const [day, ...days] = values('small')
  if (values('century-unclear').length > 0) return refused('century-unclear')
  if (said.some(({ is }) => !pieces.has(is)) || said.length === 0) return refused('not-a-date')
  if (years.length > 0) return refused('two-dates')
  if (months.length + seasons.length + days.length > 0 || (month && season)) return refused('not-a-date')
  const part = said.find(({ is }) => is in parts)?.is as keyof typeof parts | undefined
  const mark = markOf(said)
  if (year === undefined) return refused(month || season ? 'no-year' : day !== undefined ? 'century-unclear' : 'not-a-date')
  const [exact] = values('day')
  const civil = exact === undefined ? year : civilOf(exact).year
  if (civil < 1000 || civil > 2199) return refused('year-out-of-reach')
  if (day !== undefined && (!month || part)) return refused('not-a-date')
  const isYear = values('year').length > 0
  if ((month || season) && !isYear) return refused('not-a-date')
  if (exact !== undefined) return part ? refused('not-a-date') : plain(isoDay(exact), mark)
  if (season) return soft(`${year}-${season}${mark}`, `${year}-${season}${mark}`, 'YYYY-MM'.length)
  if (month) return monthOrDay(year, month, day, mark)
  if (isYear) return part ? partOfYear(year, part, mark) : plain(String(year), mark)
  return values('decade').length > 0 ? decade(year, part, mark) : century(year, part, mark)
}

const pieces = new Set<Meaning['is']>([
  'year',
  'decade',
  'century',
  'day',
  'month',
  'season',
  'small',
  'early',
  'mid',
  'late',
  'about',
  'perhaps',
])

/** Early, middle and late overlap on purpose: nobody means the same by them. */
const parts = {
  early: { tenths: [0, 4], months: [1, 6] },
  mid: { tenths: [3, 7], months: [4, 9] },
  late: { tenths: [5, 9], months: [7, 12] },
} as const

type Part = keyof typeof parts

const markOf = (said: readonly Meaning[]): string => {
  const has = (is: Meaning['is']) => said.some((meaning) => meaning.is === is)
  return has('about') ? (has('perhaps') ? '%' : '~') : has('perhaps') ? '?' : ''
}

const two = (n: number): string => String(n).padStart(2, '0')

// "Early March" is kept as March.
const monthOrDay = (year: number, month: number, day: number | undefined, mark: string): ToldDate | Refused => {
  if (day === undefined) return plain(`${year}-${two(month)}`, mark)
  const exact = `${year}-${two(month)}-${two(day)}`
  return day > 0 && isoDay(dayOf(year, month, day)) === exact ? plain(exact, mark) : refused('no-such-day')
}

const partOfYear = (year: number, part: Part, mark: string): ToldDate => {
  const [a, b] = parts[part].months
  return spread(`${year}-${two(a)}`, `${year}-${two(b)}`, String(year), mark)
}

const decade = (year: number, part: Part | undefined, mark: string): ToldDate => {
  const mask = `${String(year).slice(0, 3)}X`
  if (part) return spread(String(year + parts[part].tenths[0]), String(year + parts[part].tenths[1]), mask, mark)
  const date = soft(mask + mark, mask + mark)
  return mark ? date : { ...date, previous: String(year - 1), next: String(year + 10) }
}

/** The 20th century: 1901–2000 by the count, 1900–1999 by custom; so 1900 to 2000, which no mask covers. */
const century = (start: number, part: Part | undefined, mark: string): ToldDate => {
  const [a, b] = part ? parts[part].tenths : [0, 9]
  const last = b === 9 ? start + 100 : start + 10 * b + 9
  const asEnd = b === 9 ? '' : `${start / 100}XX`
  const date = spread(String(start + 10 * a), String(last), asEnd, mark)
  return part || mark ? date : { ...date, previous: String(start), next: String(start + 100) }
}

const plain = (date: string, mark: string): ToldDate => {
  const marked = date + mark
  return {
    is: 'told',
    alone: marked,
    inSet: marked,
    asEnd: marked,
    first: marked,
    last: marked,
    previous: neighbour(date, -1) + mark,
    next: neighbour(date, 1) + mark,
  }
}

const spread = (first: string, last: string, asEnd: string, mark: string): ToldDate =>
  mark
    ? soft(asEnd ? asEnd + mark : `[${first}${mark}..${last}${mark}]`, asEnd && asEnd + mark)
    : soft(`[${first}..${last}]`, asEnd, first.length)

/** What has no single date: its bounds are those of its own reading; before or after it may be anywhere up to its far end. */
const soft = (alone: string, asEnd: string, precision: number = 'YYYY'.length): ToldDate => {
  const read = readEdtf(alone)
  const bound = (day: number | null | undefined) => (typeof day === 'number' ? isoDay(day).slice(0, precision) : '')
  const [first, last] = read.is === 'read' ? [bound(read.span.fromMin), bound(read.span.toMax)] : ['', '']
  return { is: 'told', alone, inSet: `${first}..${last}`, asEnd, first, last, previous: last, next: first }
}

const neighbour = (date: string, step: 1 | -1): string => {
  const [year = 0, month, day] = date.split('-').map(Number)
  const at = dayOf(year + (month ? 0 : step), (month ?? 1) + (month && !day ? step : 0), day ? day + step : 1)
  return isoDay(at).slice(0, date.length)
}
