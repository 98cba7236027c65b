// Names are looked up without reading all of them each time, on both engines; what was ended, erased or renamed is found no more.
import assert from 'node:assert/strict'
import { after, before, describe, it, mock } from 'node:test'
import type { Kysely, KyselyPlugin } from 'kysely'
import { erase } from '../../src/actions/erase.ts'
import { findCalled, namesKnown } from '../../src/store/open/finding-names.ts'
import type { Tables } from '../../src/store/open/tables.ts'
import type { Store } from '../../src/store/store.ts'
import { ending, freshStore, invent, keepingFor, publishAll, saying, text, together } from '../builders.ts'
import { engines } from '../databases.ts'

for (const [name, engine] of engines)
  describe(`names looked up on ${name}`, { skip: engine.skip }, () => {
    let store: Store
    let look: Store['look']
    let close: () => Promise<void>
    let rows = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        rows += result.rows.length
        return result
      },
    }
    const source = invent('source', 'invented-source', 'An invented source')
    const groups = Array.from({ length: 400 }, (_, n) => invent('group', `invented-${n}`, `Invented Kettle no. ${n}`, source.id))
    const [first, second] = groups as [(typeof groups)[0], (typeof groups)[0]]
    const french = first.say('translation', text('La bouilloire bleue', 'fr'), { about: first.named, lang: 'fr' })
    const person = invent('person', 'invented-person', 'Invented Heron', source.id)
    const called = async (words: string) => (await findCalled(look, words, ['group', 'event', 'person'], 5)).map(({ id }) => id)
    /** Rows that a question reads. */
    const cost = async (ask: () => Promise<unknown>) => {
      rows = 0
      await ask()
      return rows
    }
    before(async () => {
      ;({ store, close } = await freshStore(engine))
      look = (store.look as Kysely<Tables>).withPlugin(counting)
      await publishAll(store, source.change(), person.change(), ...groups.map((group) => group.change()))
    })
    after(() => close())

    it('are read once, and from then on a few rows answer each question', async () => {
      assert.ok((await cost(() => called('kettle no. 7'))) > groups.length)
      for (const words of ['kettle no. 11', 'a big invented strike', 'bouilloire bleue', '', 'heron'])
        assert.ok((await cost(() => called(words))) <= 8, words)
      assert.equal(await cost(() => namesKnown(look)), 1)
      assert.deepEqual(await called('the KETTLE 399'), [groups[399]?.id])
      assert.deepEqual(await called('bouilloire BLEUE'), [first.id])
      assert.deepEqual(await called('Invented Heron'), [], 'nobody is looked up')
      assert.ok(!(await namesKnown(look)).some((known) => known.includes('Heron')))
    })

    it('are those that stand now', async () => {
      await publishAll(store, saying(second.id, 'other-name', text('The Copper Otter'), source.id))
      assert.deepEqual(await called('copper otter'), [second.id])
      await publishAll(store, ending(second.named))
      assert.deepEqual(await called('kettle no. 1'), [])
      assert.ok((await namesKnown(look)).includes('The Copper Otter'))
      await erase(store, { statements: [french], evidence: [] }, keepingFor(store))
      assert.deepEqual(await called('bouilloire bleue'), [])
      assert.ok(!(await namesKnown(look)).some((known) => known.includes('bouilloire')))
      await publishAll(
        store,
        together(ending(groups[2]?.named as string)),
        saying(groups[2]?.id as string, 'name', text('Tea Pot'), source.id),
      )
      assert.deepEqual(await called('tea pot'), [groups[2]?.id])
    })

    it('are forgotten a minute after they were last asked for', async () => {
      const kept = await namesKnown(look)
      assert.equal(await namesKnown(look), kept, 'the same list')
      mock.timers.enable({ apis: ['setTimeout'] })
      try {
        await publishAll(store, saying(first.id, 'other-name', text('The Blue Heron Kettle'), source.id))
        const anew = await namesKnown(look)
        mock.timers.tick(59_999)
        assert.equal(await cost(() => namesKnown(look)), 1)
        mock.timers.tick(60_000)
        assert.notEqual(await namesKnown(look), anew)
      } finally {
        mock.timers.reset()
      }
    })
  })
