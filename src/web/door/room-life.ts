// The life of the room: begun by the first who comes, ended when nobody does or after a day, so that what passed through its memory is gone.
import { rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { dirname } from 'node:path'
import type { Session, Sessions } from '../share/asked.ts'
import type { Purse } from './tickets.ts'

/** What the process outside says to the room, and the room to it, beside the requests. `setup` is the one-time link's own word. */
export type ToRoom =
  | { is: 'begin'; key: string; setup: string | null; at: string | null }
  | { is: 'spent'; asked: number; before: boolean }
  | { is: 'session'; asked: number; session: Session | null }
export type FromRoom =
  | { is: 'listening'; at: string }
  | { is: 'leaving' }
  | { is: 'failed'; what: string }
  | { is: 'spend'; asked: number; nonce: string; until: number }
  | { is: 'settle'; nonce: string; dealtWith: boolean }
  | { is: 'keep-session'; hash: string; session: Session }
  | { is: 'find-session'; asked: number; hash: string }
  | { is: 'drop-session'; hash: string }

/** The room's line to the process outside, as `process` has it in a forked child. */
type Line = {
  send: (message: FromRoom) => void
  onMessage: (listen: (message: ToRoom) => void) => void
  onDisconnect: (then: () => void) => void
}

type Times = { idle: number; oldest: number; grace: number }
/** Milliseconds. In the grace after saying that it leaves, the room still takes who was already on the way. */
export const roomTimes: Times = { idle: 60_000, oldest: 24 * 60 * 60_000, grace: 2_000 }

/** For a process that was forked: its line to the one that did. */
export const lineOutside = (own: NodeJS.Process): Line => ({
  send: (message) => void (own.connected && own.send?.(message)),
  onMessage: (listen) => void own.on('message', (message) => listen(message as ToRoom)),
  onDisconnect: (then) => void own.once('disconnect', then),
})

/** The first word, with all that the environment is not told. */
export const untilBegun = (line: Line): Promise<ToRoom & { is: 'begin' }> =>
  new Promise((begun) => line.onMessage((message) => void (message.is === 'begin' && begun(message))))

/** Remembers used tickets outside, where they outlive this room. */
export const purseOutside = (line: Line): Purse => {
  const waiting = new Map<number, (before: boolean) => void>()
  let asked = 0
  line.onMessage((message) => {
    if (message.is !== 'spent') return
    waiting.get(message.asked)?.(message.before)
    waiting.delete(message.asked)
  })
  return {
    spend: (nonce, until) =>
      new Promise((answer) => {
        asked += 1
        waiting.set(asked, answer)
        line.send({ is: 'spend', asked, nonce, until })
      }),
    settle: (nonce, dealtWith) => line.send({ is: 'settle', nonce, dealtWith }),
  }
}

/** Sessions of the desk lie outside too. */
export const sessionsOutside = (line: Line): Sessions => {
  const waiting = new Map<number, (session: Session | null) => void>()
  let asked = 0
  line.onMessage((message) => {
    if (message.is !== 'session') return
    waiting.get(message.asked)?.(message.session)
    waiting.delete(message.asked)
  })
  return {
    keep: (hash, session) => line.send({ is: 'keep-session', hash, session }),
    find: (hash) =>
      new Promise((answer) => {
        asked += 1
        waiting.set(asked, answer)
        line.send({ is: 'find-session', asked, hash })
      }),
    drop: (hash) => line.send({ is: 'drop-session', hash }),
  }
}

/** Listens at a socket's path, or where that is not possible (or wanted: null) at a port that only this machine reaches. */
const listen = async (server: Server, at: string | null): Promise<string> => {
  const tryAt = (where: string | null) =>
    new Promise<void>((done, fail) => {
      server.once('error', fail)
      const heard = () => {
        server.off('error', fail)
        done()
      }
      if (where === null) server.listen(0, '127.0.0.1', heard)
      else server.listen(where, heard)
    })
  if (at !== null)
    try {
      await tryAt(at)
      return at
    } catch {
      // no such sockets here, or the path is too long for one
    }
  await tryAt(null)
  const address = server.address()
  return typeof address === 'object' && address !== null ? String(address.port) : ''
}

/** Resolves once the room may end: nobody is in it, and nobody will come. */
export const liveAsRoom = async (server: Server, line: Line, at: string | null, times: Times = roomTimes): Promise<void> => {
  let running = 0
  let leaving = false
  let last = Date.now()
  const begun = last
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  server.on('request', (_, response) => {
    running += 1
    response.once('close', () => {
      running -= 1
      last = Date.now()
    })
  })
  const look = () => {
    const quiet = running === 0 ? Date.now() - last : 0
    if (leaving) {
      if (quiet >= times.grace) end()
    } else if (quiet >= times.idle || Date.now() - begun >= times.oldest) {
      leaving = true
      last = Date.now() // from now on whoever comes was on the way already
      line.send({ is: 'leaving' })
    }
  }
  const watch = setInterval(look, Math.max(10, Math.min(1_000, times.idle / 4, times.grace / 4)))
  // The process outside has ended, perhaps without a word: nobody can come any more, and the folder of its sockets is nobody's.
  line.onDisconnect(() => {
    if (at !== null) rmSync(dirname(at), { recursive: true, force: true })
    end()
  })
  line.send({ is: 'listening', at: await listen(server, at) })
  await ended
  clearInterval(watch)
  server.close()
  server.closeAllConnections()
}
