// What an address shows to the first who asks for it, within a minute, and to nobody after that: kept in memory alone.

const minute = 60_000
/** Longer ones together are a few megabytes; the oldest go first. */
const most = 50

/** A form as it stands, and what lets its page be kept without the number. */
export type Standing = { form: ReadonlyMap<string, string>; opened: string }

export const createShownOnce = (chance: (count: number) => Uint8Array, now: () => number) => {
  const kept = new Map<string, Standing & { until: number }>()
  const forget = () => {
    for (const [name, { until }] of kept) if (until <= now()) kept.delete(name)
  }
  return {
    /** Told at each request, so that nothing lies there longer than it must while others come and go. */
    forget,
    keep: (standing: Standing): string => {
      const name = Buffer.from(chance(16)).toString('base64url')
      const [oldest] = kept.keys()
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest)
      kept.set(name, { ...standing, until: now() + minute })
      return name
    },
    take: (name: string): Standing | null => {
      forget()
      const standing = kept.get(name) ?? null
      kept.delete(name)
      return standing
    },
  }
}
export type ShownOnce = ReturnType<typeof createShownOnce>
