// The only file that reads the environment and opens a port: one command, then silence or a history being read.
import cluster from 'node:cluster'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { createApp } from './app.ts'
import { check } from './commands/check.ts'
import { begins, commands, usage } from './commands/commands.ts'
import { openHistory } from './commands/open-history.ts'
import type { Surroundings } from './commands/surroundings.ts'
import { type Config, readConfig } from './config.ts'
import { idFrom, kinds, letterOf } from './history/record.ts'
import { openStore, type Store } from './store/store.ts'
import { isMachineTrouble, StoreTrouble } from './store/trouble.ts'
import { readAssets } from './web/assets.ts'
import { readCatalogues } from './web/catalogues.ts'
import { choosePort } from './web/free-port.ts'
import { accentStyles } from './web/pages/accents.ts'
import { type ReadyPages, readyPages } from './web/ready-pages.ts'
import { createSite } from './web/serve.ts'

// Old memory grows in steps of a fifth: ready pages, which stay, are most of what there is. A Node without this flag ignores it.
setFlagsFromString('--heap-growing-percent=20')

const root = dirname(import.meta.dirname)
const say = (line: string) => void process.stdout.write(`${line}\n`)

const run = async (): Promise<number> => {
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
    say,
    today: () => new Date().toISOString().slice(0, 10),
    chance: { salt: () => randomBytes(16), id: (letter) => idFrom(letter, randomBytes(17)) },
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
  if (!command) return serveUntilStopped(config, surroundings, store)
  try {
    if (mustStand && (await store.newest(true)) === 0) {
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

const siteFor = (config: Config, store: Store, ready: ReadyPages) =>
  createSite(
    createApp({
      config,
      store,
      ready,
      words: readCatalogues(`${root}/words`),
      assets: readAssets(`${root}/public`, accentStyles(config.publisher)),
      log: say,
    }),
  )

const serveUntilStopped = async (config: Config, surroundings: Surroundings, store: Store): Promise<number> => {
  try {
    if (cluster.isPrimary) await openHistory(surroundings, store)
    const port = cluster.isPrimary ? await choosePort(config, say) : Number(process.env.CHOSEN_PORT)
    if (port === null) return 1
    const end =
      cluster.isPrimary && config.processes > 1 ? await shareAmong(config.processes, port) : await serveAlone({ ...config, port }, store)
    if (cluster.isPrimary) say(`The history can be read at ${config.origin ?? `http://localhost:${port}`}${config.prefix}/`)
    if (cluster.isPrimary && config.origin && !config.publisher.contact)
      say('No PUBLISHER_CONTACT is set: nobody told of here has a way to write to you.')
    await stopped()
    end()
    cluster.worker?.disconnect() // its line to the first process would keep both alive
    return 0
  } finally {
    await store.close()
  }
}

const serveAlone = async (config: Config, store: Store) => {
  const ready = readyPages(config.cacheBytes)
  const server = siteFor(config, store, ready)
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
    server.close()
    server.closeAllConnections()
  }
}

/** A process a core shares the port; one that dies is replaced, until the end. */
const shareAmong = async (processes: number, port: number) => {
  let ending = false
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({ exec: import.meta.filename, args: [] })
  const begin = () => {
    if (!ending) cluster.fork({ CHOSEN_PORT: String(port) })
  }
  for (let n = 0; n < processes; n++) begin()
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

/** A sentence where the address to listen at is not ours to have; null where it is something else. */
const cannotListen = (error: unknown): string | null => {
  const { code = '', syscall = '', message } = error as { code?: string; syscall?: string; message: string }
  return syscall === 'listen' || syscall === 'getaddrinfo'
    ? `Nobody can be served there (${message}). HOST and PORT say where; ${code === 'EACCES' ? 'ports below 1024 are for the system.' : 'HOST must be an address of this machine.'}`
    : null
}

try {
  process.exitCode = await run()
} catch (error) {
  const sentence =
    error instanceof StoreTrouble
      ? error.message
      : isMachineTrouble(error)
        ? `The database is damaged, or its disk is full (${(error as Error).message}). Nothing was changed.`
        : cannotListen(error)
  if (sentence === null) throw error
  say(sentence)
  process.exitCode = 1
}
