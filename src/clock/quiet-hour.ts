// Once a night, when few read: what is past its time goes, and the files are written anew, so that they tell neither what went nor in which order things came.
import type { Keeping } from '../actions/settle-ledger.ts'
import type { Store } from '../store/store.ts'
import { endTerms } from './end-terms.ts'
import { retire } from './retire.ts'

const minute = 60_000
const oneDay = 24 * 60 * minute
/** 03:00 UTC, the same everywhere: it tells nothing about anyone. */
const hour = 3 * 60 * minute

/** Milliseconds from one moment of the epoch to the next quiet hour after it. */
export const untilQuietHour = (now: number): number => oneDay - ((((now - hour) % oneDay) + oneDay) % oneDay)

/** False where another process is at it on this database. */
export const quietHour = (store: Store, keeping: Keeping): Promise<boolean> =>
  store.byOne(async () => {
    await endTerms(store, keeping)
    await retire(store, keeping.today)
    await store.rewrite()
  })

/** Runs `night` at every quiet hour, and an hour later again where it failed; gives back how to stop. */
export const startClock = (now: () => number, night: () => Promise<boolean>): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  const after = (wait: number) => {
    const next = (done: boolean) => after(done ? untilQuietHour(now()) : 60 * minute)
    timer = setTimeout(() => void night().then(next, () => next(false)), wait) // a database that is away is every request's to tell
    timer.unref()
  }
  after(untilQuietHour(now()))
  return () => clearTimeout(timer)
}
