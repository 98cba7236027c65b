// Many readers at once, from one or more processes of their own, measured over one short round.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { diceFrom } from './dice.ts'
import type { Load, Measured } from './load-maker.ts'
import { ended } from './server.ts'

export type { Measured }
export type Readers = { read: (load: Load) => Promise<Measured>; stop: () => Promise<void> }

const ask = async (maker: ChildProcess, load: Load): Promise<Measured> => {
  maker.send(load)
  const [answer] = (await once(maker, 'message')) as [{ measured: Measured } | { failed: string }]
  if ('failed' in answer) throw new Error(`the load on port ${load.port}: ${answer.failed}`)
  return answer.measured
}

/** Connections are shared out evenly among the processes. */
export const gatherReaders = (processes = 1): Readers => {
  const makers = Array.from({ length: processes }, () => fork(fileURLToPath(new URL('load-maker.ts', import.meta.url))))
  return {
    read: async (load) => {
      const connections = Math.ceil(load.connections / processes)
      const all = await Promise.all(makers.map((maker) => ask(maker, { ...load, connections })))
      const first = all[0] as Measured
      const sum = (of: (one: Measured) => number) => all.reduce((total, one) => total + of(one), 0)
      return { ...first, requests: sum((one) => one.requests), bytes: sum((one) => one.bytes), ownSeconds: sum((one) => one.ownSeconds) }
    },
    stop: async () => void (await Promise.all(makers.map((maker) => ended(maker)))),
  }
}

export type Contender = { port: number; pids: () => number[] }

/** Every contender once a round, each round in another order; the first round only warms up. */
export const sideBySide = async <Name extends string>(
  readers: Readers,
  contenders: Readonly<Record<Name, Contender>>,
  load: Omit<Load, 'port' | 'pids'>,
  rounds: number,
): Promise<Record<Name, Measured[]>> => {
  const names = Object.keys(contenders) as Name[]
  const measured = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as unknown as Record<Name, Measured[]>
  const dice = diceFrom(rounds)
  for (let round = 0; round <= rounds; round++)
    for (const name of dice.shuffled(names)) {
      const { port, pids } = contenders[name]
      const one = await readers.read({ ...load, port, pids: pids() })
      if (round > 0) measured[name].push(one)
    }
  return measured
}

export const processorMicroseconds = (all: readonly Measured[]) => all.map((one) => (one.processorSeconds / one.requests) * 1e6)
export const requestsASecond = (all: readonly Measured[]) => all.map((one) => one.requests / one.seconds)
