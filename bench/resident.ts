// How much memory a process and all that it started hold while something happens, looked at twenty times a second.
import { readFileSync } from 'node:fs'
import { childrenOf } from './processor-time.ts'

/** In MB (10⁶ bytes). `all` counts what processes share, as Node itself, once for each of them; `once` counts files that are shared once. */
export type Held = { all: number; once: number; serving: number; room: number; apart: number }

type Resident = { whole: number; own: number; files: number }
const nothing: Resident = { whole: 0, own: 0, files: 0 }

/** A process may end while it is looked at. */
const readIfThere = <Found>(read: () => Found, otherwise: Found): Found => {
  try {
    return read()
  } catch {
    return otherwise
  }
}
const begunBy = (pid: number): number[] => readIfThere(() => childrenOf(pid), [])
const residentOf = (pid: number): Resident =>
  readIfThere(() => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const of = (name: string) => (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024) / 1e6
    return { whole: of('VmRSS'), own: of('RssAnon') + of('RssShmem'), files: of('RssFile') }
  }, nothing)

const sum = (all: readonly Resident[], of: keyof Resident) => all.reduce((total, one) => total + one[of], 0)

export const heldBy = (pid: number): Held => {
  const begun = begunBy(pid)
  const [serving, rooms, apart] = [[pid], begun, begun.flatMap(begunBy)].map((pids) => pids.map(residentOf)) as [
    Resident[],
    Resident[],
    Resident[],
  ]
  const all = [...serving, ...rooms, ...apart]
  return {
    all: sum(all, 'whole'),
    once: sum(all, 'own') + Math.max(...all.map(({ files }) => files)),
    serving: sum(serving, 'whole'),
    room: sum(rooms, 'whole'),
    apart: sum(apart, 'whole'),
  }
}

const every = 50

/** Of each the most that was seen; they need not have been at their most at once. */
export const watchMemory = (pid: number) => {
  const most = heldBy(pid)
  let looks = 1
  const look = () => {
    const held = heldBy(pid)
    looks++
    for (const what of Object.keys(most) as (keyof Held)[]) most[what] = Math.max(most[what], held[what])
  }
  const watch = setInterval(look, every)
  return () => {
    clearInterval(watch)
    look()
    return { most, looks }
  }
}
