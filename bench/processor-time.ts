// How much processor time some processes have used, threads and all; only Linux tells it finely enough.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

export const canTellProcessorTime = existsSync('/proc/self/task') && existsSync('/proc/self/schedstat')

/** Seconds so far, user and system together. */
export const processorSeconds = (pids: readonly number[]): number => {
  let nanoseconds = 0
  for (const pid of pids)
    for (const thread of readdirSync(`/proc/${pid}/task`))
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'latin1').split(' ')[0])
  return nanoseconds / 1e9
}

/** Resident now and at most so far, in MB (10⁶ bytes). */
export const residentMegabytes = (pid: number): { now: number; most: number } => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) => (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / 1e6
  return { now: of('VmRSS'), most: of('VmHWM') }
}

/** None where the system does not tell. */
export const childrenOf = (pid: number): number[] =>
  !canTellProcessorTime
    ? []
    : readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
        readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
      )
