// A later release of the collection, laid over a history that people have worked on: what they touched is theirs.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { erase } from '../../src/actions/erase.ts'
import { publish } from '../../src/actions/publish.ts'
import { offerCollection, publishCollection } from '../../src/actions/publish-collection.ts'
import type { Collection, CollectionEntry, CollectionRecord } from '../../src/exchange/collection.ts'
import type { Citing } from '../../src/history/statement.ts'
import { findRecord } from '../../src/store/open/reading.ts'
import { rebuildStanding } from '../../src/store/open/standing.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, ending, freshStore, givenBack, keepingFor, saying, takenAway, text } from '../builders.ts'
import { engines } from '../databases.ts'

const source = chance.id('s')
const cite = (place: string, quotation: string | null = null): Citing => ({ source, place, quotation, lang: quotation ? 'en' : null })

type Told = { slug: string; formerSlugs?: string[]; said: Record<string, { words: string; about?: string; evidence?: Citing[] }> }

/** A release as its files would read: groups by id, each with what is said under each key. */
const release = (groups: Record<string, Told>): Collection => {
  const records: CollectionRecord[] = [{ id: source, kind: 'source', slug: 'source', formerSlugs: [], path: 'sources/source.yaml' }]
  const entries: CollectionEntry[] = []
  const say = (id: string, key: string, words: string, about: string | undefined, evidence: Citing[]) =>
    entries.push({
      key: `${id}/${key}`,
      said: {
        subject: id,
        property: key.split('.')[0] as string,
        about: about ? '' : null,
        value: { kind: 'text', text: words, lang: 'en' },
        when: null,
        note: null,
        lang: 'en',
        madeBy: null,
        anchor: null,
      },
      aboutKey: about ? `${id}/${about}` : null,
      evidence,
      path: 'groups/x.yaml',
      line: 1,
    })
  say(source, 'name', 'A source', undefined, [cite('p. 1')])
  for (const [id, { slug, formerSlugs = [], said }] of Object.entries(groups)) {
    records.push({ id, kind: 'group', slug, formerSlugs, path: `groups/${slug}.yaml` })
    for (const [key, { words, about, evidence }] of Object.entries(said)) say(id, key, words, about, evidence ?? [cite('p. 1')])
  }
  return { name: 'invented', records, entries }
}

