// What a date leaves possible: the earliest and the latest day on which something began, and on which it ended.

import type { Day } from './days.ts'

/**
 * Began no earlier than fromMin and no later than fromMax; ended no earlier than toMin and no later than toMax.
 * null = not known, or open. A moment somewhere in January 1981 has both its beginning and its end in 1–31 January.
 */
export type Span = {
  readonly fromMin: Day | null
  readonly fromMax: Day | null
  readonly toMin: Day | null
  readonly toMax: Day | null
}

const apart = (aMin: Day | null, aMax: Day | null, bMin: Day | null, bMax: Day | null): boolean =>
  (aMax !== null && bMin !== null && aMax < bMin) || (bMax !== null && aMin !== null && bMax < aMin)

// Nothing begins after it ended: a known end bounds an unknown beginning, and the other way round.
const latestStart = ({ fromMax, toMax }: Span): Day | null =>
  fromMax === null || toMax === null ? (fromMax ?? toMax) : Math.min(fromMax, toMax)
const earliestEnd = ({ fromMin, toMin }: Span): Day | null =>
  fromMin === null || toMin === null ? (toMin ?? fromMin) : Math.max(fromMin, toMin)

/** Two readings of one same moment or period that certainly contradict each other; what is not known never does. */
export const cannotBothBe = (a: Span, b: Span): boolean =>
  apart(a.fromMin, latestStart(a), b.fromMin, latestStart(b)) || apart(earliestEnd(a), a.toMax, earliestEnd(b), b.toMax)
