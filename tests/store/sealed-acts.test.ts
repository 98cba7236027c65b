// What was done at the desk, as a chain: in order however many do something at once, whole in every copy, and found out where somebody changed it.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fill } from '../../src/actions/fill.ts'
import { carryOut } from '../../src/store/open/carrying.ts'
import { actsOnPage, enterAct, verifyActs } from '../../src/store/sealed/acts.ts'
import { backedUp, everything } from '../../src/store/sealed/carrying.ts'
import type { SealedChange, Store } from '../../src/store/store.ts'
import { chance, freshStore } from '../builders.ts'
import { engines } from '../databases.ts'

const editor = chance.id('k')
const day = '2026-01-05'
const ask = (store: Store, item: string) => store.change((tx) => enterAct(tx, { day, editor, verb: 'ask', item }))

for (const [name, engine] of engines)
  describe(`what was done at the desk, on ${name}`, { skip: engine.skip }, () => {
    const begin = async (count: number) => {
      const { store, close } = await freshStore(engine)
      const items = Array.from({ length: count }, () => chance.id('c'))
      for (const item of items) await ask(store, item)
      return { store, items, close }
    }

    it('stands in its order, the newest first, however many do something at once', async () => {
      const { store, close } = await begin(0)
      assert.deepEqual(await verifyActs(store.sealed), { acts: 0, brokenAt: null, last: null })
      const items = Array.from({ length: 12 }, () => chance.id('c'))
      await Promise.all(items.map((item) => ask(store, item)))
      const { total, acts } = await actsOnPage(store.sealed, 2, 5)
      assert.equal(total, 12)
      assert.deepEqual(
        acts.map(({ n }) => n),
        [7, 6, 5, 4, 3],
      )
      const verdict = await verifyActs(store.sealed)
      assert.equal(verdict.brokenAt, null)
      assert.equal(verdict.last?.n, 12)
      assert.deepEqual(new Set((await actsOnPage(store.sealed, 1, 50)).acts.map(({ item }) => item)), new Set(items))
      await close()
    })

    it('is not entered where what was done was undone in the same moment', async () => {
      const { store, close } = await begin(1)
      const undone = store.change(async (tx) => {
        await enterAct(tx, { day, editor, verb: 'ask', item: chance.id('c') })
        throw new Error('planted')
      })
      await assert.rejects(undone, /planted/)
      assert.equal((await verifyActs(store.sealed)).acts, 1)
      await close()
    })

    const tampering: Record<string, { with: (tx: SealedChange) => Promise<unknown>; at: number }> = {
      'another day': { with: (tx) => tx.updateTable('sealed_act').set({ day: '2026-01-06' }).where('n', '=', 3).execute(), at: 3 },
      'another editor': {
        with: (tx) =>
          tx
            .updateTable('sealed_act')
            .set({ editor: chance.id('k') })
            .where('n', '=', 2)
            .execute(),
        at: 2,
      },
      'another verb': { with: (tx) => tx.updateTable('sealed_act').set({ verb: 'make-code' }).where('n', '=', 4).execute(), at: 4 },
      'no item': { with: (tx) => tx.updateTable('sealed_act').set({ item: null }).where('n', '=', 1).execute(), at: 1 },
      'one dropped': { with: (tx) => tx.deleteFrom('sealed_act').where('n', '=', 2).execute(), at: 3 },
      'the first dropped': { with: (tx) => tx.deleteFrom('sealed_act').where('n', '=', 1).execute(), at: 2 },
      'one put in between': {
        with: async (tx) => {
          await tx
            .updateTable('sealed_act')
            .set((row) => ({ n: row('n', '+', 100) }))
            .where('n', '>', 2)
            .execute()
          await tx
            .updateTable('sealed_act')
            .set((row) => ({ n: row('n', '-', 99) }))
            .where('n', '>', 100)
            .execute()
          await tx
            .insertInto('sealed_act')
            .values({ n: 3, day, editor, verb: 'ask', item: null, before: Buffer.alloc(32), hash: Buffer.alloc(32) })
            .execute()
        },
        at: 3,
      },
    }
    for (const [what, { with: tamper, at }] of Object.entries(tampering))
      it(`shows where somebody wrote into it: ${what}`, async () => {
        const { store, close } = await begin(5)
        await store.change(tamper)
        assert.equal((await verifyActs(store.sealed)).brokenAt, at)
        await close()
      })

    it('comes along into another database, and with a backup, and goes on there', async () => {
      const { store, items, close } = await begin(3)
      for (const [, other] of engines.filter(([, { skip }]) => !skip))
        for (const carried of [everything, backedUp]) {
          const there = await freshStore(other)
          const filled = await store.snapshot((look) => fill(there.store, { lines: carryOut(look, '', carried), carried }))
          assert.equal(filled.is, 'filled')
          await ask(there.store, chance.id('c'))
          const { acts, brokenAt } = await verifyActs(there.store.sealed)
          assert.deepEqual({ acts, brokenAt }, { acts: items.length + 1, brokenAt: null })
          await there.close()
        }
      await close()
    })
  })
