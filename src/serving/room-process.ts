// The room as a process of its own, where people tell and return: how it is begun, and what it does once it is.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { keepingOf } from '../commands/keeping-ledger.ts'
import { createRoom } from '../room.ts'
import { keepRoom } from '../web/door/room-keeper.ts'
import { lineOutside, liveAsRoom, purseOutside, sessionsOutside, untilBegun } from '../web/door/room-life.ts'
import { atChosenPort, drawnWith, type Started, toldBy } from './started.ts'

/** For glibc: memory through which dozens of files pass goes back to the machine as soon as they have passed. */
const givingBack = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' }

/** Nothing of it in files or in the environment: its keys come by the line to whoever began it, and its sockets lie in `folder`. */
export const keepTheRoom = ({ config, surroundings, program, environment }: Started, folder: string | null, setup: string | null) => {
  const env = { ...environment, ...givingBack, [toldBy.room]: 'yes', [toldBy.port]: String(config.port) }
  const execArgv = [...process.execArgv, '--min-semi-space-size=1', '--max-semi-space-size=2']
  const begin = () => fork(program, [], { env, execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  return keepRoom({ begin, folder, key: randomBytes(32), setup, log: surroundings.say })
}

/** What it says goes nowhere: it could hold somebody's words. */
export const beTheRoom = async (started: Started): Promise<number> => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined) // whoever began it ends it
  const { config, surroundings, store } = atChosenPort(started)
  const line = lineOutside(process)
  const { key, setup, at } = await untilBegun(line)
  const server = createRoom({
    config,
    store,
    drawn: drawnWith(started),
    key: Buffer.from(key, 'base64'),
    setup,
    purse: purseOutside(line),
    sessions: sessionsOutside(line),
    today: surroundings.today,
    chance: surroundings.chance,
    keeping: () => keepingOf(surroundings, store),
    failed: (what) => line.send({ is: 'failed', what }),
  })
  await liveAsRoom(server, line, at)
  await store.close()
  process.exit(0)
}
