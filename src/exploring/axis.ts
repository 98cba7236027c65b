// A ruler of years for a drawing: round years, few enough that their labels never touch on the narrowest phone.
import { civilOf, type Day, dayOf } from '../dates/days.ts'

/** `at` is a place along the drawing, from 0 (earliest) to 1 (latest). */
type Tick = { at: number; year: number }
export type Axis = { from: Day; to: Day; ticks: readonly Tick[]; at: (day: Day) => number }

const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]
const mostTicks = 6

/** Null where no day is known: there is nothing to draw along. */
export const axisFor = (days: readonly Day[]): Axis | null => {
  if (days.length === 0) return null
  const first = civilOf(days.reduce((a, b) => Math.min(a, b))).year
  const last = civilOf(days.reduce((a, b) => Math.max(a, b))).year
  const step = steps.find((size) => Math.floor(last / size) + 1 - Math.floor(first / size) < mostTicks) ?? 2000
  const start = Math.max(1, Math.floor(first / step) * step)
  const count = Math.max(1, Math.ceil((last + 1 - start) / step))
  const [from, to] = [dayOf(start, 1, 1), dayOf(start + count * step, 1, 1)]
  const at = (day: Day) => Math.min(1, Math.max(0, (day - from) / (to - from)))
  const ticks = Array.from({ length: count + 1 }, (_, n) => ({ year: start + n * step, at: at(dayOf(start + n * step, 1, 1)) }))
  return { from, to, ticks, at }
}
