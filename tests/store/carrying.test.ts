// Backup, restore and moving between engines: equal or not at all, also while someone publishes.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fill } from '../../src/actions/fill.ts'
import { carryOut, digestOf, history } from '../../src/store/open/carrying.ts'
import { findRecord } from '../../src/store/open/reading.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { freshStore, invent, publishAll } from '../builders.ts'
import { engines } from '../databases.ts'

async function* lines(of: readonly string[]) {
  yield* of
}
const carried = async (store: Awaited<ReturnType<typeof freshStore>>['store']) =>
  store.snapshot(async (look) => {
    const all: string[] = []
    for await (const line of carryOut(look, '2026-01-05')) all.push(line.trimEnd())
    return all
  })

for (const [from, one] of engines)
  for (const [to, another] of engines)
    describe(`from ${from} to ${to}`, { skip: one.skip || another.skip }, () => {
      it('carries a history over, equal and intact, even if someone publishes meanwhile', async () => {
        const here = await freshStore(one)
        const there = await freshStore(another)
        try {
          const source = invent('source', 'source', 'An invented source')
          const group = invent('group', 'union', 'Ünïon «дом» بيت', source.id)
          await publishAll(here.store, source.change(), group.change())
          const before = await here.store.snapshot(digestOf)
          const filled = await here.store.snapshot(async (look) => {
            const all: string[] = []
            for await (const line of carryOut(look, '')) {
              if (all.length === 0) await publishAll(here.store, invent('work', 'late', 'Published meanwhile', source.id).change())
              all.push(line)
            }
            return fill(there.store, { lines: lines(all), carried: history })
          })
          assert.deepEqual(filled, { is: 'filled', revisions: 1 })
          assert.equal(await there.store.snapshot(digestOf), before)
          assert.deepEqual((await verifyChain(there.store.look)).faults, [])
          const found = await findRecord(there.store.look, 'groups', 'union')
          assert.ok(found.is === 'found' && found.record.name === 'Ünïon «дом» بيت')
        } finally {
          await here.close()
          await there.close()
        }
      })

      it('refuses a cut, changed or foreign file, and a history that is not empty, and leaves nothing behind', async () => {
        const here = await freshStore(one)
        const there = await freshStore(another)
        try {
          const source = invent('source', 'source', 'An invented source')
          await publishAll(here.store, source.change())
          const whole = await carried(here.store)
          const refused = async (some: readonly string[]) => {
            const filled = await fill(there.store, { lines: lines(some), carried: history })
            assert.equal(filled.is, 'broken')
            assert.equal(await there.store.newest(true), 0)
            return filled.is === 'broken' ? filled.because : ''
          }
          assert.match(await refused(whole.slice(0, -1)), /cut off/)
          assert.match(await refused(whole.map((line) => line.replace('An invented source', 'An altered source'))), /hash|leaf/)
          assert.match(await refused([...whole.slice(0, 2), 'not json', ...whole.slice(2)]), /damaged/)
          assert.match(await refused(['{"is":"something else"}']), /not a backup/)
          assert.equal((await fill(here.store, { lines: lines(whole), carried: history })).is, 'not-empty')
        } finally {
          await here.close()
          await there.close()
        }
      })
    })
