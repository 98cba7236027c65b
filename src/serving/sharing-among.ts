// Several processes share the port, so that every core serves; the first of them keeps the one room.
import cluster, { type Worker } from 'node:cluster'
import { type AskForRoom, tellWhere } from '../web/door/one-room.ts'
import type { WhereIsTheRoom } from '../web/door/room-keeper.ts'
import { type Started, toldBy } from './started.ts'

/** One that dies is replaced, until the end: what is given back is how to end it. */
export const shareAmong = async ({ config: { processes, port }, program }: Started, where: WhereIsTheRoom): Promise<() => void> => {
  let ending = false
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({ exec: program, args: [] })
  const begin = () => {
    if (!ending) cluster.fork({ [toldBy.port]: String(port) })
  }
  for (let n = 0; n < processes; n++) begin()
  cluster.on('message', (worker: Worker, message: AskForRoom) =>
    tellWhere(where, message, (told) => void (worker.isConnected() && worker.send(told))),
  )
  cluster.on('exit', (_, code) => {
    if (code !== 0) setTimeout(begin, 1_000).unref()
  })
  // Nobody is told the address before all who share it listen.
  await new Promise<void>((all) => {
    let listening = 0
    cluster.on('listening', () => ++listening === processes && all())
  })
  return () => {
    ending = true
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM')
  }
}
