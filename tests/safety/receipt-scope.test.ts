// Whoever finds a receipt, and has the whole database beside it, opens no word of a telling that was sent.
import '../quick-hashing.ts'
import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { describe, it } from 'node:test'
import { addBy, addToTelling, changeTerms, wayOf } from '../../src/actions/add-to-telling.ts'
import { bringBackTelling } from '../../src/actions/bring-back-telling.ts'
import { dropFile } from '../../src/actions/drop-file.ts'
import { keepAnswer } from '../../src/actions/keep-answer.ts'
import { openDraft, readDraft } from '../../src/actions/open-draft.ts'
import { type ReadAgain, readAgain } from '../../src/actions/read-again.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import type { Consent } from '../../src/contributions/consent.ts'
import type { FileCard } from '../../src/contributions/file-card.ts'
import type { Telling } from '../../src/contributions/telling.ts'
import { open, openStream } from '../../src/sealing/envelope.ts'
import { openWords } from '../../src/sealing/letters.ts'
import { ownWordKey } from '../../src/sealing/own-word.ts'
import { everyone } from '../../src/sealing/recipients.ts'
import { cardPart, filesOf } from '../../src/store/sealed/files.ts'
import { grantsOf } from '../../src/store/sealed/grants.ts'
import { countParts, piecesOf, wholePart } from '../../src/store/sealed/parts.ts'
import type { Store } from '../../src/store/store.ts'
import { freshStore, keepingFor } from '../builders.ts'
import { engines } from '../databases.ts'
import { consentOf, draftOf, openDesk, salt, sendDraft, tellingOf, today } from '../tellers.ts'
import { places } from './places.ts'

const words = 'Invented: we met behind the old laundry'
const sealedIn = async ({ sealed }: Store) =>
  [
    ...(await sealed.selectFrom('sealed_letter').select('bytes').execute()),
    ...(await sealed.selectFrom('sealed_part').select('bytes').execute()),
    ...(await sealed.selectFrom('sealed_grant').select('bytes').execute()),
  ].map(({ bytes }) => bytes)
const readWords = (read: ReadAgain) => (read.is === 'read' ? read.telling.answers[0]?.words : read.is)

/** Everything that a set of keys opens, and what those bytes hold as further keys, until nothing more opens. */
const openedWith = async (identities: readonly string[], sealed: readonly Uint8Array[]): Promise<Buffer> => {
  const keys = [...identities]
  const opened = new Map<Uint8Array, Uint8Array>()
  for (let before = -1; before !== opened.size; ) {
    before = opened.size
    for (const bytes of sealed)
      for (const key of keys) {
        if (opened.has(bytes)) break
        const found = await open(bytes, key).catch(() => null)
        if (!found) continue
        opened.set(bytes, found)
        keys.push(
          ...(Buffer.from(found)
            .toString('latin1')
            .match(/AGE-SECRET-KEY-1[0-9A-Z]{58}/g) ?? []),
        )
      }
  }
  return Buffer.concat([...opened.values()])
}

