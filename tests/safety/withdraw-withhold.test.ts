// A teller goes dark and comes back: meanwhile nobody opens what was told, whatever keys they have, and nothing of it is public.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bringBackTelling } from '../../src/actions/bring-back-telling.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { returnRecord, withholdRecord } from '../../src/actions/withhold.ts'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import type { Telling } from '../../src/contributions/telling.ts'
import { open } from '../../src/sealing/envelope.ts'
import { openWords, sealWords } from '../../src/sealing/letters.ts'
import { everyone, type RecipientList } from '../../src/sealing/recipients.ts'
import { digestOf } from '../../src/store/open/carrying.ts'
import { rebuildStanding } from '../../src/store/open/standing.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { putLetter } from '../../src/store/sealed/inboxes.ts'
import { wholePart } from '../../src/store/sealed/parts.ts'
import type { Store } from '../../src/store/store.ts'
import { freshStore, keepingFor, publishAll, saying, text } from '../builders.ts'
import { contributed, newCanary, shownOf } from '../contributed.ts'
import { engines } from '../databases.ts'
import { appOn } from '../site/site.ts'
import { openDesk, recipientsOf, tellingOf } from '../tellers.ts'
import { whereWords } from './kept-words.ts'

/** The telling’s words, if one who holds these keys can get at them, through grants in their place and grants in letters. */
const readWith = async (store: Store, identities: readonly string[], id: string): Promise<string | null> => {
  const keys = [...identities]
  const sealed = [
    ...(await store.sealed.selectFrom('sealed_grant').select('bytes').execute()),
    ...(await store.sealed.selectFrom('sealed_letter').select('bytes').execute()),
    ...(await store.sealed.selectFrom('sealed_part').select('bytes').execute()),
  ].map(({ bytes }) => bytes)
  const opened = new Set<Uint8Array>()
  for (let before = -1; before !== opened.size; ) {
    before = opened.size
    for (const bytes of [...sealed])
      for (const key of keys) {
        if (opened.has(bytes)) break
        const found = await open(bytes, key).then(
          (plain) => Buffer.from(plain).toString('latin1'),
          () => null,
        )
        if (found === null) continue
        opened.add(bytes)
        keys.push(...(found.match(/AGE-SECRET-KEY-1[0-9A-Z]{58}/g) ?? []))
        for (const packed of found.match(/[A-Za-z0-9+/]{100,}={0,2}/g) ?? []) sealed.push(Buffer.from(packed, 'base64'))
      }
  }
  const words = await wholePart(store.sealed, id, 'words')
  for (const key of words ? keys : []) {
    const telling = await openWords<Telling>(words as Uint8Array, key).catch(() => null)
    if (telling) return telling.answers[0]?.words ?? ''
  }
  return null
}

