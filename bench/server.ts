// Our server, started as `npm start` does, in a process of its own, on a free port, until told to stop.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { childrenOf } from './processor-time.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))

const whileOthersBegin = 2_500
const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** What package.json's "start" gives to Node: flags, then the file. */
const startWords = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts.start as string).split(' ').slice(1)

export type Running = { port: number; pids: () => number[]; stop: () => Promise<void> }

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

const isThere = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false // it has ended already
  }
}

const patience = 5_000

/** Told to end, with the processes it began; ended by force if it does not listen. */
export const ended = async (child: ChildProcess, others: readonly number[] = []) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  const tell = (signal: NodeJS.Signals) => {
    for (const pid of [child.pid as number, ...others]) if (isThere(pid)) process.kill(pid, signal)
  }
  tell('SIGTERM')
  const force = setTimeout(() => tell('SIGKILL'), patience)
  await gone
  clearTimeout(force)
}

/** `at` is a database's address or the path of a file named history.db; none is an empty one. */
export const startServer = async ({ at, processes = 1 }: { at?: string; processes?: number }): Promise<Running> => {
  const port = await freePort()
  const folder = at && !at.startsWith('postgres') ? join(at, '..') : mkdtempSync(join(tmpdir(), 'ct-served-'))
  const { DATABASE_URL: _, PREFIX: __, ...surroundings } = process.env
  const env = {
    ...surroundings,
    PORT: `${port}`,
    DATA: folder,
    PROCESSES: `${processes}`,
    ...(at?.startsWith('postgres') ? { DATABASE_URL: at } : {}),
  }
  const child = spawn(process.execPath, startWords, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  await new Promise<void>((ready, fail) => {
    child.stdout.setEncoding('utf8').on('data', (words: string) => {
      said += words
      if (said.includes('can be read at')) ready()
    })
    child.once('exit', (code) => fail(new Error(`npm start ended with code ${code}: ${said}`)))
  })
  if (processes > 1) await wait(whileOthersBegin) // it is the first process that speaks
  return {
    port,
    pids: () => [child.pid as number, ...childrenOf(child.pid as number)],
    stop: () => ended(child, childrenOf(child.pid as number)),
  }
}
