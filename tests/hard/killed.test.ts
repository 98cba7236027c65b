// Killed at any moment while it publishes and erases: what opens again is a whole history, on both engines, fifty times.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { before, describe, it } from 'node:test'
import { build } from 'esbuild'
import { rebuildStanding } from '../../src/store/open/standing.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import type { Store } from '../../src/store/store.ts'
import { openAt, root } from '../builders.ts'
import { engines } from '../databases.ts'
import { statementsAtFirst } from './publisher.ts'

const kills = 50

let program: string
before(async () => {
  program = join(mkdtempSync(join(tmpdir(), 'ct-publisher-')), 'publisher.cjs')
  // Packages go into one file too: it starts in half the time, and starts a hundred times.
  const external = ['@photostructure/sqlite', 'pg-native']
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['tests/hard/publisher.ts'],
    bundle: true,
    external,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
  })
  symlinkSync(join(root, 'node_modules'), join(dirname(program), 'node_modules'))
  writeFileSync(program, outputFiles[0]?.contents ?? '')
})

/** A publisher that has started and waits for a word to begin; each step it takes is a dot. */
const publisher = (at: string) => {
  const child = spawn(process.execPath, [program, at, join(root, 'migrations')], { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  let steps = 0
  let stepped = () => {}
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stdout.on('data', (dots: Buffer) => {
    steps += dots.length
    stepped()
  })
  const ended = new Promise<string | null>((end) => child.once('close', (_, signal) => end(signal)))
  /** Lets it take some steps and a few milliseconds of the next, and kills it there. */
  const killAfter = async (wanted: number, more: number) => {
    child.stdin.write('go\n')
    await Promise.race([
      ended,
      new Promise<void>((enough) => {
        stepped = () => (steps > wanted ? enough() : undefined)
        stepped()
      }),
    ])
    await new Promise((wait) => setTimeout(wait, more))
    child.kill('SIGKILL')
    assert.equal(await ended, 'SIGKILL', said)
  }
  return { child, killAfter, ended }
}

const derivedOf = async (store: Pick<Store, 'look'>) => ({
  standing: await store.look.selectFrom('standing').selectAll().orderBy('record').execute(),
  mention: await store.look.selectFrom('mention').selectAll().orderBy('record').orderBy('statement').execute(),
})

/** What each revision added and ended, beside what its publisher meant; and whether what is derived is what a rebuild makes. */
const examine = async (store: Store): Promise<number> => {
  const { faults, revisions } = await verifyChain(store.look)
  assert.deepEqual(faults, [])
  const rows = await store.look.selectFrom('revision').select(['number', 'act']).orderBy('number').execute()
  const counted = async (table: 'statement' | 'evidence', column: 'added' | 'ended' | 'gone') => {
    const counts = await store.look
      .selectFrom(table)
      .select([`${column} as revision`, (is) => is.fn.countAll().as('n')])
      .groupBy(column)
      .execute()
    return new Map(counts.map(({ revision, n }) => [revision, Number(n)]))
  }
  const [added, ended, gone, evidence] = [
    await counted('statement', 'added'),
    await counted('statement', 'ended'),
    await counted('statement', 'gone'),
    await counted('evidence', 'added'),
  ]
  let standing = 0
  for (const { number, act } of rows) {
    const expected =
      act === 'erase'
        ? { added: undefined, ended: undefined, gone: 1 }
        : { added: number === 1 ? statementsAtFirst : standing, ended: number === 1 ? undefined : standing, gone: undefined }
    assert.deepEqual({ added: added.get(number), ended: ended.get(number), gone: gone.get(number) }, expected, `revision ${number}, ${act}`)
    assert.equal(evidence.get(number), expected.added, `evidence of revision ${number}`)
    standing = act === 'erase' ? standing - 1 : (expected.added as number)
  }
  const applied = await store.look
    .selectFrom('applied as a')
    .innerJoin('statement as s', 's.id', 'a.statement')
    .select('s.ended')
    .where('s.gone', 'is', null)
    .execute()
  assert.deepEqual([applied.length, applied.filter(({ ended }) => ended !== null).length], [standing, 0])
  const derived = await derivedOf(store)
  await store.change(rebuildStanding)
  assert.deepEqual(derived, await derivedOf(store))
  return revisions
}

describe('a publisher killed', { concurrency: 2 }, () => {
  for (const [name, engine] of engines)
    it(`leaves every revision whole or absent on ${name}, ${kills} times (H78)`, { skip: engine.skip }, async () => {
      let published = 0
      for (let round = 0; round < kills; ) {
        const { at, drop } = await engine.fresh()
        let next = publisher(at)
        try {
          for (let turns = 0; turns < 10 && round < kills; turns++, round++) {
            await next.killAfter(randomInt(0, 4), randomInt(0, 40))
            next = publisher(at) // starts while the last one's work is looked at
            const store = await openAt(at)
            try {
              published = Math.max(published, await examine(store))
            } finally {
              await store.close()
            }
          }
        } finally {
          next.child.kill('SIGKILL')
          await next.ended
          await drop()
        }
      }
      assert.ok(published > 3, 'the publishers published')
    })
})
