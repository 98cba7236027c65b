// What was withheld lies in envelopes: each teller's words leave all of them, their own open for nobody else, and the rest comes back row for row.
import '../quick-hashing.ts'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bringBackTelling } from '../../src/actions/bring-back-telling.ts'
import { settleLedger } from '../../src/actions/settle-ledger.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { returnRecord, withholdRecord } from '../../src/actions/withhold.ts'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import type { Changeset } from '../../src/history/changeset.ts'
import { open, SealBroken } from '../../src/sealing/envelope.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { envelopesOf, openEnvelopes } from '../../src/store/sealed/envelopes.ts'
import { follow, linesOf } from '../../src/store/sealed/ledger.ts'
import { wholePart } from '../../src/store/sealed/parts.ts'
import { setTelling } from '../../src/store/sealed/tellings.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, freshStore, invent, keepingFor, publishAll, saying, text } from '../builders.ts'
import { contributed } from '../contributed.ts'
import { engines } from '../databases.ts'
import { type Desk, openDesk, recipientsOf, tellingOf } from '../tellers.ts'

const publicRows = async (store: Store) => ({
  statements: await store.look.selectFrom('statement').selectAll().where('gone', 'is', null).orderBy('id').execute(),
  evidence: await store.look.selectFrom('evidence').selectAll().where('gone', 'is', null).orderBy('id').execute(),
  addresses: await store.look.selectFrom('address').selectAll().orderBy('kind').orderBy('slug').execute(),
  standing: await store.look.selectFrom('standing').selectAll().orderBy('record').execute(),
})
/** Whoever an age file is sealed to has a line of their own in its head. */
const sealedFor = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split('\n--- ', 1)[0]?.match(/\n-> /g)?.length

/** One more piece of evidence for each statement of a change. */
const alsoFrom = (change: Changeset, source: string, quotation: string): Changeset => ({
  ...change,
  evidence: [
    ...change.evidence,
    ...change.statements.map(({ id }) => ({ id: chance.id('v'), statement: id, source, place: 'p. 3', quotation, lang: 'en' })),
  ],
})

/** A club that a book names, and of which two people told: apart, together, with the book, and about each other's words. */
const clubToldTwice = async (store: Store, desk: Desk) => {
  const book = invent('source', 'briefing', 'An invented briefing')
  const club = invent('group', 'club', 'Invented Club', book.id)
  await publishAll(store, book.change(), club.change())
  const tellers = await Promise.all(
    ['amber', 'indigo'].map(async (canary) => {
      const { key, id } = await tellingOf(store, desk, `Told by ${canary}.`)
      const source = invent('source', `${canary}-speaks`, `${canary} speaks`)
      return { canary, key, id, source }
    }),
  )
  const [one, two] = tellers as [(typeof tellers)[number], (typeof tellers)[number]]
  const did = (words: string, source: string, more = {}) => saying(club.id, 'did', text(words), source, more)
  const alone = did('amber alone', one.source.id)
  const answer = did('indigo answers', two.source.id, { about: alone.statements[0]?.id as string })
  await publishAll(
    store,
    one.source.change(),
    two.source.change(),
    alone,
    answer,
    did('indigo alone', two.source.id),
    alsoFrom(did('told by both', one.source.id), two.source.id, 'indigo says so'),
    alsoFrom(did('told and printed', book.id), one.source.id, 'amber says so'),
    did('printed about amber', book.id, { about: alone.statements[0]?.id as string }),
  )
  for (const { id, source } of tellers) await store.change((tx) => setTelling(tx, id, { source: source.id }))
  return { book, club, one, two }
}

const said = async (store: Store) =>
  (await store.look.selectFrom('statement').select('value_text').where('property', '=', 'did').where('gone', 'is', null).execute())
    .map(({ value_text }) => value_text)
    .sort()

