// ISO weeks (ISO 8601 §5.5.4), the finest time that is kept of anything a teller does.
import { civilOf, type Day, dayOf, isoDay } from './days.ts'

/** `2026-W47`: as text they sort as they follow each other. */
export type Week = string

/** Monday is 0. 1 January 1970 was a Thursday. */
const weekdayOf = (day: Day) => (((day + 3) % 7) + 7) % 7

export const mondayOf = (day: Day): Day => day - weekdayOf(day)

/** A week belongs to the year its Thursday lies in. */
export const weekOf = (day: Day): Week => {
  const thursday = mondayOf(day) + 3
  const { year } = civilOf(thursday)
  const number = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1
  return `${isoDay(thursday).slice(0, 4)}-W${String(number).padStart(2, '0')}`
}

/** The Monday that a week begins on: the fourth of January always lies in the first. */
export const mondayIn = (week: Week): Day => {
  const [year = 1970, number = 1] = week.split('-W').map(Number)
  return mondayOf(dayOf(year, 1, 4)) + 7 * (number - 1)
}
