// One date as EDTF writes it (1981, 198X, 1981-01, 1994-21, 1990~): what it states, and how far it may reach.

import { civilOf, type Day, dayOf, firstDay, lastDay, lengthOfMonth } from './days.ts'
import { type Refusal, type Refused, refused } from './refusal.ts'

type Mark = '' | '?' | '~' | '%'

export type WrittenDate = {
  readonly is: 'date'
  readonly unit: 'year' | 'season' | 'month' | 'day'
  /** 21 spring, 22 summer, 23 autumn, 24 winter; 0 for all other dates. */
  readonly season: number
  readonly mark: Mark
  /** First and last day of what is written, the mark left aside. */
  readonly stated: readonly [Day, Day]
  /** The same, widened by the mark; null where that leaves the years 0001 to 9999. */
  readonly reach: readonly [Day | null, Day | null]
}

const shape = /^([?~%]?)([\dX]{4})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?))?)?$/

const whyNot = (text: string): Refusal => {
  if (/^(Y-?\d|-\d{4})/.test(text)) return 'year-out-of-reach'
  if (/^[\dX]{4}-\d\d-\d\dT/.test(text) || /^\d{4}S\d$/.test(text)) return 'not-supported'
  return 'not-a-date'
}

export const readWrittenDate = (text: string): WrittenDate | Refused => {
  const parts = shape.exec(text)
  if (!parts) return refused(whyNot(text))
  const [, a = '', year = '', b = '', c = '', month = '', d = '', e = '', day = '', f = ''] = parts
  const marks = [a + b, c + d, e + f] as const
  const dated = month >= '21' && month <= '99' && !day ? statedSeason(year, month) : statedDays(year, month, day)
  if (dated.is === 'refused') return dated
  const mark = union(marks.join(''))
  return { ...dated, is: 'date', mark, reach: mark ? widened(dated.stated, marks, year, mark) : dated.stated }
}

type Stated = { is: 'stated' } & Pick<WrittenDate, 'unit' | 'season' | 'stated'>

const statedDays = (year: string, month: string, day: string): Stated | Refused => {
  const [low, high] = years(year)
  const months = month ? matching(month, 12) : [1, 12]
  const days = day ? matching(day, 31) : [1, 31]
  const [firstMonth, lastMonth] = [months[0], months.at(-1)]
  const [first, last] = [days[0], days.at(-1)]
  if (!firstMonth || !lastMonth || !first || !last) return refused('no-such-day')
  if (low === 0) return refused('year-out-of-reach')
  const leapYear = 2000
  if (firstMonth === lastMonth && first > lengthOfMonth(low === high ? low : leapYear, firstMonth)) return refused('no-such-day')
  return {
    is: 'stated',
    // 1981-XX says no more than 1981; 1981-XX-12 is some day of that year, and is kept as widely.
    unit: !month || month === 'XX' ? 'year' : !day || day === 'XX' ? 'month' : 'day',
    season: 0,
    stated: [
      dayOf(low, firstMonth, Math.min(first, lengthOfMonth(low, firstMonth))),
      dayOf(high, lastMonth, Math.min(last, lengthOfMonth(high, lastMonth))),
    ],
  }
}

/**
 * Nobody says which hemisphere. Spring and autumn of a year lie in March–June or September–December of it; summer and
 * winter may also begin in the December before or end in the March after. So: 1 March to 31 December, and 1 December
 * of the year before to 31 March of the year after.
 */
const statedSeason = (year: string, season: string): Stated | Refused => {
  if (season > '41') return refused('no-such-day')
  if (season > '24') return refused('not-supported')
  const [low, high] = years(year)
  if (low === 0) return refused('year-out-of-reach')
  const withinTheYear = season === '21' || season === '23'
  return {
    is: 'stated',
    unit: 'season',
    season: Number(season),
    stated: withinTheYear ? [dayOf(low, 3, 1), dayOf(high, 12, 31)] : [dayOf(low - 1, 12, 1), dayOf(high + 1, 3, 31)],
  }
}

const years = (text: string): [number, number] => [Number(text.replaceAll('X', '0')), Number(text.replaceAll('X', '9'))]

const matching = (pattern: string, most: number): number[] => {
  const like = new RegExp(`^${pattern.replaceAll('X', '\\d')}$`)
  return Array.from({ length: most }, (_, i) => i + 1).filter((n) => like.test(String(n).padStart(2, '0')))
}

const union = (marks: string): Mark => {
  const doubted = /[?%]/.test(marks)
  const rough = /[~%]/.test(marks)
  return doubted && rough ? '%' : doubted ? '?' : rough ? '~' : ''
}

/**
 * How far ? and ~ reach, to either side (% twice as far), by the widest part that bears one: a year 5 years, a decade
 * 5, a century 50; a month or season 3 months; a day 15 days. EDTF gives no figures: these are wide on purpose.
 */
const widened = (
  [first, last]: readonly [Day, Day],
  [onYear, onMonth, onDay]: readonly [string, string, string],
  year: string,
  mark: Mark,
): [Day | null, Day | null] => {
  const times = mark === '%' ? 2 : 1
  const unspecified = year.split('X').length - 1
  const months = onYear ? 12 * 5 * 10 ** Math.max(0, unspecified - 1) : onMonth ? 3 : 0
  const days = onDay && !months ? 15 : 0
  return [within(earlier(first, times * months) - times * days), within(later(last, times * months) + times * days)]
}

// Where a month is too short for the day, both go to the wider side.
const earlier = (from: Day, months: number): Day => {
  const { year, month, day } = civilOf(from)
  return dayOf(year, month - months, Math.min(day, lengthOfMonth(year, month - months)))
}
const later = (from: Day, months: number): Day => {
  const { year, month, day } = civilOf(from + 1)
  return dayOf(year, month + months, day) - 1
}

const within = (day: Day): Day | null => (day < firstDay || day > lastDay ? null : day)