for (const [name, engine] of engines)
  describe(`a telling withheld on ${name}`, { skip: engine.skip }, () => {
    it('is opened by nobody, neither with the receipt nor with every editor’s and the recovery key, until it is brought back', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const keeping = keepingFor(store, recipientsOf(desk))
      const { key, id } = await tellingOf(store, desk, 'Invented: behind the laundry')
      const holders = { ...desk.editors, recovery: desk.recovery }
      const readers = async () => {
        const can: string[] = []
        for (const [holder, { identity }] of Object.entries(holders)) if (await readWith(store, [identity], id)) can.push(holder)
        if (await readWith(store, [key.identity], id)) can.push('receipt')
        return can
      }
      const all = Object.values(holders).map(({ identity }) => identity)
      assert.deepEqual(await readers(), ['k-one', 'k-two', 'recovery'])
      assert.deepEqual(await withholdTelling(store, key, keeping), { is: 'withheld', statements: 0 })
      assert.deepEqual(await readers(), [])
      assert.equal(await readWith(store, all, id), null)
      assert.ok(await readWith(store, [key.identity, desk.recovery.identity], id), 'both together would: nothing is lost')
      assert.deepEqual(await withholdTelling(store, key, keeping), { is: 'withheld-before' })
      assert.deepEqual(await bringBackTelling(store, key, desk.list, keeping), { is: 'back', statements: 0 })
      assert.deepEqual(await readers(), ['k-one', 'k-two', 'recovery'])
      assert.deepEqual(await bringBackTelling(store, key, desk.list, keeping), { is: 'not-withheld' })
      await close()
    })

    it('gives no grant back to an editor who was removed meanwhile', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const keeping = keepingFor(store, recipientsOf(desk))
      const { key, id } = await tellingOf(store, desk, 'Invented: behind the laundry')
      await withholdTelling(store, key, keeping)
      const without: RecipientList = { ...desk.list, recipients: desk.list.recipients.filter(({ holder }) => holder !== 'k-two') }
      const nobody: RecipientList = { ...desk.list, recipients: desk.list.recipients.filter(({ groups }) => !groups.includes(everyone)) }
      assert.deepEqual(await bringBackTelling(store, key, nobody, keeping), { is: 'closed' })
      await bringBackTelling(store, key, without, keeping)
      assert.equal(await readWith(store, [desk.editors['k-two']?.identity as string], id), null)
      assert.ok(await readWith(store, [desk.editors['k-one']?.identity as string], id))
      await close()
    })

    it('comes back whole though letters of grants were broken, doubled or put there by somebody else', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const keeping = keepingFor(store, recipientsOf(desk))
      const { key, id } = await tellingOf(store, desk, 'Invented: behind the laundry')
      const grants = () =>
        store.sealed.selectFrom('sealed_grant').select(['holder', 'bytes']).where('item', '=', id).orderBy('holder').execute()
      const before = await grants()
      await withholdTelling(store, key, keeping)
      assert.deepEqual(await grants(), [])
      const junk = Buffer.from('no key of anybody').toString('base64')
      const doubled = ['k-one', 'k-two', 'recovery', 'k-nobody'].map((holder) => ({ holder, bytes: junk }))
      const strange = [doubled, {}, null, 'words', [null, 7, {}, { holder: 'k-one' }, { holder: 7, bytes: 7 }]]
      const letters = [Buffer.from('not sealed at all'), ...(await Promise.all(strange.map((words) => sealWords(words, [key.recipient]))))]
      for (const letter of letters) await store.change((tx) => putLetter(tx, key.lookup, 'grants', letter))
      assert.deepEqual(await bringBackTelling(store, key, desk.list, keeping), { is: 'back', statements: 0 })
      assert.deepEqual(await grants(), before, 'the first was put there by hiding it')
      const left = await store.sealed.selectFrom('sealed_letter').select('n').where('kind', '=', 'grants').execute()
      assert.deepEqual(left, [])
      await close()
    })

    it('leaves no public page and no file, and comes back word for word, addresses too', async () => {
      const { store, at, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const keeping = keepingFor(store, recipientsOf(desk))
      const canary = newCanary()
      const told = await contributed(store, desk, canary)
      const addresses = () => store.look.selectFrom('address').selectAll().orderBy('kind').orderBy('slug').execute()
      const said = () => store.look.selectFrom('statement').selectAll().where('gone', 'is', null).orderBy('id').execute()
      const before = { addresses: await addresses(), said: await said(), shown: await shownOf(store, told, canary) }
      assert.equal(before.shown.length, told.shown.length)
      assert.deepEqual(await withholdTelling(store, told.key, keeping), { is: 'withheld', statements: 5 })
      assert.deepEqual(await shownOf(store, told, canary), [])
      assert.deepEqual(await whereWords(at, canary), [], 'sealed, it stands in no file either')
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      assert.equal(
        await publishAll(store, saying(told.union, 'did', text(`${canary} again`), told.source)),
        null,
        'nobody cites it meanwhile',
      )
      assert.deepEqual(await bringBackTelling(store, told.key, desk.list, keeping), { is: 'back', statements: 5 })
      assert.deepEqual({ addresses: await addresses(), said: await said(), shown: await shownOf(store, told, canary) }, before)
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      const derived = () => store.look.selectFrom('standing').selectAll().orderBy('record').execute()
      const standing = await derived()
      await store.change(rebuildStanding)
      assert.deepEqual(await derived(), standing)
      await close()
    })

    it('and then withdrawn never comes back, and its holes say erased', async () => {
      const { store, at, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const keeping = keepingFor(store, recipientsOf(desk))
      const canary = newCanary()
      const told = await contributed(store, desk, canary)
      await withholdTelling(store, told.key, keeping)
      assert.deepEqual(await withdraw(store, told.key, keeping), { is: 'withdrawn', statements: 5, onOthers: 0 })
      assert.deepEqual(await bringBackTelling(store, told.key, desk.list, keeping), { is: 'missing' })
      assert.deepEqual(await store.sealed.selectFrom('sealed_part').select('item').execute(), [])
      const marks = await store.look.selectFrom('statement').select('gone_as').distinct().where('gone', 'is not', null).execute()
      assert.deepEqual(marks, [{ gone_as: 'erased' }])
      assert.deepEqual(await whereWords(at, canary), [])
      await close()
    })
  })