for (const [name, engine] of engines)
  describe(`envelopes on ${name}`, { skip: engine.skip }, () => {
    const begin = async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      return { store, desk, keeping: keepingFor(store, recipientsOf(desk)), close }
    }
    const wordsIn = async (store: Store, item: string, desk: Desk) =>
      JSON.stringify((await openEnvelopes(store.sealed, item, desk.recovery.identity)).map(({ departed }) => departed))

    it('made by the steward hold nothing of a teller who withdrew since, and bring back only the rest', async () => {
      const { store, desk, keeping, close } = await begin()
      const { club, one, two } = await clubToldTwice(store, desk)
      assert.equal((await withholdRecord(store, club.id, keeping)).is, 'withheld')
      assert.deepEqual(await said(store), [])
      for (const words of ['amber alone', 'amber says so', 'printed about amber', 'told by both', 'indigo says so', 'indigo answers'])
        assert.ok((await wordsIn(store, club.id, desk)).includes(words), words)
      assert.equal((await withdraw(store, one.key, keeping)).is, 'withdrawn')
      const left = await wordsIn(store, club.id, desk)
      assert.doesNotMatch(left, new RegExp(`amber|${one.source.id}`), 'neither their words nor their name')
      for (const words of ['told by both', 'indigo says so', 'told and printed']) assert.ok(left.includes(words), words)
      assert.equal((await returnRecord(store, club.id, desk.recovery.identity, keeping)).is, 'returned')
      assert.deepEqual(await said(store), ['indigo alone', 'told and printed', 'told by both'], 'an answer to what is gone is gone too')
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      assert.equal((await withdraw(store, two.key, keeping)).is, 'withdrawn')
      assert.deepEqual(await said(store), ['told and printed'])
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      await close()
    })

    for (const way of ['one after the other', 'both by the ledger, after a restore'] as const)
      it(`hold nothing that rested on two tellers who both withdrew: ${way}`, async () => {
        const { store, desk, keeping, close } = await begin()
        const { club, one, two } = await clubToldTwice(store, desk)
        await withholdRecord(store, club.id, keeping)
        if (way === 'one after the other') for (const { key } of [one, two]) await withdraw(store, key, keeping)
        else {
          const lines = [one, two].flatMap(({ id, source }) => [id, source.id].map((item) => ({ act: 'withdraw', item }) as const))
          keeping.ledger.append(follow((await linesOf(store.sealed)).at(-1), lines))
          assert.equal(await settleLedger(store, keeping), 4)
        }
        assert.doesNotMatch(await wordsIn(store, club.id, desk), /amber|indigo|told by both/)
        await returnRecord(store, club.id, desk.recovery.identity, keeping)
        assert.deepEqual(await said(store), ['told and printed'])
        assert.deepEqual((await verifyChain(store.look)).faults, [])
        await close()
      })

    it('of a teller are sealed to the receipt and to nobody beside: no editor’s key, nor the recovery key, opens one', async () => {
      const { store, desk, keeping, close } = await begin()
      const told = await contributed(store, desk, 'ochre')
      assert.deepEqual(await withholdTelling(store, told.key, keeping), { is: 'withheld', statements: 5 })
      const parts = await envelopesOf(store.sealed, told.id)
      assert.ok(parts.length > 0)
      for (const part of parts) {
        const bytes = (await wholePart(store.sealed, told.id, part)) as Uint8Array
        assert.equal(sealedFor(bytes), 1)
        for (const { identity } of [desk.recovery, ...Object.values(desk.editors)]) await assert.rejects(open(bytes, identity), SealBroken)
        assert.ok((await open(bytes, told.key.identity)).length > 0)
      }
      const whole = (await wholePart(store.sealed, told.id, 'words')) as Uint8Array
      assert.equal(sealedFor(whole), 1, 'the telling’s own key')
      await withholdRecord(store, told.union, keeping)
      const [steward] = await envelopesOf(store.sealed, told.union)
      assert.equal(sealedFor((await wholePart(store.sealed, told.union, steward as string)) as Uint8Array), 3, 'the count counts')
      await close()
    })

    it('several of one record, made one after another, come back as the very rows that went', async () => {
      const { store, desk, keeping, close } = await begin()
      const { book, club, one } = await clubToldTwice(store, desk)
      const before = await publicRows(store)
      assert.equal((await withholdRecord(store, club.id, keeping)).is, 'withheld')
      const again = invent('group', 'branch', 'Invented Branch', book.id)
      again.say('part-of', { kind: 'record', record: club.id })
      await publishAll(store, again.change())
      assert.equal((await withholdRecord(store, club.id, keeping)).is, 'withheld')
      const late = saying(club.id, 'did', text('found out later'), book.id, { about: again.named })
      await publishAll(store, late)
      assert.equal((await withholdRecord(store, club.id, keeping)).is, 'withheld')
      assert.ok((await envelopesOf(store.sealed, club.id)).length >= 5, 'three times, and two tellers’ apart')
      assert.equal((await returnRecord(store, club.id, desk.recovery.identity, keeping)).is, 'returned')
      const after = await publicRows(store)
      const isNew = new Set([...again.change().statements, ...late.statements].map(({ id }) => id))
      assert.deepEqual(
        after.statements.filter(({ id }) => !isNew.has(id)),
        before.statements,
      )
      assert.deepEqual(
        after.evidence.filter(({ statement }) => !isNew.has(statement)),
        before.evidence,
      )
      assert.equal(after.statements.length, before.statements.length + isNew.size)
      assert.deepEqual(await envelopesOf(store.sealed, club.id), [])
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      assert.equal((await withdraw(store, one.key, keeping)).is, 'withdrawn')
      assert.equal(JSON.stringify((await publicRows(store)).statements).includes('amber'), false)
      await close()
    })

    it('of a teller, into which what the steward brings back goes too, are opened together', async () => {
      const { store, desk, keeping, close } = await begin()
      const told = await contributed(store, desk, 'ochre')
      const before = await publicRows(store)
      await withholdRecord(store, told.alone, keeping) // a statement of theirs, with what is said about it
      await withholdRecord(store, told.club, keeping)
      await withholdTelling(store, told.key, keeping)
      for (const item of [told.club, told.alone])
        assert.equal((await returnRecord(store, item, desk.recovery.identity, keeping)).is, 'returned')
      assert.ok((await envelopesOf(store.sealed, told.id)).length >= 3)
      assert.equal(JSON.stringify(await publicRows(store)).includes('ochre'), false)
      assert.equal((await bringBackTelling(store, told.key, desk.list, keeping)).is, 'back')
      assert.deepEqual(await publicRows(store), before)
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      await close()
    })
  })