for (const [name, engine] of engines)
  describe(`a receipt on ${name}`, { skip: engine.skip }, () => {
    it('opens the terms and what was said back, and never the telling, its files or its additions (T11)', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const { key, id } = await tellingOf(store, desk, words, Buffer.from('an invented photograph'))
      await addToTelling(store, key, { said: 'more', text: `${words}, twice a week`, to: null })
      await changeTerms(store, key, consentOf({ credit: 'chosen', 'credit-name': 'An invented name' }), keepingFor(store))

      const state = await openDraft(store.sealed, key)
      assert.ok(state.is === 'sent')
      assert.equal(state.sent.terms.name, 'An invented name')

      const everything = await sealedIn(store)
      const found = await openedWith([key.identity], everything)
      assert.ok(places(found, 'An invented name').length > 0, 'the search sees what a receipt does open')
      for (const secret of ['old laundry', 'invented photograph', 'AGE-SECRET-KEY-1']) assert.deepEqual(places(found, secret), [], secret)

      const editors = await openedWith([desk.editors['k-one']?.identity as string], everything)
      for (const secret of [words, 'twice a week', 'an invented photograph'])
        assert.ok(places(editors, secret).length > 0, `an editor reads “${secret}”`)
      assert.ok(id.startsWith('c'))
      await close()
    })

    it('is not needed to add by a way it opened with the number, which reads nothing, and no more leads to what was taken back (T11)', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const { key, id } = await tellingOf(store, desk, words)
      const way = await wayOf(store.sealed, key)
      assert.ok(way)
      const { identity, ...inbox } = key
      const page = { telling: way.telling, recipient: way.recipient, page: 'one' }
      const more = { said: 'more', text: 'Invented: twice a week', to: null } as const
      for (const text of [more.text, more.text, 'Invented: and on Sundays'])
        assert.equal((await addBy(store, inbox, page, { ...more, text })).is, 'added')
      assert.equal((await addBy(store, inbox, { ...page, page: 'two' }, more)).is, 'added', 'said again on another day')
      assert.equal(await countParts(store.sealed, id, 'added'), 3)
      assert.deepEqual(await openedWith([], await sealedIn(store)), Buffer.alloc(0))
      assert.deepEqual(places(await openedWith([identity], await sealedIn(store)), 'twice a week'), [])
      const everything = await openedWith([desk.editors['k-one']?.identity as string], await sealedIn(store))
      assert.ok(places(everything, 'twice a week').length > 0, 'an editor reads it')
      await withdraw(
        store,
        key,
        keepingFor(
          store,
          desk.list.recipients.map(({ recipient }) => recipient),
        ),
      )
      assert.equal((await addBy(store, inbox, page, { ...more, text: 'Invented: later' })).is, 'missing')
      assert.equal(await countParts(store.sealed, id, 'added'), 0)
      await close()
    })

    it('opens its telling with the word that its teller chose, and without it still nothing; another’s word opens none (T11)', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const { key, id } = await tellingOf(store, desk, words, Buffer.from('an invented photograph'), 'Blue kettle')
      const other = await tellingOf(store, desk, 'Invented: another story', undefined, 'red kettle')
      const without = await tellingOf(store, desk, 'Invented: a third story')
      await addToTelling(store, key, { said: 'more', text: 'Invented: twice a week', to: null })

      const everything = await sealedIn(store)
      const found = await openedWith([key.identity], everything)
      for (const secret of ['old laundry', 'invented photograph', 'AGE-SECRET-KEY-1']) assert.deepEqual(places(found, secret), [], secret)
      // The word with another's receipt, and another's word with this receipt, are other keys.
      const foreign = [await ownWordKey(other.key, 'Blue kettle', salt), await ownWordKey(key, 'red kettle', salt)]
      const none = await openedWith(
        foreign.map(({ identity }) => identity),
        everything,
      )
      assert.equal(none.length, 0)
      const own = await openedWith([(await ownWordKey(key, 'blue kettle', salt)).identity], everything)
      assert.ok(places(own, 'old laundry').length > 0, 'the search sees what both together open')
      assert.deepEqual(places(own, 'another story'), [])

      const read = await readAgain(store.sealed, key, ' blue  KETTLE', salt)
      assert.ok(read.is === 'read')
      assert.deepEqual(
        [read.telling.answers, read.files.length, read.added.map(({ text }) => text)],
        [[{ question: 'began', words }], 1, ['Invented: twice a week']],
      )
      for (const wrong of ['red kettle', 'blue', '', 'k'])
        assert.equal(readWords(await readAgain(store.sealed, key, wrong, salt)), 'another-word')
      assert.equal(readWords(await readAgain(store.sealed, without.key, 'blue kettle', salt)), 'missing')
      const offered = async (receipt: typeof key) => {
        const state = await openDraft(store.sealed, receipt)
        return state.is === 'sent' && state.sent.again
      }
      assert.deepEqual([await offered(key), await offered(without.key)], [true, false])
      assert.deepEqual(
        (await grantsOf(store.sealed, id)).map(({ holder }) => holder),
        ['k-one', 'k-two', 'recovery', 'teller'],
      )
      await close()
    })

    it('and a word open nothing of what is withheld, all of it once it is back, and nothing once it is withdrawn', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const { key, id } = await tellingOf(store, desk, words, undefined, 'blue kettle')
      const keeping = keepingFor(
        store,
        desk.list.recipients.map(({ recipient }) => recipient),
      )
      await withholdTelling(store, key, keeping)
      assert.deepEqual(await grantsOf(store.sealed, id), [])
      assert.equal(readWords(await readAgain(store.sealed, key, 'blue kettle', salt)), 'missing')
      const without = { ...desk.list, recipients: desk.list.recipients.filter(({ holder }) => holder !== 'k-two') }
      assert.ok(without.recipients.some(({ groups }) => groups.includes(everyone)))
      assert.equal((await bringBackTelling(store, key, without, keeping)).is, 'back')
      assert.deepEqual(
        (await grantsOf(store.sealed, id)).map(({ holder }) => holder),
        ['k-one', 'recovery', 'teller'],
      )
      assert.equal(readWords(await readAgain(store.sealed, key, 'blue kettle', salt)), words)
      await withdraw(store, key, keeping)
      assert.equal(readWords(await readAgain(store.sealed, key, 'blue kettle', salt)), 'missing')
      assert.deepEqual(await store.sealed.selectFrom('sealed_grant').selectAll().execute(), [])
      await close()
    })

    it('finds nothing of the draft in the log beside the database either, once it is sent or a file is taken out', {
      skip: name !== 'SQLite',
    }, async () => {
      const { store, at, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const key = await draftOf(store, words, Buffer.from('an invented photograph'))
      assert.ok(statSync(`${at}-wal`).size > 0, 'the log holds the draft while it is one')
      const draft = await readDraft(store.sealed, key)
      const [file] = draft?.files ?? []
      assert.ok(file)
      await dropFile(store, key, file)
      assert.equal(statSync(`${at}-wal`).size, 0)
      await keepAnswer(store, key, { question: 'name', words }, today)
      await sendDraft(store, desk, key)
      assert.equal(statSync(`${at}-wal`).size, 0)
      await changeTerms(store, key, consentOf(), keepingFor(store))
      assert.equal(statSync(`${at}-wal`).size, 0)
      await close()
    })

    it('of an editor opens the telling whole: its words, its consent, and each file by the key in its card', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const picture = Buffer.alloc(3_000_000, 'an invented photograph ')
      const { id } = await tellingOf(store, desk, words, picture)
      const grant = await store.sealed.selectFrom('sealed_grant').select('bytes').where('holder', '=', 'k-two').executeTakeFirstOrThrow()
      const identity = Buffer.from(await open(grant.bytes, desk.editors['k-two']?.identity as string)).toString()
      const part = await store.sealed.selectFrom('sealed_part').select('bytes').where('part', '=', 'words').executeTakeFirstOrThrow()
      const telling = await openWords<Telling>(part.bytes, identity)
      assert.deepEqual(telling.answers, [{ question: 'began', words }])
      const terms = await wholePart(store.sealed, id, 'terms')
      assert.equal((await openWords<Consent>(terms as Uint8Array, identity)).credit, 'nobody')
      const [file] = await filesOf(store.sealed, id)
      assert.ok(file)
      const card = await openWords<FileCard>((await wholePart(store.sealed, id, cardPart(file))) as Uint8Array, identity)
      const pieces: Uint8Array[] = []
      for await (const piece of openStream(piecesOf(store.sealed, id, `file ${card.id}`), card.identity)) pieces.push(piece)
      assert.equal(card.size, picture.length)
      assert.ok(Buffer.concat(pieces).subarray(0, card.size).equals(picture))
      await close()
    })
  })
