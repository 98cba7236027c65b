// Whoever finds a receipt, and has the whole database beside it, opens no word of a telling that was sent.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addToTelling, changeTerms } from '../../src/actions/add-to-telling.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import type { Telling } from '../../src/contributions/telling.ts'
import { open, openStream } from '../../src/sealing/envelope.ts'
import { openWords } from '../../src/sealing/letters.ts'
import { piecesOf } from '../../src/store/sealed/parts.ts'
import { freshStore } from '../builders.ts'
import { engines } from '../databases.ts'
import { consentOf, openDesk, tellingOf } from '../tellers.ts'
import { places } from './places.ts'

const words = 'Invented: we met behind the old laundry'

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
      await changeTerms(store, key, consentOf({ credit: 'chosen', 'credit-name': 'An invented name' }))

      const state = await openDraft(store.sealed, key)
      assert.ok(state.is === 'sent')
      assert.equal(state.sent.terms.name, 'An invented name')

      const everything = [
        ...(await store.sealed.selectFrom('sealed_letter').select('bytes').execute()),
        ...(await store.sealed.selectFrom('sealed_part').select('bytes').execute()),
        ...(await store.sealed.selectFrom('sealed_grant').select('bytes').execute()),
      ].map(({ bytes }) => bytes)
      const found = await openedWith([key.identity], everything)
      assert.ok(places(found, 'An invented name').length > 0, 'the search sees what a receipt does open')
      for (const secret of ['old laundry', 'invented photograph', 'AGE-SECRET-KEY-1']) assert.deepEqual(places(found, secret), [], secret)

      const editors = await openedWith([desk.editors['k-one']?.identity as string], everything)
      for (const secret of [words, 'twice a week', 'an invented photograph'])
        assert.ok(places(editors, secret).length > 0, `an editor reads “${secret}”`)
      assert.ok(id.startsWith('c'))
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
      assert.equal(telling.consent.credit, 'nobody')
      const card = telling.files[0]
      assert.ok(card)
      const pieces: Uint8Array[] = []
      for await (const piece of openStream(piecesOf(store.sealed, id, `file ${card.id}`), card.identity)) pieces.push(piece)
      assert.equal(card.size, picture.length)
      assert.ok(Buffer.concat(pieces).subarray(0, card.size).equals(picture))
      await close()
    })
  })
