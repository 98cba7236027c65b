// Lays out when things were there as bands along one ruler: soft where dates are soft, open where an end is not known.
import type { Day } from '../dates/days.ts'
import { type Axis, axisFor } from './axis.ts'
import { type Extent, firstPossible, isKnown } from './extent.ts'

/**
 * `solid`: certainly there. `soft-in`, `soft-out`: began or ended somewhere in here. `within`: lay somewhere in here.
 * `open`: nothing is known. `point`: one known day, the only thing ever drawn as a point.
 */
type Ink = 'solid' | 'soft-in' | 'soft-out' | 'within' | 'open' | 'point'
export type Segment = { ink: Ink; from: number; to: number }
export type Band<T> = { of: T; extent: Extent; segments: readonly Segment[]; known: boolean }
/** Without a ruler where not one day is known: then every band is open from end to end. */
export type Drawing<T> = { axis: Axis | null; bands: readonly Band<T>[] }

const daysOf = ({ begins, ends, alive }: Extent) => [begins.min, begins.max, ends.min, ends.max, alive].filter((day) => day !== null)

const segmentsOf = (extent: Extent, axis: Axis | null): Segment[] => {
  const { begins, ends, alive, shape } = extent
  if (axis === null || !isKnown(extent)) return [{ ink: 'open', from: 0, to: 1 }]
  // A day lasts until the next one starts.
  const start = (day: Day) => axis.at(day)
  const end = (day: Day) => axis.at(day + 1)
  if (shape !== 'lasts' && begins.min !== null && begins.max !== null) {
    const [from, to] = [start(begins.min), end(begins.max)]
    const there: Segment = { ink: begins.min === begins.max ? 'point' : 'within', from, to }
    const open = (a: number, b: number): Segment[] => (shape === 'seen' && b > a ? [{ ink: 'open', from: a, to: b }] : [])
    return [...open(0, from), there, ...open(to, 1)]
  }

  const begunBy = begins.max ?? begins.min ?? null
  const overBy = ends.min ?? ends.max ?? null
  if (begins.min !== null && begins.max !== null && ends.min !== null && ends.max !== null && ends.min < begins.max)
    return [{ ink: 'within', from: start(begins.min), to: end(ends.max) }]

  const segments: Segment[] = []
  const draw = (ink: Ink, from: number, to: number) => {
    if (to > from) segments.push({ ink, from, to })
  }
  const solidFrom = begunBy === null ? null : begins.min === begins.max || begins.max === null ? start(begunBy) : end(begunBy)
  const solidTo = overBy === null ? null : ends.min === ends.max || ends.min === null ? end(overBy) : start(overBy)
  const aliveTo = alive === null ? null : start(alive)

  if (solidFrom === null) draw('open', 0, solidTo ?? 1)
  else if (begins.min === null) draw('open', 0, solidFrom)
  else if (begins.max !== null) draw('soft-in', start(begins.min), solidFrom)
  if (solidFrom !== null) {
    const lasted = solidTo ?? Math.max(solidFrom, aliveTo ?? solidFrom)
    draw('solid', solidFrom, lasted)
    if (solidTo === null) draw('open', lasted, 1)
  }
  if (solidTo !== null && ends.min !== null) {
    if (ends.max === null) draw('open', solidTo, 1)
    else if (ends.max !== ends.min) draw('soft-out', solidTo, end(ends.max))
  }
  return segments
}

// What has an open end needs room to be open in.
const withRoom = (extents: readonly Extent[]): Day[] => {
  const known = extents.filter(isKnown)
  const days = known.flatMap(daysOf)
  const first = days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const last = days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const room = Math.max(366, (last - first) * 0.08)
  if (known.some(({ begins, shape }) => begins.min === null || shape === 'seen')) days.push(first - room)
  if (known.some(({ ends, shape }) => (ends.max === null && shape === 'lasts') || shape === 'seen')) days.push(last + room)
  return days
}

/** Earliest first; what has no date comes last, in the order given. */
export const bandsAlong = <T>(rows: readonly { of: T; extent: Extent }[]): Drawing<T> => {
  const axis = axisFor(withRoom(rows.map(({ extent }) => extent)))
  const bands = rows.map(({ of, extent }) => ({ of, extent, segments: segmentsOf(extent, axis), known: isKnown(extent) }))
  return { axis, bands: bands.sort((a, b) => firstPossible(a.extent) - firstPossible(b.extent)) }
}

/** The same band for a page that is read from right to left: time runs right to left, too. */
export const mirrored = ({ ink, from, to }: Segment): Segment => ({ ink, from: 1 - to, to: 1 - from })
