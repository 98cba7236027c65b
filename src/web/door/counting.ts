// Counts how often somebody came without knowing who: eight bytes of a keyed hash, a key that lives in memory alone and is soon forgotten.
import { createHmac, randomBytes } from 'node:crypto'

/** `each` of one caller in `within` milliseconds, `all` of everybody in `allWithin`. */
export type Limit = { each: number; within: number; all: number; allWithin: number }

type Entry = { count: number; since: number }
type Generation = { key: Buffer; begun: number; seen: Map<bigint, Entry> }

const halfADay = 12 * 60 * 60 * 1_000

/**
 * Two generations of keys: what was counted under the older one still counts, and is forgotten with it. An IPv4 address hashed with a key
 * that lasts could be guessed back from it in hours. `most` bounds how many callers a generation remembers; the oldest go first.
 */
export const createCounts = (limits: Readonly<Record<string, Limit>>, { now = Date.now, lasts = halfADay, most = 50_000 } = {}) => {
  const begin = (): Generation => ({ key: randomBytes(32), begun: now(), seen: new Map() })
  let current = begin()
  let before: Generation | null = null
  const everybody = new Map<string, Entry>()

  const turn = () => {
    const age = now() - current.begun
    if (age < lasts) return
    before = age < 2 * lasts ? current : null
    current = begin()
  }
  const nameIn = ({ key }: Generation, route: string, caller: string) =>
    createHmac('sha256', key).update(`${route}\0${caller}`).digest().readBigUInt64LE(0)
  const standing = (entry: Entry | undefined, within: number) => (entry && now() - entry.since < within ? entry : undefined)

  const entryOf = (route: string, caller: string, { within }: Limit): Entry => {
    turn()
    const known =
      standing(current.seen.get(nameIn(current, route, caller)), within) ??
      (before ? standing(before.seen.get(nameIn(before, route, caller)), within) : undefined)
    return known ?? { count: 0, since: now() }
  }
  const remember = (route: string, caller: string, entry: Entry) => {
    if (entry.count !== 1) return // it lies where it was begun
    if (current.seen.size >= most) current.seen.delete(current.seen.keys().next().value as bigint)
    current.seen.set(nameIn(current, route, caller), entry)
  }
  const entryOfAll = (route: string, { allWithin }: Limit): Entry => {
    const entry = standing(everybody.get(route), allWithin) ?? { count: 0, since: now() }
    everybody.set(route, entry)
    return entry
  }

  return {
    /** In how many milliseconds a caller's own limit that is reached is no longer; 0 where it is not. Null cannot be told from others. */
    fullFor: (route: string, caller: string | null): number => {
      const limit = limits[route] as Limit
      const own = caller === null ? null : entryOf(route, caller, limit)
      return own && own.count >= limit.each ? own.since + limit.within - now() : 0
    },
    /** Whether the limit of all together is reached. */
    isFullForAll: (route: string): boolean => entryOfAll(route, limits[route] as Limit).count >= (limits[route] as Limit).all,
    /** One more of this caller. */
    count: (route: string, caller: string | null): void => {
      if (caller === null) return
      const own = entryOf(route, caller, limits[route] as Limit)
      own.count += 1
      remember(route, caller, own)
    },
    /** It was none after all. */
    takeBack: (route: string, caller: string | null): void => {
      if (caller === null) return
      const own = entryOf(route, caller, limits[route] as Limit)
      own.count = Math.max(0, own.count - 1)
    },
    /** One more of everybody. */
    countForAll: (route: string): void => {
      entryOfAll(route, limits[route] as Limit).count += 1
    },
    takeBackForAll: (route: string): void => {
      const all = entryOfAll(route, limits[route] as Limit)
      all.count = Math.max(0, all.count - 1)
    },
    /** Forgets what is due to be forgotten, also while nobody comes. */
    turn,
  }
}
export type Counts = ReturnType<typeof createCounts>
