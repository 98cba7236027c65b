// The only file that reads the environment and opens a port: one command, then silence or a history being read.
import { fork } from 'node:child_process'
import cluster, { type Worker } from 'node:cluster'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { isSetUp } from './actions/set-up.ts'
import { isSafeOrigin } from './actions/sharing-open.ts'
import { createApp } from './app.ts'
import { nightApart } from './clock/night-apart.ts'
import { startClock } from './clock/quiet-hour.ts'
import { sweepSpools } from './clock/retire.ts'
import { askOn } from './commands/asking.ts'
import { beforeServing } from './commands/before-serving.ts'
import { check } from './commands/check.ts'
import { begins, commands, needNoHistory, usage } from './commands/commands.ts'
import { sayIfForged } from './commands/editors.ts'
import { sayEnding } from './commands/ending.ts'
import { keepingOf } from './commands/keeping-ledger.ts'
import { openHistory } from './commands/open-history.ts'
import type { Surroundings } from './commands/surroundings.ts'
import { type Config, originOf, readConfig } from './config.ts'
import { dayAt } from './dates/days.ts'
import { idFrom, kinds, letterOf } from './history/record.ts'
import { createRoom, tellIn } from './room.ts'
import { openLedger } from './store/ledger-file.ts'
import { readTrusted } from './store/sealed/trusted-key.ts'
import { openStore, type Store } from './store/store.ts'
import { StoreTrouble } from './store/trouble.ts'
import { readAssets } from './web/assets.ts'
import { readCatalogues } from './web/catalogues.ts'
import { createDoor } from './web/door/door.ts'
import { type AskForRoom, askingForRoom, tellWhere } from './web/door/one-room.ts'
import { createOverwriting } from './web/door/overwriting.ts'
import { ownFolder } from './web/door/own-folder.ts'
import { keepRoom, type WhereIsTheRoom } from './web/door/room-keeper.ts'
import { lineOutside, liveAsRoom, purseOutside, untilBegun } from './web/door/room-life.ts'
import { choosePort } from './web/free-port.ts'
import { accentStyles } from './web/pages/accents.ts'
import { readyPages } from './web/ready-pages.ts'
import { createSite } from './web/serve.ts'
import { sheetDrawer } from './web/setup/drawing-sheets.tsx'

// Old memory grows in steps of a fifth: ready pages, which stay, are most of what there is. A Node without this flag ignores it.
setFlagsFromString('--heap-growing-percent=20')

const root = dirname(import.meta.dirname)
/** What the database says may have been written by an intruder: nothing of it may move the cursor, hide a line or turn it round. */
const plainLine = (line: string) => line.replace(/(?!\n)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\ufffd')
const say = (line: string) => void process.stdout.write(`${plainLine(line)}\n`)

const run = async (): Promise<number> => {
  process.umask(0o077) // whatever is written from now on is for its owner alone
  const read = readConfig(process.env, root)
  if (read.is === 'refused') {
    for (const because of read.because) say(because)
    return 1
  }
  const { config } = read
  const { logo } = config.publisher
  if (logo !== null && !existsSync(`${root}/public/${logo}`)) {
    say(`PUBLISHER_LOGO names ${logo}, which is not in public/.`)
    return 1
  }
  const surroundings: Surroundings = {
    root,
    dataFolder: config.dataFolder,
    ledger: openLedger(config.ledger),
    say,
    asking: askOn(process.stdin, process.stderr),
    today: () => dayAt(Date.now()),
    chance: { salt: () => randomBytes(16), id: (letter) => idFrom(letter, randomBytes(17)), bytes: (length) => randomBytes(length) },
    origin: config.origin,
    drawSheets: (asked) =>
      sheetDrawer({
        words: readCatalogues(`${root}/words`),
        publisher: config.publisher.name,
        origin: originOf(config),
        prefix: config.prefix,
        wordsReviewed: config.wordsReviewed,
        testimony: config.testimony !== null,
      })(asked),
  }
  const [name, ...words] = process.argv.slice(2)
  if (name === 'check') return check(surroundings) ? 0 : 1
  const kind = name === 'id' ? kinds.find((kind) => kind === words[0]) : undefined
  if (kind) {
    say(surroundings.chance.id(letterOf(kind)))
    return 0
  }
  const command = name === undefined ? null : Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined || (command?.takes && words.length === 0)) {
    say(usage())
    return 2
  }
  const nothingHere = `There is no history ${'path' in config.database ? `at ${config.database.path}. DATA names another folder.` : 'in this database. DATABASE_URL names another.'}`
  const mustStand = name !== undefined && !begins.includes(name)
  if (mustStand && 'path' in config.database && !existsSync(config.database.path)) {
    say(nothingHere)
    return 1
  }
  if ('path' in config.database) makeFolder(config.dataFolder)
  const store = await openStore(config.database, `${root}/migrations`)
  if (!command)
    return process.env.SHARE_ROOM && process.send ? beTheRoom(config, surroundings, store) : serveUntilStopped(config, surroundings, store)
  try {
    if (mustStand && !needNoHistory.includes(name) && (await store.newest(true)) === 0) {
      say(nothingHere)
      return 1
    }
    return (await command.run(surroundings, store, words)) ? 0 : 1
  } finally {
    await store.close()
  }
}

const makeFolder = (folder: string) => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new StoreTrouble(
      'cannot-open',
      `The folder ${folder} cannot be made or used (${(cause as Error).message}). DATA names another.`,
      { cause },
    )
  }
}

const stopped = () =>
  new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })

