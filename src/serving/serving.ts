// Serves the history until it is stopped: what comes before anyone is served, the port, the room beside it, and the night's work.
import cluster from 'node:cluster'
import { randomBytes } from 'node:crypto'
import { isSetUp } from '../actions/set-up.ts'
import { isSafeOrigin } from '../actions/sharing-open.ts'
import { createApp } from '../app.ts'
import { nightApart } from '../clock/night-apart.ts'
import { startClock } from '../clock/quiet-hour.ts'
import { sweepSpools } from '../clock/retire.ts'
import { beforeServing } from '../commands/before-serving.ts'
import { sayIfForged } from '../commands/editors.ts'
import { openHistory } from '../commands/open-history.ts'
import { type Config, originOf } from '../config.ts'
import { readTrusted } from '../store/sealed/trusted-key.ts'
import { createDoor } from '../web/door/door.ts'
import { askingForRoom } from '../web/door/one-room.ts'
import { createOverwriting } from '../web/door/overwriting.ts'
import { ownFolder } from '../web/door/own-folder.ts'
import type { WhereIsTheRoom } from '../web/door/room-keeper.ts'
import { choosePort } from '../web/free-port.ts'
import { readyPages } from '../web/ready-pages.ts'
import { createSite } from '../web/serve.ts'
import { keepTheRoom } from './keeping-room.ts'
import { tellIn } from './room-words.ts'
import { shareAmong } from './sharing-among.ts'
import { atChosenPort, drawnWith, type Started } from './started.ts'

const stopped = () =>
  new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })

/** For a history that nobody has set up sharing for yet: whoever started it may, once, by an address that is in no file. */
const setupWord = async ({ config, store }: Started): Promise<string | null> =>
  config.prefix === '' && isSafeOrigin(config.origin) && !(await isSetUp(store.sealed, readTrusted(config.dataFolder)))
    ? randomBytes(32).toString('base64url')
    : null

/** For sockets, where there is a room at all. */
const folderFor = ({ prefix }: Config) => (prefix === '' ? ownFolder() : null)

/** The first process alone looks at the clock, and lets another do the night's work. */
const keepTime = ({ store, surroundings, program }: Started) => {
  let seen: ReadonlySet<string> = new Set()
  return startClock(Date.now, async () => {
    if (!(await nightApart(program, 'tidy', surroundings.say))) return false
    seen = await sweepSpools(store, seen)
    return true
  })
}

/** One process answers all; what is given back is how to end it. */
const serveAlone = async (started: Started, where: WhereIsTheRoom, folder: string | null): Promise<() => void> => {
  const { config, store, surroundings } = started
  const ready = readyPages(config.cacheBytes)
  const { words, assets } = drawnWith(started)
  const { origin, proxies } = config
  const tell = tellIn(config, { words, assets })
  // Under another site's address there is only reading: its scripts could read the rest.
  const door = config.prefix === '' ? createDoor({ where, tell, overwriting: createOverwriting(folder), proxies, origin }) : undefined
  const server = createSite(createApp({ config, store, ready, words, assets, log: surroundings.say }), door)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve))
  // Bytes of pages that were withdrawn elsewhere leave memory too while nobody reads.
  const sweep = setInterval(() => {
    // A database that is away is the next request's to tell.
    Promise.resolve()
      .then(() => store.newest(true))
      .then(ready.turnTo, () => undefined)
  }, 30_000)
  return () => {
    clearInterval(sweep)
    door?.end()
    server.close()
    server.closeAllConnections()
  }
}

const tellAddress = ({ config, surroundings: { say } }: Started, setup: string | null) => {
  const address = originOf(config)
  say(`The history can be read at ${address}${config.prefix}/`)
  if (setup) say(`Nobody can share anything here yet. Whoever will be the first editor sets that up, once, at ${address}/setup/${setup}`)
  if (config.origin && !config.publisher.contact) say('No PUBLISHER_CONTACT is set: nobody told of here has a way to write to you.')
}

/** The first process, which begins all others. */
const serveFirst = async (started: Started): Promise<number> => {
  const { config, surroundings, store } = started
  await beforeServing(surroundings, store)
  await openHistory(surroundings, store)
  await sayIfForged(surroundings, store)
  const port = await choosePort(config, surroundings.say)
  if (port === null) return 1
  const chosen = { ...started, config: { ...config, port } }
  const folder = folderFor(config)
  const setup = await setupWord(started)
  const keeper = keepTheRoom(chosen, folder?.path ?? null, setup)
  const end = await (config.processes > 1 ? shareAmong(chosen, keeper.where) : serveAlone(chosen, keeper.where, folder?.path ?? null))
  const toStop = stopped() // listened for before anyone is told the address
  tellAddress(chosen, setup)
  const stopClock = keepTime(started)
  await toStop
  stopClock()
  end()
  keeper.end()
  folder?.remove()
  return 0
}

/** One of several that share the port. */
const serveBeside = async (started: Started): Promise<number> => {
  const folder = folderFor(started.config)
  const where = askingForRoom({
    send: (message) => void process.send?.(message),
    onMessage: (listen) => void process.on('message', listen),
  })
  const end = await serveAlone(atChosenPort(started), where, folder?.path ?? null)
  await stopped()
  end()
  folder?.remove()
  cluster.worker?.disconnect() // its line to the first process would keep both alive
  return 0
}

export const serveUntilStopped = async (started: Started): Promise<number> => {
  try {
    return await (cluster.isPrimary ? serveFirst(started) : serveBeside(started))
  } finally {
    await started.store.close()
  }
}
