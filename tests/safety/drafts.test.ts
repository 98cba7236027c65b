// What a teller has not sent yet is theirs alone: no editor, no recovery key and no reader of the database opens a word of it.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openDraft } from '../../src/actions/open-draft.ts'
import { open, SealBroken } from '../../src/sealing/envelope.ts'
import { freshStore } from '../builders.ts'
import { engines } from '../databases.ts'
import { draftOf, keyOf, newReceipt, openDesk } from '../tellers.ts'

for (const [name, engine] of engines)
  describe(`drafts on ${name}`, { skip: engine.skip }, () => {
    it('are opened by their own receipt, and by no editor’s key, no recovery key and no other receipt', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const key = await draftOf(store, 'An invented beginning, in a kitchen.', Buffer.from('an invented picture'))
      const other = await keyOf(newReceipt())

      const opened = await openDraft(store.sealed, key)
      assert.ok(opened.is === 'draft')
      assert.equal(opened.draft.answers.get('began')?.words, 'An invented beginning, in a kitchen.')
      assert.equal(opened.draft.files[0]?.description, 'A picture: An invented beginning, in a kitchen.')

      const sealed = [
        ...(await store.sealed.selectFrom('sealed_letter').select('bytes').execute()),
        ...(await store.sealed.selectFrom('sealed_part').select('bytes').execute()),
      ]
      assert.equal(sealed.length, 4)
      for (const { identity } of [desk.recovery, ...Object.values(desk.editors), other])
        for (const { bytes } of sealed) await assert.rejects(open(bytes, identity), SealBroken)
      assert.deepEqual(await openDraft(store.sealed, other), { is: 'missing' })
      assert.equal((await store.sealed.selectFrom('sealed_grant').selectAll().execute()).length, 0, 'a draft is granted to nobody')
      await close()
    })
  })