const drawnWith = (config: Config) => ({
  words: readCatalogues(`${root}/words`),
  assets: readAssets(`${root}/public`, accentStyles(config.publisher)),
})

/** For glibc: memory through which dozens of files pass goes back to the machine as soon as they have passed. */
const givingBack = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_TRIM_THRESHOLD_: '131072' }

/** Nothing of it in files or in the environment: its keys come by the line to whoever began it, and its sockets lie in `folder`. */
const keepTheRoom = (config: Config, folder: string | null, setup: string | null) => {
  const env = { ...process.env, ...givingBack, SHARE_ROOM: 'yes', CHOSEN_PORT: String(config.port) }
  const execArgv = [...process.execArgv, '--min-semi-space-size=1', '--max-semi-space-size=2']
  const begin = () => fork(import.meta.filename, [], { env, execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  return keepRoom({ begin, folder, key: randomBytes(32), setup, log: say })
}

/** The process in which people tell and return. What it says goes nowhere: it could hold their words. */
const beTheRoom = async (config: Config, surroundings: Surroundings, store: Store): Promise<number> => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined) // whoever began it ends it
  const line = lineOutside(process)
  const { key, setup, at } = await untilBegun(line)
  const server = createRoom({
    config: { ...config, port: Number(process.env.CHOSEN_PORT) },
    store,
    drawn: drawnWith(config),
    key: Buffer.from(key, 'base64'),
    setup,
    purse: purseOutside(line),
    today: surroundings.today,
    chance: surroundings.chance,
    keeping: () => keepingOf(surroundings, store),
    failed: (what) => line.send({ is: 'failed', what }),
  })
  await liveAsRoom(server, line, at)
  await store.close()
  process.exit(0)
}

/** For a history that nobody has set up sharing for yet: whoever started it may, once, by an address that is in no file. */
const setupWord = async (config: Config, store: Store): Promise<string | null> =>
  config.prefix === '' && isSafeOrigin(config.origin) && !(await isSetUp(store.sealed, readTrusted(config.dataFolder)))
    ? randomBytes(32).toString('base64url')
    : null

const serveUntilStopped = async (config: Config, surroundings: Surroundings, store: Store): Promise<number> => {
  try {
    if (cluster.isPrimary) await beforeServing(surroundings, store)
    if (cluster.isPrimary) await openHistory(surroundings, store)
    if (cluster.isPrimary) await sayIfForged(surroundings, store)
    const port = cluster.isPrimary ? await choosePort(config, say) : Number(process.env.CHOSEN_PORT)
    if (port === null) return 1
    const folder = config.prefix === '' ? ownFolder() : null
    const setup = cluster.isPrimary ? await setupWord(config, store) : null
    const keeper = cluster.isPrimary ? keepTheRoom({ ...config, port }, folder?.path ?? null, setup) : null
    const where =
      keeper?.where ??
      askingForRoom({
        send: (message) => void process.send?.(message),
        onMessage: (listen) => void process.on('message', listen),
      })
    const end =
      keeper && config.processes > 1
        ? await shareAmong(config.processes, port, keeper.where)
        : await serveAlone({ ...config, port }, store, where, folder?.path ?? null)
    const address = originOf({ ...config, port })
    const toStop = stopped() // listened for before anyone is told the address
    if (cluster.isPrimary) say(`The history can be read at ${address}${config.prefix}/`)
    if (setup) say(`Nobody can share anything here yet. Whoever will be the first editor sets that up, once, at ${address}/setup/${setup}`)
    if (cluster.isPrimary && config.origin && !config.publisher.contact)
      say('No PUBLISHER_CONTACT is set: nobody told of here has a way to write to you.')
    const stopClock = cluster.isPrimary ? keepTime(store) : () => undefined
    await toStop
    stopClock()
    end()
    keeper?.end()
    folder?.remove()
    cluster.worker?.disconnect() // its line to the first process would keep both alive
    return 0
  } finally {
    await store.close()
  }
}

/** The first process alone looks at the clock, and lets another do the night's work. */
const keepTime = (store: Store) => {
  let seen: ReadonlySet<string> = new Set()
  return startClock(Date.now, async () => {
    if (!(await nightApart(import.meta.filename, 'tidy', say))) return false
    seen = await sweepSpools(store, seen)
    return true
  })
}

const serveAlone = async (config: Config, store: Store, where: WhereIsTheRoom, folder: string | null) => {
  const ready = readyPages(config.cacheBytes)
  const { words, assets } = drawnWith(config)
  const { origin, proxies } = config
  const tell = tellIn(config, { words, assets })
  // Under another site's address there is only reading: its scripts could read the rest.
  const door = config.prefix === '' ? createDoor({ where, tell, overwriting: createOverwriting(folder), proxies, origin }) : undefined
  const server = createSite(createApp({ config, store, ready, words, assets, log: say }), door)
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

/** A process a core shares the port; one that dies is replaced, until the end. */
const shareAmong = async (processes: number, port: number, where: WhereIsTheRoom) => {
  let ending = false
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({ exec: import.meta.filename, args: [] })
  const begin = () => {
    if (!ending) cluster.fork({ CHOSEN_PORT: String(port) })
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

/** Whatever nobody caught, anywhere: said without a word of what it was about, and nothing goes on as if it had not been. */
const end = (error: unknown): never => {
  say(sayEnding(error, root))
  process.exit(1)
}

process.on('uncaughtException', end)
try {
  process.exitCode = await run()
} catch (error) {
  end(error)
}
