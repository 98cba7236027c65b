// One room for all processes that share the port: those that serve ask the first, which keeps it.
import type { WhereIsTheRoom } from './room-keeper.ts'

export type AskForRoom = { is: 'where'; asked: number; gone: string | null }
type RoomTold = { is: 'there'; asked: number; at: string | null }

type Line = { send: (message: AskForRoom) => void; onMessage: (listen: (message: RoomTold) => void) => void }

/** For a process that serves. `patience` in milliseconds: a little more than the first process has with a room that does not come up. */
export const askingForRoom = (line: Line, patience = 12_000): WhereIsTheRoom => {
  const waiting = new Map<number, (at: string | null) => void>()
  let asked = 0
  line.onMessage((message) => {
    if (message?.is === 'there') waiting.get(message.asked)?.(message.at)
  })
  return (gone) =>
    new Promise((answer) => {
      asked += 1
      const own = asked
      const giveUp = setTimeout(() => told(null), patience)
      const told = (at: string | null) => {
        clearTimeout(giveUp)
        waiting.delete(own)
        answer(at)
      }
      waiting.set(own, told)
      line.send({ is: 'where', asked, gone: gone ?? null })
    })
}

/** For the first process. */
export const tellWhere = async (where: WhereIsTheRoom, message: AskForRoom, send: (message: RoomTold) => void): Promise<void> => {
  if (message?.is === 'where') send({ is: 'there', asked: message.asked, at: await where(message.gone ?? undefined) })
}
