// How much is coming in, and from whom too much: never a wall for those who tell, a pause for whoever guesses receipts, a question for the rest.
import { routesFor } from '../routes.ts'
import type { Lane } from '../share/asked.ts'
import { type Counts, createCounts, type Limit } from './counting.ts'
import type { Tried } from './from-door.ts'

const minute = 60_000
const hour = 60 * minute

export const laneLimits = {
  start: { each: 5, within: hour, all: 30, allWithin: hour },
  send: { each: 5, within: hour, all: 30, allWithin: hour },
  receipt: { each: 10, within: 15 * minute, all: 60, allWithin: minute },
} as const satisfies Record<string, Limit>

const routes = routesFor('', 'en')

/** A start makes a receipt; a send hands a telling to the editors: whether it came to that, the room says. `path` as `readPath` reads it. */
export const countedAs = (method: string, path: string): 'start' | 'send' | null => {
  if (method !== 'POST') return null
  if (path === routes.share()) return 'start'
  return path === routes.shareAct('send') ? 'send' : null
}

export type Admission = {
  lane: Lane
  /** Seconds until this caller may try receipts again; 0 where they may now. */
  receiptsIn: number
  /**
   * Told once it is known whether a receipt was tried: what was set aside for it is given back if not, and if it was the right one.
   * `counts`: whether it was the start or the send that it was counted as; where not, that is given back too.
   */
  settle: (tried: Tried, counts?: boolean) => void
}

/** With several processes each counts for itself: a limit is then reached later by as many times, and never sooner. */
export const createLanes = (counts: Counts = createCounts(laneLimits)) => ({
  admit: (method: string, path: string, caller: string | null): Admission => {
    const counted = countedAs(method, path)
    const tellsTooMuch = (['start', 'send'] as const).some((route) => counts.fullFor(route, caller) > 0 || counts.isFullForAll(route))
    // Guesses from everywhere ask something of everybody; only one's own guesses shut anybody out.
    const flood = tellsTooMuch || counts.isFullForAll('receipt')
    // Before it is known whether it comes to that: a hundred at once are no way around.
    if (counted) {
      // One caller alone cannot use up what is there for all.
      if (!tellsTooMuch) counts.countForAll(counted)
      counts.count(counted, caller)
    }
    const lane: Lane = flood ? 'flood' : 'normal'
    if (method !== 'POST') return { lane, receiptsIn: 0, settle: () => undefined }
    const full = counts.fullFor('receipt', caller)
    if (full === 0) counts.count('receipt', caller)
    let settled = false
    const settle = (tried: Tried, came = true) => {
      if (settled) return
      settled = true
      if (counted && !came) {
        if (!tellsTooMuch) counts.takeBackForAll(counted)
        counts.takeBack(counted, caller)
      }
      if (full > 0) return
      if (tried !== 'no') counts.countForAll('receipt') // what is hashed is work, for the right number too
      if (tried !== 'yes') counts.takeBack('receipt', caller)
    }
    return { lane, receiptsIn: Math.ceil(full / 1_000), settle }
  },
  forget: counts.turn,
})
export type Lanes = ReturnType<typeof createLanes>
