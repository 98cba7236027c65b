// What the store promises of a history, on both engines: whole revisions, reading as of one, merges, holes, and a chain that verifies.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { erase } from '../../src/actions/erase.ts'
import { publish } from '../../src/actions/publish.ts'
import { digestOf } from '../../src/store/open/carrying.ts'
import { takeAway } from '../../src/store/open/holes.ts'
import { readList } from '../../src/store/open/lists.ts'
import { findRecord, readRecord } from '../../src/store/open/reading.ts'
import { atRevision } from '../../src/store/open/statements.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, date, ending, freshStore, givenBack, invent, keepingFor, publishAll, saying, takenAway, text } from '../builders.ts'
import { engines } from '../databases.ts'

const heading = { day: '2026-01-06', note: null }
const read = async (store: Store, path: string, revision?: number) => {
  const [shelf = '', slug = ''] = path.split('/')
  const found = await findRecord(store.look, shelf, slug)
  const at = await atRevision(store.look, revision)
  return found.is === 'found' && at ? readRecord(store.look, found.record, at, 1) : null
}
const said = async (store: Store, path: string, property: string, revision?: number) =>
  (await read(store, path, revision))?.statements
    .filter((statement) => statement.property === property)
    .map(({ value }) => (value.kind === 'text' ? value.text : value.kind)) ?? []