for (const [name, engine] of engines)
  describe(`a later release on ${name}`, { skip: engine.skip }, () => {
    let store: Store
    let close: () => Promise<void>
    let group: string
    before(async () => ({ store, close } = await freshStore(engine)))
    after(() => close())

    const first = (more: Told['said'] = {}): Record<string, Told> => ({
      [group]: {
        slug: `group-${group}`,
        said: {
          name: { words: 'Union' },
          'did.a': { words: 'Did A.', evidence: [cite('p. 1', 'did a'), cite('p. 2', 'also a')] },
          'did.b': { words: 'Did B.' },
          ...more,
        },
      },
    })
    const others: Record<string, Told> = {}
    /** Publishes a release of this group; groups of earlier tests stay in it as they were. */
    const put = async (groups: Record<string, Told>) => {
      Object.assign(others, groups)
      const { offer, revision } = await publishCollection(store, release(others), '2026-01-05', chance)
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      return { ...offer, revision }
    }
    const begin = async (more: Told['said'] = {}) => {
      group = chance.id('g')
      await put(first(more))
    }
    const rows = () => store.look.selectFrom('statement').selectAll().where('subject', '=', group).orderBy('added').orderBy('n').execute()
    const standing = async () => (await rows()).filter(({ ended }) => ended === null).map(({ value_text }) => value_text)
    const idOf = async (words: string) =>
      (await rows()).find(({ value_text, ended }) => value_text === words && ended === null)?.id as string
    const cited = async (words: string) =>
      (
        await store.look
          .selectFrom('evidence')
          .selectAll()
          .where('statement', '=', await idOf(words))
          .where('ended', 'is', null)
          .where('gone', 'is', null)
          .orderBy('place')
          .execute()
      ).map(({ place, quotation }) => [place, quotation])
    const heading = { day: '2026-01-06', note: null }
    const edit = (change: Parameters<typeof publish>[3]) => publish(store, { ...heading, act: 'publish' }, chance, change)

    it('that says the same publishes nothing', async () => {
      await begin()
      const { revision, counts, listed } = await put(first())
      assert.deepEqual([revision, counts, listed], [null, { added: 0, changed: 0, ended: 0 }, []])
    })

    it('changes, adds and ends what nobody touched, as one revision, and an offer alone changes nothing', async () => {
      await begin()
      const groups = first({ 'did.c': { words: 'Did C.' } })
      const said = (groups[group] as Told).said
      said['did.a'] = { words: 'Did A, and more.' }
      delete said['did.b']
      const offered = await offerCollection(store, release({ ...others, ...groups }), chance)
      assert.deepEqual(offered.counts, { added: 1, changed: 1, ended: 1 })
      assert.deepEqual(await standing(), ['Union', 'Did A.', 'Did B.'])
      const { revision } = await put(groups)
      assert.ok(revision)
      assert.deepEqual((await standing()).sort(), ['Did A, and more.', 'Did C.', 'Union'])
      assert.equal((await put(groups)).revision, null)
      await put(first())
      assert.deepEqual((await standing()).sort(), ['Did A.', 'Did B.', 'Union'], 'what a release took away another may bring')
    })

    it('only lists what an editor changed or ended here, and never applies it', async () => {
      await begin()
      const [a, b] = [await idOf('Did A.'), await idOf('Did B.')]
      await edit(async () => ({ ...saying(group, 'did', text('Did A, as we remember it.'), source), end: [a, b] }))
      const groups = first()
      const said = (groups[group] as Told).said
      assert.equal((await put(groups)).listed.length, 0, 'the files say nothing new')
      said['did.a'] = { words: 'Did A, says the release.' }
      said['did.b'] = { words: 'Did B, says the release.' }
      const { listed, revision } = await put(groups)
      assert.deepEqual(
        listed.map(({ key }) => key),
        [`${group}/did.a`, `${group}/did.b`],
      )
      assert.equal(revision, null)
      delete said['did.a']
      assert.equal((await put(groups)).revision, null)
      assert.deepEqual((await standing()).sort(), ['Did A, as we remember it.', 'Union'])
    })

    it('never brings back what was erased or withheld here, also changed, dropped and told again', async () => {
      await begin()
      await erase(store, { statements: [await idOf('Did A.')], evidence: [] }, keepingFor(store))
      const envelope = await takenAway(store, [await idOf('Did B.')])
      const groups = first()
      const said = (groups[group] as Told).said
      const attempt = async () => {
        await put(groups)
        assert.deepEqual(await standing(), ['Union'])
      }
      await attempt()
      said['did.a'] = { words: 'Did A, in other words.' }
      said['did.b'] = { words: 'Did B, in other words.' }
      await attempt()
      delete said['did.a']
      delete said['did.b']
      await attempt()
      Object.assign(said, (first()[group] as Told).said)
      await attempt()
      await givenBack(store, envelope)
      await put(groups)
      assert.deepEqual(await standing(), ['Union', 'Did B.'])
    })

    for (const take of ['erased', 'withheld'] as const)
      it(`never brings back a record of which everything was ${take} here, nor the words of its address, and publishes the rest`, async () => {
        await begin()
        const all = (await rows()).map(({ id }) => id)
        if (take === 'erased') await erase(store, { statements: all, evidence: [] }, keepingFor(store))
        const departed = take === 'withheld' ? await takenAway(store, all) : null
        const groups = first({ 'did.c': { words: 'Did C.' } })
        ;(groups[group] as Told).said['did.a'] = { words: 'Did A, in other words.' }
        const newcomer = chance.id('g')
        groups[newcomer] = { slug: `new-${newcomer}`, said: { name: { words: 'A newcomer' } } }
        assert.ok((await put(groups)).revision, 'the newcomer is published')
        assert.deepEqual(await standing(), [])
        const slugs = await store.look.selectFrom('address').select('slug').where('slug', 'like', `%${group}%`).execute()
        assert.deepEqual(slugs, [])
        assert.equal((await findRecord(store.look, 'groups', `group-${group}`)).is, 'gone')
        assert.equal((await put(groups)).revision, null)
        const squatter = chance.id('g')
        const { offer } = await publishCollection(
          store,
          release({ ...others, [squatter]: { slug: `group-${group}`, said: { name: { words: 'A squatter' } } } }),
          '2026-01-05',
          chance,
        )
        assert.match(offer.faults.map(({ because }) => because).join(), /another record/)
        if (departed) {
          await givenBack(store, departed)
          await put(groups)
          assert.deepEqual((await standing()).sort(), ['Did A, in other words.', 'Did B.', 'Did C.', 'Union'])
          assert.equal((await findRecord(store.look, 'groups', `group-${group}`)).is, 'found')
        }
      })

    it('leaves a record at its own id that lost its name here, and its old address to nobody', async () => {
      await begin()
      await erase(store, { statements: [await idOf('Union')], evidence: [] }, keepingFor(store))
      const groups = first({ 'did.c': { words: 'Did C.' } })
      assert.deepEqual((await put(groups)).faults, [])
      assert.deepEqual((await standing()).sort(), ['Did A.', 'Did B.', 'Did C.'])
      assert.deepEqual(await findRecord(store.look, 'groups', `group-${group}`), { is: 'gone' })
      assert.equal((await findRecord(store.look, 'groups', group)).is, 'found')
    })

    it('never brings back evidence that was erased here, nor its quotation', async () => {
      await begin()
      const evidence = await store.look
        .selectFrom('evidence')
        .select('id')
        .where('statement', '=', await idOf('Did A.'))
        .where('quotation', '=', 'also a')
        .executeTakeFirstOrThrow()
      await erase(store, { statements: [], evidence: [evidence.id] }, keepingFor(store))
      const { revision } = await put(first())
      assert.deepEqual(await cited('Did A.'), [['p. 1', 'did a']])
      assert.equal(revision, null)
    })

    it('never ends evidence that an editor added here, nor brings back what one ended', async () => {
      await begin()
      const statement = await idOf('Did A.')
      await edit(async () => ({ ...ending(), evidence: [{ ...cite('p. 9', 'found in a drawer'), id: chance.id('v'), statement }] }))
      const ended = await store.look
        .selectFrom('evidence')
        .select('id')
        .where('statement', '=', statement)
        .where('place', '=', 'p. 2')
        .executeTakeFirstOrThrow()
      await edit(async () => ({ ...ending(), endEvidence: [ended.id] }))
      const { revision } = await put(first())
      assert.deepEqual(await cited('Did A.'), [
        ['p. 1', 'did a'],
        ['p. 9', 'found in a drawer'],
      ])
      assert.equal(revision, null)
    })

    it('moves evidence that only the files changed', async () => {
      await begin()
      const groups = first()
      ;(groups[group] as Told).said['did.a'] = { words: 'Did A.', evidence: [cite('p. 1', 'did a'), cite('p. 3')] }
      const before = await idOf('Did A.')
      const { counts } = await put(groups)
      assert.deepEqual(counts, { added: 0, changed: 1, ended: 0 })
      assert.equal(await idOf('Did A.'), before)
      assert.deepEqual(await cited('Did A.'), [
        ['p. 1', 'did a'],
        ['p. 3', null],
      ])
    })

    it('carries a judgement over to the new words of what it judges, and drops it where that is gone', async () => {
      await begin({ 'doubted.a': { words: 'Someone else remembers C.', about: 'did.a' } })
      const groups = first({ 'doubted.a': { words: 'Someone else remembers C.', about: 'did.a' } })
      ;(groups[group] as Told).said['did.a'] = { words: 'Did A at last.' }
      await put(groups)
      const judged = (await rows()).filter(({ property, ended }) => property === 'doubted' && ended === null)
      assert.deepEqual(
        judged.map(({ about }) => about),
        [await idOf('Did A at last.')],
      )
      await erase(store, { statements: [await idOf('Did A at last.')], evidence: [] }, keepingFor(store))
      await put(groups)
      assert.deepEqual((await standing()).sort(), ['Did B.', 'Union'])
    })

    for (const remembers of [true, false])
      it(`sends an old address on to the new one, ${remembers ? 'as the files ask' : 'also where the files forget the old one'}`, async () => {
        await begin()
        const old = `group-${group}`
        await put({ [group]: { ...(first()[group] as Told), slug: `renamed-${group}`, formerSlugs: remembers ? [old] : [] } })
        assert.deepEqual(await findRecord(store.look, 'groups', old), { is: 'moved', path: `groups/renamed-${group}` })
        assert.equal((await findRecord(store.look, 'groups', `renamed-${group}`)).is, 'found')
        assert.equal(
          (await put({ [group]: { ...(first()[group] as Told), slug: `renamed-${group}`, formerSlugs: remembers ? [old] : [] } })).revision,
          null,
        )
      })

    it('never gives one record’s address to another', async () => {
      await begin()
      const [slug, old] = [`group-${group}`, group]
      const groups: Record<string, Told> = { [old]: { ...(first()[group] as Told), slug: `moved-${group}` } }
      const newcomer = chance.id('g')
      groups[newcomer] = { slug, said: { name: { words: 'A newcomer at an old address' } } }
      const { revision, offer } = await publishCollection(store, release({ ...others, ...groups }), '2026-01-05', chance)
      assert.equal(revision, null)
      assert.match(offer.faults.map(({ because }) => because).join(), /another record/)
      assert.equal((await findRecord(store.look, 'groups', slug)).is, 'found')
    })

    it('leaves what is derived as a rebuild would make it', async () => {
      const derived = async () => [
        await store.look.selectFrom('standing').selectAll().orderBy('record').execute(),
        await store.look.selectFrom('mention').selectAll().orderBy('record').orderBy('statement').execute(),
      ]
      const before = await derived()
      await store.change(rebuildStanding)
      assert.deepEqual(before, await derived())
    })
  })
