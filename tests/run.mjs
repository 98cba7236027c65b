// What `npm test` runs: every test file there is, beside one real PostgreSQL. Words after `npm test --` choose files by their path.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism, constants, tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, Refusal } from '../install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const testsUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    : []

const wanted = process.argv.slice(2)
const files = ['src', 'tests', 'bench']
  .flatMap((folder) => testsUnder(join(root, folder)))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .sort()

/** Closing lines last: the spec reporter, better for a person at a terminal, lists failures after them; TAP does not. */
const reporter = process.stdout.isTTY ? 'spec' : 'tap'

const runTests = (env) =>
  new Promise((done, fail) => {
    const how = [
      '--test',
      `--test-reporter=${reporter}`,
      `--test-concurrency=${Math.max(2, availableParallelism())}`,
      '--test-timeout=900000',
    ]
    const runner = spawn(process.execPath, ['--import', 'tsx', ...how, ...files], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => runner.kill(signal))
    runner.once('error', fail)
    runner.once('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })

const run = async () => {
  if (files.length === 0)
    throw new Refusal(wanted.length ? `No test file has ${wanted.join(' or ')} in its path.` : 'There are no test files.')
  await install(root, { alsoForDevelopment: true })
  const { startPostgres } = await import('./postgres-server.mjs')
  const temporary = mkdtempSync(join(tmpdir(), 'ct-tests-')) // whatever the tests leave behind goes with it
  const postgres = await startPostgres()
  if (!postgres.url) console.error('No PostgreSQL for this machine in the registry: the tests on PostgreSQL are skipped.')
  try {
    const { NODE_ENV, NODE_TEST_CONTEXT, ...env } = process.env
    return await runTests({ ...env, TMPDIR: temporary, TEST_POSTGRES_URL: postgres.url ?? '' })
  } finally {
    await postgres.stop()
    rmSync(temporary, { recursive: true, force: true })
  }
}

try {
  process.exitCode = await run()
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = 1
}
