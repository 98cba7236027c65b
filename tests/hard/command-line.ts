// The real command line for tests: a clone of the tree with a small invented collection, each command a process of its own.
import assert from 'node:assert/strict'
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../builders.ts'
import { asOneFile } from '../one-file.ts'

/** Text of YAML files by path inside `collection/`. */
export type Files = Record<string, string>

const ids = { source: `s${'b'.repeat(26)}`, union: `g${'c'.repeat(26)}`, onion: `g${'d'.repeat(26)}` }

/** A collection of three records, each of whose statements rests on the first paragraph of its one source. */
export const smallCollection = (): Files => ({
  'collection.yaml': 'collection: invented\nsource: sources/invented\nsections:\n  A: {heading: Beginnings, paragraphs: 2}\n',
  'sources/invented.yaml': `kind: source\nid: ${ids.source}\nslug: invented\nstatements:\n  name:\n    text: An invented source\n    from: A1\n`,
  'groups/union.yaml': `kind: group\nid: ${ids.union}\nslug: union\nstatements:\n  name:\n    text: Invented Union\n    from: A1\n  began:\n    when: January 1981\n    from: A1\n  did.door:\n    text: Opened a door on Cinnabar Street.\n    from: A1\n`,
  'groups/onion.yaml': `kind: group\nid: ${ids.onion}\nslug: onion\nstatements:\n  name:\n    text: Invented Onion\n    from: [A1, {place: A2, quotation: "an onion of quite some layers"}]\n`,
})

const write = (folder: string, files: Files) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'collection', path)), { recursive: true })
    writeFileSync(join(folder, 'collection', path), text)
  }
}

export type Ran = { code: number | null; signal: string | null; said: string }

export type Clone = {
  folder: string
  /** Replaces `collection/` by these files. */
  collect: (files: Files) => void
  /** Runs one command to its end; environment beside DATA, DATABASE_URL or PORT is the parent's. */
  run: (words: readonly string[], environment?: Record<string, string>, shell?: string) => Promise<Ran>
  /** Starts the server and waits for its address. */
  serve: (environment: Record<string, string>) => Promise<Served>
  /** Where a database is kept: an environment for `at`. */
  keep: (at: string) => Record<string, string>
  remove: () => void
}
export type Served = { address: string; child: ChildProcessWithoutNullStreams; said: () => string; ended: Promise<number | null> }

const settings = [
  'PORT',
  'HOST',
  'ORIGIN',
  'PREFIX',
  'DATA',
  'DATABASE_URL',
  'LEDGER',
  'PROCESSES',
  'CACHE_MB',
  'TRUSTED_PROXIES',
  'WORDS_REVIEWED',
]
const inherited = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.includes(name) && !/^(PUBLISHER|TESTIMONY)_/.test(name)))

const filesIn = (path: string): string[] =>
  statSync(path).isFile() ? [path] : readdirSync(path).flatMap((name) => filesIn(join(path, name)))

/** What a start needs; packages are those of this tree. */
const needed = ['src', 'public', 'words', 'migrations', 'start.mjs', 'install.mjs', 'compile.mjs', 'package.json', 'package-lock.json']

/** All that is needed, compiled through `start.mjs` once a test run, and the server's program then put into one file with its packages. */
const compiled = (): string => {
  const text = createHash('sha256')
  for (const name of needed) for (const file of filesIn(join(root, name))) text.update(file).update(readFileSync(file))
  const place = join(tmpdir(), `ct-compiled-${text.digest('hex')}`)
  if (existsSync(place)) return place
  const fresh = mkdtempSync(`${place}-`)
  for (const name of needed) cpSync(join(root, name), join(fresh, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(fresh, 'node_modules'))
  write(fresh, smallCollection())
  const env = inherited() as NodeJS.ProcessEnv
  execFileSync(process.execPath, ['start.mjs', 'check'], { cwd: fresh, env, stdio: ['ignore', 'ignore', 'inherit'] })
  asOneFile(join(fresh, 'build/main.js'), join(fresh, 'build/main.js'))
  try {
    renameSync(fresh, place)
  } catch {
    rmSync(fresh, { recursive: true, force: true }) // another test file was quicker
  }
  return place
}

/** A tree of its own, compiled. */
export const cloneOf = (): Clone => {
  const folder = mkdtempSync(join(tmpdir(), 'ct-clone-'))
  cpSync(compiled(), folder, { recursive: true, verbatimSymlinks: true })
  const collect = (files: Files) => {
    rmSync(join(folder, 'collection'), { recursive: true, force: true })
    write(folder, files)
  }
  const begin = (words: readonly string[], environment: Record<string, string>, shell?: string) => {
    const env = { ...inherited(), ...environment }
    const command = [process.execPath, 'build/main.js', ...words]
    return shell === undefined
      ? spawn(command[0] as string, command.slice(1), { cwd: folder, env })
      : spawn('bash', ['-c', `${shell}; exec "$@"`, 'bash', ...command], { cwd: folder, env })
  }
  const run: Clone['run'] = (words, environment = {}, shell) =>
    new Promise((done, fail) => {
      const child = begin(words, environment, shell)
      let said = ''
      const patience = setTimeout(() => child.kill('SIGKILL'), 60_000) // a command that never ends is a fault, not a wait
      for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
      child.once('error', fail)
      child.once('close', (code, signal) => {
        clearTimeout(patience)
        done({ code, signal, said })
      })
    })
  const serve: Clone['serve'] = (environment) =>
    new Promise((done, fail) => {
      const child = begin([], environment)
      let said = ''
      const ended = new Promise<number | null>((end) =>
        child.once('close', (code) => {
          end(code)
          fail(new Error(`it ended with ${code}: ${said}`))
        }),
      )
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text
          const found = /http:\/\/localhost:\d+[^\s]*/.exec(said)
          if (found) done({ address: found[0].replace('localhost', '127.0.0.1').replace(/\/$/, ''), child, said: () => said, ended })
        })
    })
  const keep = (at: string): Record<string, string> =>
    at.startsWith('postgres') ? { DATABASE_URL: at, DATA: join(folder, 'unused') } : { DATA: dirname(at) }
  return { folder, collect, run, serve, keep, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A free port's number, and a server standing on it until it is let go. */
export const takenPort = async (): Promise<{ port: number; letGo: () => Promise<void> }> => {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, letGo: () => new Promise((done) => server.close(() => done())) }
}

/** A sentence a person can read: no stack, no path into our code. */
export const isCalm = (said: string): boolean => said.trim() !== '' && !/\n\s+at |node:internal|Node\.js v\d|\.js:\d+/.test(said)

/** It did what it says. */
export const well = (ran: Ran, like: RegExp): string => {
  assert.match(ran.said, like)
  assert.deepEqual([ran.code, ran.signal], [0, null], ran.said)
  return ran.said
}
/** It said why not, as to a person. */
export const refused = (ran: Ran, like: RegExp): void => {
  assert.match(ran.said, like)
  assert.ok(isCalm(ran.said), ran.said)
  assert.deepEqual([ran.code, ran.signal], [1, null], ran.said)
}

export const passphrase = 'lantern gravel otter seven mild'
/** What is typed into a pipe, line by line; for `run`'s shell. */
export const typing = (...lines: readonly string[]): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'ct-typed-')), 'lines')
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  return `exec < '${file}'`
}
/** The identity that a key file holds. */
export const identityIn = (file: string): string => /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/m.exec(readFileSync(file, 'utf8'))?.[0] as string
