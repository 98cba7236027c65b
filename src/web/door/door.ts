// The door between the public site and the room: counts without knowing who, passes on without keeping what.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { readPath } from '../paths.ts'
import { routesFor } from '../routes.ts'
import { dressed } from './answering.ts'
import { callerOf } from './callers.ts'
import { isForTheRoom } from './for-the-room.ts'
import { createLanes, type Lanes } from './lanes.ts'
import { oneATurn } from './one-a-turn.ts'
import type { Overwriting } from './overwriting.ts'
import { watchPace } from './pace.ts'
import { answerAtDoor, passOn } from './passing-on.ts'
import type { Tell } from './room-faults.tsx'
import type { WhereIsTheRoom } from './room-keeper.ts'
import type { RoomFault } from './room-page.tsx'
import { bodyOf } from './wiped.ts'

type Parts = {
  where: WhereIsTheRoom
  tell: Tell
  overwriting: Overwriting
  /** How many of one's own proxies stand in front. */
  proxies: number
  /** The public address; null where only this machine reads. */
  origin: string | null
  lanes?: Lanes
  /** Milliseconds that a second takes, for a slow sender and for whoever is refused. */
  second?: number
}

const hourly = 60 * 60 * 1_000
/** A receipt's own address: what is posted there is digits and nothing else. */
const receiptsAlone = routesFor('', 'en').return()

export const createDoor = ({ where, tell, overwriting, proxies, origin, lanes = createLanes(), second = 1_000 }: Parts) => {
  const turn = oneATurn()
  const forgetting = setInterval(lanes.forget, hourly).unref()

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/', headers, socket } = request
    socket.setTimeout(0) // the pace is watched here, and the room may have to think
    const body = bodyOf(request, overwriting.write)
    let failed = false
    response.on('error', () => undefined) // nobody is there any more
    await turn()
    if (response.destroyed) return
    const fail = (fault: RoomFault, seconds?: number) => {
      if (failed || response.destroyed || response.headersSent) return
      failed = true
      tell(fault, method, url, seconds)
        .then((page) => answerAtDoor({ response, body }, dressed(page, method, url, origin), fault !== 'too-slow'))
        .catch(() => response.destroy())
    }
    const forwarded = headers['x-forwarded-for']
    const caller = callerOf(
      { remote: socket.remoteAddress, forwarded: typeof forwarded === 'string' ? forwarded : undefined },
      { proxies, origin },
    )
    const { path } = readPath(url)
    const admission = lanes.admit(method, path, caller)
    response.once('close', () => admission.settle('yes')) // unless it was settled before
    const tooSlow = () => (response.headersSent ? void response.destroy() : fail('too-slow'))
    response.once('close', watchPace(request, body.isWaiting, tooSlow, second))
    if (admission.receiptsIn > 0 && path === receiptsAlone) {
      await pause(second / 4) // whoever asks on and on waits, so that readers do not
      return fail('too-often', admission.receiptsIn)
    }
    for (let turns = 0, gone: string | undefined; turns < 3; turns++) {
      const at = await where(gone)
      if (at === null || response.destroyed || failed) break
      if (await passOn({ request, response, body, at, admission, fail })) return
      gone = at
    }
    fail('not-open', 30)
  }

  return {
    takes: isForTheRoom,
    answer: (request: IncomingMessage, response: ServerResponse): void => {
      answer(request, response).catch(() => response.destroy()) // never half an answer as if it were one
    },
    end: () => {
      clearInterval(forgetting)
      overwriting.end()
    },
  }
}
