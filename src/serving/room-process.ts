// The room as a process of its own, where people tell and return: what it does once it is begun.
import { keepingOf } from '../commands/keeping-ledger.ts'
import { createRoom } from '../room.ts'
import { lineOutside, liveAsRoom, purseOutside, sessionsOutside, untilBegun } from '../web/door/room-life.ts'
import { tellIn } from './room-words.ts'
import { atChosenPort, drawnWith, type Started } from './started.ts'

/** What it says goes nowhere: it could hold somebody's words. */
export const beTheRoom = async (started: Started): Promise<number> => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined) // whoever began it ends it
  const { config, surroundings, store } = atChosenPort(started)
  const drawn = drawnWith(started)
  const line = lineOutside(process)
  const { key, setup, at } = await untilBegun(line)
  const server = createRoom({
    config,
    store,
    drawn,
    tell: tellIn(config, drawn),
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
