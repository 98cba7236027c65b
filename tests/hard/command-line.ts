// The real command line for tests: a clone of the tree with a small invented collection, each command a process of its own.
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../builders.ts'

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

/** Everything a start needs, copied; packages are those of this tree. Compiled once, through `start.mjs`. */
export const cloneOf = (): Clone => {
  const folder = mkdtempSync(join(tmpdir(), 'ct-clone-'))
  for (const name of [
    'src',
    'public',
    'words',
    'migrations',
    'start.mjs',
    'install.mjs',
    'compile.mjs',
    'package.json',
    'package-lock.json',
  ])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const collect = (files: Files) => {
    rmSync(join(folder, 'collection'), { recursive: true, force: true })
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'collection', path)), { recursive: true })
      writeFileSync(join(folder, 'collection', path), text)
    }
  }
  collect(smallCollection())
  execFileSync(process.execPath, ['start.mjs', 'check'], {
    cwd: folder,
    env: inherited() as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
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
