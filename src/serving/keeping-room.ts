// Keeps the room, where people tell and return: how its process is begun by the one that serves.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { keepRoom } from '../web/door/room-keeper.ts'
import { type Started, toldBy } from './started.ts'

/** For glibc: memory through which dozens of files pass goes back to the machine as soon as they have passed. */
const givingBack = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' }

/** Nothing of it in files or in the environment: its keys come by the line to whoever began it, and its sockets lie in `folder`. */
export const keepTheRoom = ({ config, surroundings, program, environment }: Started, folder: string | null, setup: string | null) => {
  const env = { ...environment, ...givingBack, [toldBy.room]: 'yes', [toldBy.port]: String(config.port) }
  const execArgv = [...process.execArgv, '--min-semi-space-size=1', '--max-semi-space-size=2']
  const begin = () => fork(program, [], { env, execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  return keepRoom({ begin, folder, key: randomBytes(32), setup, log: surroundings.say })
}
