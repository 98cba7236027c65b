// The way in, and the only file that reads the environment: one command, or the history is served. Each process loads what it does, and no more.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { askOn } from './commands/asking.ts'
import { sayEnding } from './commands/ending.ts'
import type { Surroundings } from './commands/surroundings.ts'
import { originOf, readConfig } from './config.ts'
import { dayAt } from './dates/days.ts'
import { idFrom } from './history/record.ts'
import { toldBy } from './serving/started.ts'
import { openLedger } from './store/ledger-file.ts'
import { openStore } from './store/store.ts'
import { StoreTrouble } from './store/trouble.ts'
import { readCatalogues } from './web/catalogues.ts'

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
    drawSheets: async (asked) => {
      const { sheetDrawer } = await import('./web/setup/drawing-sheets.tsx')
      return sheetDrawer({
        words: readCatalogues(`${root}/words`),
        publisher: config.publisher.name,
        origin: originOf(config),
        prefix: config.prefix,
        wordsReviewed: config.wordsReviewed,
        testimony: config.testimony !== null,
      })(asked)
    },
  }
  const open = () => {
    if ('path' in config.database) makeFolder(config.dataFolder)
    return openStore(config.database, `${root}/migrations`)
  }
  const [name, ...words] = process.argv.slice(2)
  if (name !== undefined) return (await import('./commands/running.ts')).runCommand(surroundings, config.database, open, name, words)
  const started = { config, surroundings, store: await open(), program: import.meta.filename, environment: process.env }
  return process.env[toldBy.room] && process.send
    ? (await import('./serving/room-process.ts')).beTheRoom(started)
    : (await import('./serving/serving.ts')).serveUntilStopped(started)
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
