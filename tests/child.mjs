// Runs a command to its end beside one real PostgreSQL and a temporary folder of its own, and ends with the command's exit code.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, Refusal } from '../install.mjs'

const toItsEnd = (root, words, env) =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.once('error', fail)
    child.once('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })

const beside = async (root, words) => {
  await install(root, { alsoForDevelopment: true })
  const { startPostgres } = await import('./postgres-server.mjs')
  const temporary = mkdtempSync(join(tmpdir(), 'ct-run-')) // whatever is left behind goes with it
  const postgres = await startPostgres()
  if (!postgres.url) console.error('No PostgreSQL for this machine in the registry: what needs it is skipped.')
  try {
    const { NODE_ENV, NODE_TEST_CONTEXT, ...env } = process.env
    return await toItsEnd(root, words, { ...env, TMPDIR: temporary, TEST_POSTGRES_URL: postgres.url ?? '' })
  } finally {
    await postgres.stop()
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** `words` is a function, so that what it refuses is said like any other refusal. */
export const runBesidePostgres = async (root, words) => {
  try {
    process.exitCode = await beside(root, words())
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error)
    process.exitCode = 1
  }
}
