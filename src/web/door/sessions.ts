// Who is signed in at the desk: kept in memory alone, outside the room, which is replaced more often than an editor's day ends.
import type { Session } from '../share/asked.ts'

const idle = 30 * 60_000
const longest = 12 * 60 * 60_000
const most = 1_000

export const createSessions = (now: () => number = Date.now) => {
  const kept = new Map<string, Session & { begun: number; last: number }>()
  const isOver = ({ begun, last }: { begun: number; last: number }) => now() - last >= idle || now() - begun >= longest
  return {
    keep: (hash: string, session: Session): void => {
      for (const [other, one] of kept) if (isOver(one) || kept.size >= most) kept.delete(other)
      kept.set(hash, { ...session, begun: now(), last: now() })
    },
    find: (hash: string): Session | null => {
      const found = kept.get(hash)
      if (!found) return null
      if (isOver(found)) {
        kept.delete(hash)
        return null
      }
      found.last = now()
      const { editor, auth, sealed } = found
      return { editor, auth, sealed }
    },
    drop: (hash: string): void => void kept.delete(hash),
    /** What is over is in memory no longer than until the next minute. */
    forget: (): void => {
      for (const [hash, one] of kept) if (isOver(one)) kept.delete(hash)
    },
  }
}
