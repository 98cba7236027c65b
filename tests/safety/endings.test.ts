// When something ends that nobody caught, its kind and its place are printed: no message, detail or cause, which may quote what a teller wrote.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sayEnding } from '../../src/commands/ending.ts'
import { root } from '../builders.ts'
import { freshSqlitePath } from '../databases.ts'
import { type Clone, cloneOf, takenPort } from '../hard/command-line.ts'

const canary = `canary${randomBytes(6).toString('hex')}`
/** Shaped as PostgreSQL's client throws them, thrown where a program cannot see it coming: at a signal, or when the day is asked for. */
const plant = `
const planted = () => Object.assign(new Error('value too long: ${canary}', { cause: new TypeError('${canary}\\n    at ${canary}') }), {
  name: 'error', severity: 'ERROR', code: '22001', detail: 'Failing row contains (${canary}).', where: 'PL/pgSQL ${canary}', hint: '${canary}',
})
if (process.env.PLANTED === 'day') Date.prototype.toISOString = () => { throw planted() }
if (process.env.PLANTED === 'signal') {
  process.on('SIGUSR2', () => { throw planted() })
  process.on('SIGHUP', () => void Promise.reject(planted()))
}
if (process.env.PLANTED === 'at once') throw planted()
`

describe('a fault that nobody caught', () => {
  let clone: Clone
  let place: string
  const environment = (planted: string): Record<string, string> => ({
    NODE_OPTIONS: `--import=file://${join(place, 'plant.mjs')}`,
    PLANTED: planted,
  })
  before(() => {
    clone = cloneOf()
    place = mkdtempSync(join(tmpdir(), 'ct-ending-'))
    writeFileSync(join(place, 'plant.mjs'), plant)
  })
  after(() => {
    clone.remove()
    rmSync(place, { recursive: true, force: true })
  })

  it('is planted, and Node by itself would print all of it', () => {
    try {
      execFileSync(process.execPath, ['--eval', '0'], { env: { ...process.env, ...environment('at once') }, stdio: 'pipe' })
      assert.fail('it ended well')
    } catch (error) {
      assert.ok(String((error as { stderr: Buffer }).stderr).split(canary).length > 4)
    }
  })

  it('ends a command by its kind alone', async () => {
    const { path, drop } = freshSqlitePath()
    await clone.run(['publish'], clone.keep(path))
    const { code, said } = await clone.run(['tidy'], { ...clone.keep(path), ...environment('day') })
    assert.equal(code, 1)
    assert.match(said, /^A fault of this program ended it: error 22001\./m)
    assert.match(said, /^ {2}build\/main\.js:\d+:\d+$/m)
    assert.ok(!said.includes(canary), said)
    drop()
  })

  it('ends a server by its kind alone, thrown or a promise that was broken', async () => {
    for (const signal of ['SIGUSR2', 'SIGHUP'] as const) {
      const { path, drop } = freshSqlitePath()
      const { port, letGo } = await takenPort()
      await letGo()
      const served = await clone.serve({ ...clone.keep(path), PORT: String(port), ...environment('signal') })
      served.child.kill(signal)
      assert.equal(await served.ended, 1)
      assert.match(served.said(), /A fault of this program ended it: error 22001\./)
      assert.ok(!served.said().includes(canary), served.said())
      drop()
    }
  })

  it('is told with its class, a code that is one, and places of this program, whatever it carries', () => {
    class OwnFault extends Error {
      override name = 'OwnFault'
      readonly code = `${canary} and more`
    }
    const own = new OwnFault(`${canary}\n    at ${root}/${canary} here:1:1\n    at file://${root}/src/main.ts:7:1 ${canary}`)
    assert.match(sayEnding(own, root), /ended it: OwnFault\. /)
    assert.match(sayEnding(own, root), /^ {2}tests\/safety\/endings\.test\.ts:\d+:\d+$/m)
    const cut = Object.assign(new Error(canary), { name: canary.repeat(9), stack: null, code: 7 })
    for (const error of [own, cut, canary, { detail: canary }, null, undefined, new AggregateError([own], canary)])
      assert.ok(!sayEnding(error, root).includes(canary), String(error))
    // A value that PostgreSQL refused, quoted in a message that begins as a machine's would.
    assert.ok(!sayEnding(new Error(`malformed array literal: "${canary}"`), dirname(root)).includes(canary))
    assert.match(sayEnding(new Error('database disk image is malformed'), root), /damaged, or its disk is full \(database disk image/)
  })
})
