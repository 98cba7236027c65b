// When something was there, as far as is known: a beginning and an end that may each be soft, open or unknown.
import type { Day } from '../dates/days.ts'
import type { Span } from '../dates/span.ts'
import type { Statement } from '../history/statement.ts'

/** Somewhere from `min` to `max`, both days included; null = not known. */
type Range = { min: Day | null; max: Day | null }

/**
 * `lasts`: between a beginning and an end. `happens`: somewhere in between, once. `seen`: it was so somewhere in between, and nothing
 * is told of before and after. `alive` is the last day on which it is known to have been there.
 */
export type Extent = { begins: Range; ends: Range; alive: Day | null; shape: 'lasts' | 'happens' | 'seen' }

const unknown: Range = { min: null, max: null }
export const nothingKnown: Extent = { begins: unknown, ends: unknown, alive: null, shape: 'lasts' }

const least = (days: readonly (Day | null)[]) => days.reduce((a, b) => (a === null || b === null ? null : Math.min(a, b)), days[0] ?? null)
const most = (days: readonly (Day | null)[]) => days.reduce((a, b) => (a === null || b === null ? null : Math.max(a, b)), days[0] ?? null)
const lastOf = (days: readonly (Day | null)[]) => most(days.filter((day) => day !== null))

/** Told twice and differently, it may be either: the range that holds them all. */
const around = (ranges: readonly Range[]): Range => ({ min: least(ranges.map(({ min }) => min)), max: most(ranges.map(({ max }) => max)) })

const asBeginning = ({ fromMin, fromMax, toMax }: Span): Range => ({ min: fromMin, max: fromMax ?? toMax })
const asEnd = ({ fromMin, toMin, toMax }: Span): Range => ({ min: toMin ?? fromMin, max: toMax })

export const isKnown = ({ begins, ends, alive }: Extent) => [begins.min, begins.max, ends.min, ends.max, alive].some((day) => day !== null)

/** A time that something lasted or happened in, as one statement tells it. */
export const extentOfSpan = (span: Span): Extent => {
  const once = span.fromMin !== null && span.fromMin === span.toMin && span.fromMax === span.toMax && span.toMax !== null
  return {
    begins: { min: span.fromMin, max: span.fromMax },
    ends: { min: span.toMin, max: span.toMax },
    alive: null,
    shape: once ? 'happens' : 'lasts',
  }
}

/** When something that lasts was told to be so: "as early as 1981" is neither its beginning nor its end. */
export const extentSeen = (span: Span): Extent => {
  const extent = extentOfSpan(span)
  return extent.shape === 'happens' ? { ...extent, shape: 'seen' } : extent
}

/** From all that is said of when one record began, existed, ended, happened or was published. */
export const extentOf = (statements: readonly Statement[]): Extent => {
  const spans = (property: string) =>
    statements.flatMap(({ property: name, value }) => (name === property && value.kind === 'when' ? [value.when.span] : []))
  const happened = [...spans('happened'), ...spans('published')]
  if (happened.length > 0) {
    const all = happened.map(extentOfSpan)
    return {
      begins: around(all.map(({ begins }) => begins)),
      ends: around(all.map(({ ends }) => ends)),
      alive: null,
      shape: all.every(({ shape }) => shape === 'happens') ? 'happens' : 'lasts',
    }
  }
  const existed = spans('existed').map(extentOfSpan)
  const began = spans('began').map(asBeginning)
  const ended = spans('ended').map(asEnd)
  const incorporated = spans('incorporated')
  const begins = around(began.length > 0 ? began : existed.map((extent) => extent.begins))
  const ends = around(ended.length > 0 ? ended : existed.map((extent) => extent.ends))
  const alive = lastOf([...incorporated.map((span) => span.fromMin), ...existed.map((extent) => extent.ends.min)])
  // Who was incorporated had begun by then.
  const begunBy = begins.max ?? lastOf(incorporated.map((span) => span.toMax ?? span.fromMax))
  return { begins: { min: begins.min, max: begunBy }, ends, alive, shape: 'lasts' }
}

/** For sorting: the first day it may have been there. */
export const firstPossible = ({ begins, ends }: Extent): number =>
  begins.min ?? begins.max ?? ends.min ?? ends.max ?? Number.MAX_SAFE_INTEGER
