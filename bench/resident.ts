// How much memory a process and all that it started hold while something happens, looked at twenty times a second.
import { childrenOf, residentMegabytes } from './processor-time.ts'

export type Held = { all: number; serving: number; room: number; apart: number }

/** What it began, and what those began. A process may end while it is looked at. */
const begunBy = (pid: number): number[] => {
  try {
    return childrenOf(pid)
  } catch {
    return []
  }
}
const residentOf = (pid: number): number => {
  try {
    return residentMegabytes(pid).now || 0
  } catch {
    return 0
  }
}
const sum = (pids: readonly number[]) => pids.reduce((total, pid) => total + residentOf(pid), 0)

export const heldBy = (pid: number): Held => {
  const rooms = begunBy(pid)
  const [serving, room, apart] = [residentOf(pid), sum(rooms), sum(rooms.flatMap(begunBy))]
  return { all: serving + room + apart, serving, room, apart }
}

const every = 50

/** Of each the most that was seen; they need not have been at their most at once. */
export const watchMemory = (pid: number) => {
  const seen: Held[] = []
  const look = () => void seen.push(heldBy(pid))
  look()
  const watch = setInterval(look, every)
  return () => {
    clearInterval(watch)
    look()
    const most = (of: keyof Held) => Math.max(...seen.map((held) => held[of]))
    return { all: most('all'), serving: most('serving'), room: most('room'), apart: most('apart'), seen }
  }
}