for (const [name, engine] of engines)
  describe(`a history on ${name}`, { skip: engine.skip }, () => {
    let store: Store
    let close: () => Promise<void>
    before(async () => ({ store, close } = await freshStore(engine)))
    after(() => close())

    const source = invent('source', 'invented-source', 'An invented source')
    const group = invent('group', 'invented-union', 'Invented Union', source.id)
    const began = group.say('began', date('about 1990', '1990~'))
    const other = invent('group', 'invented-onion', 'Invented Onion', source.id)

    it('publishes a change whole, and reads it back with its evidence', async () => {
      const revision = await publishAll(store, source.change(), group.change(), other.change())
      assert.equal(revision?.number, 1)
      const reading = await read(store, 'groups/invented-union')
      assert.deepEqual(
        reading?.statements.map(({ property }) => property),
        ['name', 'began'],
      )
      assert.ok(
        reading?.statements.every(({ id }) =>
          reading.evidence.some((evidence) => evidence.statement === id && evidence.source === source.id),
        ),
      )
      const value = reading?.statements[1]?.value
      assert.ok(
        value?.kind === 'when' &&
          value.when.told === 'about 1990' &&
          value.when.edtf === '1990~' &&
          (value.when.span.fromMin as number) < 7305,
      )
    })

    it('leaves no trace of a change that fails half way', async () => {
      const digest = await store.snapshot(digestOf)
      const broken = invent('group', 'broken', 'Broken', source.id)
      broken.say('part-of', { kind: 'record', record: 'gaaaaaaaaaaaaaaaaaaaaaaaaaa' })
      await assert.rejects(publishAll(store, broken.change()))
      assert.equal(await store.snapshot(digestOf), digest)
      assert.equal(await store.newest(true), 1)
    })

    it('refuses a statement without evidence', async () => {
      const bare = invent('group', 'bare', 'Bare', source.id)
      await assert.rejects(
        publish(store, { ...heading, act: 'publish' }, chance, async () => ({ ...bare.change(), evidence: [] })),
        /no evidence/,
      )
    })

    it('ends a statement without forgetting it: an earlier revision still reads it', async () => {
      await publishAll(store, ending(group.named), saying(group.id, 'name', text('Renamed Union'), source.id))
      assert.deepEqual(await said(store, 'groups/invented-union', 'name'), ['Renamed Union'])
      assert.deepEqual(await said(store, 'groups/invented-union', 'name', 1), ['Invented Union'])
      const found = await findRecord(store.look, 'groups', 'invented-union')
      assert.ok(found.is === 'found' && found.record.name === 'Renamed Union')
    })

    it('makes two records one by a statement, and two again by ending it', async () => {
      const same = saying(other.id, 'same-as', { kind: 'record', record: group.id }, source.id)
      await publishAll(store, same)
      assert.deepEqual(await findRecord(store.look, 'groups', 'invented-onion'), { is: 'moved', path: 'groups/invented-union' })
      assert.deepEqual((await said(store, 'groups/invented-union', 'name')).sort(), ['Invented Onion', 'Renamed Union'])
      await publishAll(store, ending(same.statements[0]?.id as string))
      assert.equal((await findRecord(store.look, 'groups', 'invented-onion')).is, 'found')
      assert.deepEqual(await said(store, 'groups/invented-union', 'name'), ['Renamed Union'])
    })

    it('gives records that call each other the same one address, not a ring', async () => {
      const there = saying(other.id, 'same-as', { kind: 'record', record: group.id }, source.id)
      const back = saying(group.id, 'same-as', { kind: 'record', record: other.id }, source.id)
      await publishAll(store, there, back)
      const kinds = await Promise.all(
        ['invented-onion', 'invented-union'].map(async (slug) => (await findRecord(store.look, 'groups', slug)).is),
      )
      assert.deepEqual(kinds.sort(), ['found', 'moved'])
      await publishAll(store, ending(...[there, back].map((change) => change.statements[0]?.id as string)))
    })

    it('withholds a statement with all that is said about it, and brings back exactly what went', async () => {
      await publishAll(store, saying(group.id, 'doubted', text('Someone remembers 1991.'), source.id, { about: began }))
      const whole = await store.snapshot(async (look) =>
        look.selectFrom('statement').selectAll().where('id', '=', began).executeTakeFirstOrThrow(),
      )
      const departed = await takenAway(store, [began])
      assert.equal(departed.statements.length, 2)
      assert.deepEqual(await said(store, 'groups/invented-union', 'began'), [])
      assert.deepEqual(await said(store, 'groups/invented-union', 'began', 1), [], 'no earlier revision may still show it')
      const hole = await store.snapshot((look) =>
        look.selectFrom('statement').selectAll().where('id', '=', began).executeTakeFirstOrThrow(),
      )
      assert.deepEqual([hole.told, hole.edtf, hole.salt, hole.subject, hole.property, hole.from_min], [null, null, null, null, null, null])
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      await givenBack(store, departed)
      assert.deepEqual(
        await store.snapshot(async (look) => look.selectFrom('statement').selectAll().where('id', '=', began).executeTakeFirstOrThrow()),
        whole,
      )
      assert.deepEqual((await verifyChain(store.look)).faults, [])
    })

    it('keeps nothing withheld whose envelope could not be written', async () => {
      const digest = await store.snapshot(digestOf)
      const heading = { day: '2026-01-06', act: 'withhold', note: null } as const
      await assert.rejects(
        store.change(async (tx) => {
          await takeAway(tx, { statements: [began], evidence: [] }, 'withheld', heading, chance)
          throw new Error('no envelope')
        }),
      )
      assert.equal(await store.snapshot(digestOf), digest)
    })

    it('will not bring back a row that is not the one withheld', async () => {
      const departed = await takenAway(store, [began])
      const [first, ...others] = departed.statements
      await assert.rejects(
        givenBack(store, { ...departed, statements: [{ ...(first as NonNullable<typeof first>), told: 'in 1890' }, ...others] }),
      )
      await givenBack(store, departed)
    })

    it('erases one of two pieces of evidence and keeps the statement; erases the last and the statement goes', async () => {
      const claim = saying(group.id, 'did', text('Opened a door.'), source.id)
      const id = claim.statements[0]?.id as string
      const second = { ...claim.evidence[0], id: chance.id('v'), place: 'p. 9' } as (typeof claim.evidence)[number]
      await publishAll(store, { ...claim, evidence: [...claim.evidence, second] })
      await erase(store, { statements: [], evidence: [second.id] }, keepingFor(store))
      assert.deepEqual(await said(store, 'groups/invented-union', 'did'), ['Opened a door.'])
      await erase(store, { statements: [], evidence: [claim.evidence[0]?.id as string] }, keepingFor(store))
      assert.deepEqual(await said(store, 'groups/invented-union', 'did'), [])
      const hole = await store.snapshot((look) => look.selectFrom('statement').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
      assert.equal(hole.gone_as, 'erased')
      assert.equal(hole.value_text, null)
      const { faults, holes } = await verifyChain(store.look)
      assert.deepEqual(faults, [])
      assert.ok(holes >= 3)
    })

    it('notices every kind of tampering', async () => {
      const tamper = async (change: (tx: Parameters<Parameters<Store['change']>[0]>[0]) => Promise<unknown>) => {
        await store
          .change(async (tx) => {
            await change(tx)
            assert.notEqual((await verifyChain(tx)).faults.length, 0)
            throw new Error('put it back')
          })
          .catch((error: Error) => assert.equal(error.message, 'put it back'))
      }
      await tamper((tx) => tx.updateTable('statement').set({ told: 'about 1980' }).where('id', '=', began).execute())
      await tamper((tx) => tx.updateTable('evidence').set({ place: 'p. 100' }).where('source', '=', source.id).execute())
      await tamper((tx) => tx.updateTable('revision').set({ day: '2020-01-01' }).where('number', '=', 1).execute())
      await tamper((tx) => tx.updateTable('statement').set({ ended: 2 }).where('id', '=', began).execute())
      await tamper((tx) => tx.deleteFrom('evidence').where('source', '=', source.id).execute())
      assert.deepEqual((await verifyChain(store.look)).faults, [])
    })

    it('keeps a row in the language of its value, whatever else is said of it, and verifies', async () => {
      const source = invent('source', 'tongues', 'An invented source of tongues')
      source.say('told', text('Something invented.', 'fr'), { lang: null })
      await publishAll(store, source.change())
      assert.deepEqual((await verifyChain(store.look)).faults, [])
    })

    it('lists fifty at a time, and nothing beyond the last page', async () => {
      await publishAll(
        store,
        ...Array.from({ length: 60 }, (_, n) => invent('work', `work-${n}`, `Work ${String(n).padStart(2, '0')}`, source.id).change()),
      )
      const at = await atRevision(store.look)
      assert.ok(at)
      const pages = await Promise.all([1, 2, 3].map((page) => readList(store.look, at, 'works', page)))
      assert.deepEqual(
        pages.map((page) => page?.rows.length),
        [50, 10, undefined],
      )
      assert.equal(pages[0]?.rows[0]?.name, 'Work 00')
    })

    it('counts what rests on a source once, and no longer once it has ended', async () => {
      const count = async () => (await read(store, 'sources/invented-source'))?.resting?.distinct ?? 0
      const before = await count()
      const claim = saying(group.id, 'did', text('Kept a door open.'), source.id)
      const second = { ...claim.evidence[0], id: chance.id('v'), place: 'p. 3' } as (typeof claim.evidence)[number]
      await publishAll(store, { ...claim, evidence: [...claim.evidence, second] })
      assert.equal(await count(), before + 1)
      await publishAll(store, ending(claim.statements[0]?.id as string))
      assert.equal(await count(), before)
    })

    it('pages what points at a record, and what rests on a source', async () => {
      const hub = invent('idea', 'hub', 'a hub', source.id)
      hub.say('type', { kind: 'choice', choice: 'function' })
      await publishAll(store, hub.change())
      await publishAll(store, ...Array.from({ length: 55 }, () => saying(group.id, 'remit', { kind: 'record', record: hub.id }, source.id)))
      const reading = await read(store, 'ideas/hub')
      assert.equal(reading?.pointing.total, 55)
      assert.equal(reading?.pointing.statements.length, 50)
      const cited = await read(store, 'sources/invented-source')
      assert.ok(cited?.resting && cited.resting.total > 100 && cited.resting.statements.length === 50)
      assert.deepEqual(
        cited.resting.places.map(({ place }) => place),
        ['p. 1', 'p. 2'],
      )
    })
  })
