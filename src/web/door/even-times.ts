// Whoever typed a number is answered at even times after it was hashed: how long an answer takes says nothing of what lies under it.
import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds: most of what is looked up, opened and drawn after hashing is done in one step, and what takes longer in few. */
export const evenStep = 500

/** Resolves a whole number of steps after `since`, by the same clock as `now`; never at once. */
export const untilEven = async (since: number, step: number, now: () => number): Promise<void> => {
  const taken = now() - since
  await pause(Math.max(1, Math.ceil(taken / step)) * step - taken)
}