for (const [name, engine] of engines)
  describe(`a record withheld by its steward on ${name}`, { skip: engine.skip }, () => {
    it('goes with every statement and paragraph that names it, now or once, and comes back with any key it was sealed to', async () => {
      const { store, at, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const keeping = keepingFor(store, recipientsOf(desk))
      const canary = newCanary()
      const told = await contributed(store, desk, canary)
      const naming = await store.look
        .selectFrom('statement')
        .select('id')
        .where('value_text', 'like', `%[[${told.club}%`)
        .executeTakeFirstOrThrow()
      await publishAll(store, {
        ...saying(
          told.union,
          'paragraph',
          { kind: 'prose', order: 0, lang: 'en', text: `Once with [[${told.club}|the ${canary}s]].` },
          told.book,
        ),
        end: [naming.id],
      })
      const publicNow = () => store.look.selectFrom('statement').select('id').where('gone', 'is', null).orderBy('id').execute()
      const before = await publicNow()
      assert.deepEqual(await withholdRecord(store, told.club, keepingFor(store, [])), { is: 'nobody' })
      assert.deepEqual(await withholdRecord(store, 'gaaaaaaaaaaaaaaaaaaaaaaaaaa', keeping), { is: 'missing' })
      assert.deepEqual(await withholdRecord(store, told.club, keeping), { is: 'withheld', statements: 4 })
      const left = await store.look.selectFrom('statement').selectAll().execute()
      assert.equal(
        left.some((row) => JSON.stringify(row).includes(told.club)),
        false,
        'nothing public names it',
      )
      const { ask } = appOn(store)
      assert.equal((await ask(`/groups/${canary}-club`)).status, 410)
      assert.ok(!(await ask('/groups')).text.includes(canary))
      const slugs = await store.look.selectFrom('address').select('slug').where('slug', 'like', `${canary}-club%`).execute()
      assert.deepEqual(slugs, [], 'its address is withheld with it')
      assert.ok((await whereWords(at, canary)).length > 0, 'what its source says elsewhere stands')

      assert.deepEqual(await returnRecord(store, told.club, told.key.identity, keeping), { is: 'other-key' })
      assert.deepEqual(await returnRecord(store, told.union, desk.recovery.identity, keeping), { is: 'missing' })
      const editor = desk.editors['k-two']?.identity as string
      assert.deepEqual(await returnRecord(store, told.club, editor, keeping), { is: 'returned', statements: 4 })
      assert.deepEqual(await publicNow(), before)
      assert.equal((await ask(`/groups/${canary}-club`)).status, 200)
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      await close()
    })

    it('brings nothing back of what its teller withdrew or withholds, nor does the teller of what the steward withholds', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const keeping = keepingFor(store, recipientsOf(desk))
      for (const first of ['steward', 'teller'] as const) {
        const canary = newCanary()
        const told = await contributed(store, desk, canary)
        const steps = { steward: () => withholdRecord(store, told.club, keeping), teller: () => withholdTelling(store, told.key, keeping) }
        await steps[first]()
        await steps[first === 'steward' ? 'teller' : 'steward']()
        assert.deepEqual(await shownOf(store, told, canary), [])
        if (first === 'steward') {
          await returnRecord(store, told.club, desk.recovery.identity, keeping)
          assert.deepEqual(await shownOf(store, told, canary), [], 'its teller still withholds it')
          await bringBackTelling(store, told.key, desk.list, keeping)
          assert.equal((await shownOf(store, told, canary)).length, told.shown.length, 'nobody does any more')
        } else {
          await bringBackTelling(store, told.key, desk.list, keeping)
          assert.ok(!(await shownOf(store, told, `${canary} Club`)).length, 'the steward still withholds it')
          assert.ok((await shownOf(store, told, `${canary} Street`)).length > 0)
        }
        await withholdRecord(store, told.club, keeping)
        await withdraw(store, told.key, keeping)
        await returnRecord(store, told.club, desk.recovery.identity, keeping)
        assert.deepEqual(await shownOf(store, told, canary), [], 'what was withdrawn never comes back')
      }
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      assert.ok(await store.snapshot((look) => digestOf(look)))
      await close()
    })
  })
