// From a date in EDTF to the days it leaves possible.

import type { Day } from './days.ts'
import { type End, type Member, type Notation, readNotation } from './notation.ts'
import type { Refused } from './refusal.ts'
import type { Span } from './span.ts'

type ReadEdtf = { readonly is: 'read'; readonly span: Span; readonly kind: Notation['is'] } | Refused

/** At most 64 characters; what cannot be read is refused, never thrown. */
export const readEdtf = (text: string): ReadEdtf => {
  const notation = readNotation(text)
  return notation.is === 'refused' ? notation : { is: 'read', span: spanOf(notation), kind: notation.is }
}

const spanOf = (notation: Notation): Span => {
  switch (notation.is) {
    case 'date':
      return moment(...notation.reach)
    case 'interval': {
      const [fromMin, fromMax] = reachOf(notation.from)
      const [toMin, toMax] = reachOf(notation.to)
      return { fromMin, fromMax, toMin, toMax }
    }
    case 'one-of':
      return moment(least(notation.members.map(firstOf)), most(notation.members.map(lastOf)))
    case 'all-of':
      return allOf(notation.members)
  }
}

const moment = (min: Day | null, max: Day | null): Span => ({ fromMin: min, fromMax: max, toMin: min, toMax: max })

// All of them happened: it began with the earliest of them and ended with the latest.
const allOf = (members: readonly Member[]): Span => ({
  fromMin: least(members.map(firstOf)),
  fromMax: least(members.map(({ first }) => first?.reach[1] ?? null)),
  toMin: most(members.map(({ last }) => last?.reach[0] ?? null)),
  toMax: most(members.map(lastOf)),
})

const reachOf = (end: End): readonly [Day | null, Day | null] => (end.is === 'date' ? end.reach : [null, null])
const firstOf = ({ first }: Member): Day | null => first?.reach[0] ?? null
const lastOf = ({ last }: Member): Day | null => last?.reach[1] ?? null

// One bound not known leaves the whole not known.
const least = (days: readonly (Day | null)[]): Day | null => bound(days, Math.min)
const most = (days: readonly (Day | null)[]): Day | null => bound(days, Math.max)
const bound = (days: readonly (Day | null)[], choose: (...known: Day[]) => Day): Day | null => {
  const known = days.filter((day) => day !== null)
  return known.length === days.length ? choose(...known) : null
}
