// A day, month, season or year by its name in a language.

import { civilOf, type Day, dayOf } from './days.ts'
import type { Frames, Name } from './frames.ts'
import type { WrittenDate } from './written-date.ts'

/** The first and last of what is written, named; the same name twice when it is one year, month, season or day. */
export const namesOf = (date: WrittenDate, frames: Frames): readonly [Name, Name] => {
  const [first, last] = date.stated
  if (date.unit !== 'season') return [nameOf(date.unit, first, frames), nameOf(date.unit, last, frames)]
  // A summer or winter is counted from the December before to the March after.
  const beyond = date.season === 22 || date.season === 24 ? 1 : 0
  const [low, high] = [civilOf(first).year + beyond, civilOf(last).year - beyond]
  return [seasonOf(date.season, low, frames), seasonOf(date.season, high, frames)]
}

export const nameOf = (unit: WrittenDate['unit'], day: Day, frames: Frames): Name => {
  const { year, month } = civilOf(day)
  const formats = formatsOf(frames.intl)
  if (unit === 'year') return { plain: frames.year(year), after: frames.year(year) }
  if (unit === 'day') return frames.day(formats.day.format(day * oneDay))
  // The name of the month as it stands beside a day: in Russian, the genitive.
  const parts = formats.day.formatToParts(dayOf(year, month, 1) * oneDay)
  const genitive = `${parts.find(({ type }) => type === 'month')?.value} ${frames.year(year)}`
  return frames.month(formats.month.format(day * oneDay), genitive)
}

const seasonOf = (season: number, year: number, frames: Frames): Name => {
  const { plain = '', after = '' } = frames.seasons[season - 21] ?? {}
  return { plain: `${plain} ${frames.year(year)}`, after: `${after} ${frames.year(year)}` }
}

const oneDay = 86_400_000

type Formats = { readonly month: Intl.DateTimeFormat; readonly day: Intl.DateTimeFormat }

// Kept, because making one takes longer than a page of dates.
const made = new Map<string, Formats>()

const formatsOf = (locale: string): Formats => {
  const known = made.get(locale)
  if (known) return known
  const always = {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
    month: 'long',
    year: 'numeric',
  } as const
  const formats = {
    month: new Intl.DateTimeFormat(locale, always),
    day: new Intl.DateTimeFormat(locale, { ...always, day: 'numeric' }),
  }
  made.set(locale, formats)
  return formats
}
