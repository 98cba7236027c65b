// What `npm run bench` runs: one table of figures measured side by side in one run. `-- --json` for one object a line, `-- --only NAME` for one part.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, Refusal } from '../install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const measure = (env) =>
  new Promise((done, fail) => {
    const how = ['--import', 'tsx', 'bench/bench.ts', ...process.argv.slice(2)]
    const bench = spawn(process.execPath, how, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => bench.kill(signal))
    bench.once('error', fail)
    bench.once('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })

const run = async () => {
  await install(root, { alsoForDevelopment: true })
  const { startPostgres } = await import('../tests/postgres-server.mjs')
  const temporary = mkdtempSync(join(tmpdir(), 'ct-bench-')) // whatever the bench leaves behind goes with it
  const postgres = await startPostgres()
  try {
    const { NODE_ENV, ...env } = process.env
    return await measure({ ...env, TMPDIR: temporary, TEST_POSTGRES_URL: postgres.url ?? '' })
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
