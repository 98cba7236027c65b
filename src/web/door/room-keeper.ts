// Keeps one room, begun when somebody asks for it: knows where it listens, and remembers what must outlive it.
import type { ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import type { FromRoom, ToRoom } from './room-life.ts'
import { createSessions } from './sessions.ts'
import { createSpent } from './tickets.ts'

/** `gone` is where a room was that no longer answers. Null where none comes up. */
export type WhereIsTheRoom = (gone?: string) => Promise<string | null>
type RoomKeeper = { where: WhereIsTheRoom; end: () => void }

type Parts = {
  /** A child process with a line to this one; it learns nothing from its environment that is secret. */
  begin: () => ChildProcess
  /** Where its sockets lie: a folder of our own, or null. */
  folder: string | null
  key: Uint8Array
  /** The one-time link's own word, where there is such a link. */
  setup?: string | null
  log: (line: string) => void
  /** Milliseconds until a room that does not come up is given up. */
  patience?: number
}

/** Whoever reads comes first: a flood of forms, or a photograph that is drawn anew, takes only the time that the public pages leave. */
const behindReaders = 10
const letWait = ({ pid }: ChildProcess) => {
  try {
    if (pid !== undefined) setPriority(pid, behindReaders)
  } catch {
    // it has ended already, or this system does not let it wait
  }
}

const minute = 60_000

type Room = { child: ChildProcess; at: Promise<string | null> }

export const keepRoom = ({ begin, folder, key, setup = null, log, patience = 30_000 }: Parts): RoomKeeper => {
  const spent = createSpent()
  const sessions = createSessions()
  const forgetting = setInterval(() => {
    spent.forget()
    sessions.forget()
  }, minute).unref()
  let current: Room | null = null
  let begun = 0
  let ending = false

  const letGo = (room: Room) => {
    if (current === room) current = null
  }

  const open = (): Room => {
    const child = begin()
    letWait(child)
    const undecided = new Set<string>()
    const say = (message: ToRoom) => void (child.connected && child.send(message, () => undefined)) // a room that has just ended hears nothing
    begun += 1
    const at = new Promise<string | null>((answer) => {
      const giveUp = setTimeout(() => child.kill('SIGKILL'), patience)
      child.on('message', (message: FromRoom) => {
        switch (message.is) {
          case 'listening':
            clearTimeout(giveUp)
            return answer(message.at)
          case 'leaving':
            return letGo(room)
          case 'failed':
            return log(`Something failed in the room where people share (${message.what}).`)
          case 'spend': {
            const before = spent.spend(message.nonce, message.until)
            if (!before) undecided.add(message.nonce)
            return say({ is: 'spent', asked: message.asked, before })
          }
          case 'settle':
            undecided.delete(message.nonce)
            if (!message.dealtWith) spent.giveBack(message.nonce)
            return
          case 'keep-session':
            return sessions.keep(message.hash, message.session)
          case 'find-session':
            return say({ is: 'session', asked: message.asked, session: sessions.find(message.hash) })
          case 'drop-session':
            return sessions.drop(message.hash)
        }
      })
      child.once('error', () => answer(null))
      child.once('exit', (code) => {
        clearTimeout(giveUp)
        letGo(room)
        for (const nonce of undecided) spent.giveBack(nonce) // their forms may be sent again
        if (code !== 0 && !ending) log('The room where people share ended before its time. The next who comes begins a new one.')
        answer(null)
      })
    })
    const room = { child, at }
    child.unref()
    child.channel?.unref()
    say({ is: 'begin', key: Buffer.from(key).toString('base64'), setup, at: folder === null ? null : join(folder, `room-${begun}`) })
    return room
  }

  return {
    where: async (gone) => {
      if (ending) return null
      if (gone !== undefined && current !== null) {
        const room: Room = current
        if ((await room.at) === gone) letGo(room)
      }
      current ??= open()
      return current.at
    },
    end: () => {
      ending = true
      clearInterval(forgetting)
      if (current?.child.connected) current.child.disconnect()
      current = null
    },
  }
}
