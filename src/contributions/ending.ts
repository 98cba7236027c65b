// Whether the last day that somebody chose for what they told is near, or past: then they are asked again.
import { type Day, dayFromIso } from '../dates/days.ts'

/** In English: kept with the terms, in the words in which it was read. */
export const askedAnew = {
  ask: 'How long may it be shown?',
  options: [
    { key: 'no-end', says: 'Go on, with no end' },
    { key: 'year-more', says: 'Go on for one more year' },
  ],
} as const
export type GoingOn = (typeof askedAnew)['options'][number]['key']

export type Ending = 'near' | 'past' | null
const near = 30

/** `until`: the last day it may be shown, YYYY-MM-DD. */
export const endingOf = (until: string | null, today: Day): Ending => {
  const last = until === null ? undefined : dayFromIso(until)
  if (last === undefined) return null
  if (last < today) return 'past'
  return last - today <= near ? 'near' : null
}
