// A day as one whole number, so that days of any year can be compared, sorted and kept without a clock or a time zone.

/** Days since 1 January 1970, proleptic Gregorian, for the years 0001 to 9999. */
export type Day = number

const oneDay = 86_400_000

/** Months and days outside their range carry over: month 13 is January of the next year, day 0 the last of the month before. */
export const dayOf = (year: number, month: number, day: number): Day =>
  // setUTCFullYear, because Date.UTC takes the years 0 to 99 for 1900 to 1999.
  new Date(0).setUTCFullYear(year, month - 1, day) / oneDay

/** The day, in UTC, of a moment in milliseconds of the epoch. */
export const dayAt = (moment: number): Day => Math.floor(moment / oneDay)

export const civilOf = (day: Day): { year: number; month: number; day: number } => {
  const date = new Date(day * oneDay)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export const lengthOfMonth = (year: number, month: number): number => civilOf(dayOf(year, month + 1, 0)).day

export const firstDay: Day = dayOf(1, 1, 1)
export const lastDay: Day = dayOf(9999, 12, 31)

/** YYYY-MM-DD */
export const isoDay = (day: Day): string => new Date(day * oneDay).toISOString().slice(0, 10)

export const dayFromIso = (text: string): Day | undefined => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts || parts[1] === '0000') return undefined
  const day = dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  return isoDay(day) === text ? day : undefined
}
