// What a teller has not sent yet is theirs alone: no editor, no recovery key and no reader of the database opens a word of it.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { dropAnswer, openNewest } from '../../src/actions/drop-answer.ts'
import { keepAnswer, keepTerms } from '../../src/actions/keep-answer.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { open, SealBroken } from '../../src/sealing/envelope.ts'
import { StoreTrouble } from '../../src/store/trouble.ts'
import { freshStore, openAt } from '../builders.ts'
import { engines } from '../databases.ts'
import { consentOf, draftOf, keyOf, newReceipt, openDesk, today } from '../tellers.ts'

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

    it('hold no answer that was said anew once they are opened, and none that was taken out, not even sealed (T1)', async () => {
      const { at, drop } = await engine.fresh()
      const store = await openAt(at)
      const key = await draftOf(store, 'We began in a kitchen.')
      const say = (question: string, words: string) => keepAnswer(store, key, { question, words }, today)
      const letters = async () => await store.sealed.selectFrom('sealed_letter').select(['n', 'kind', 'bytes']).orderBy('n').execute()
      const wordsOf = async () => {
        const opened = await openNewest(store, key)
        assert.ok(opened.is === 'draft')
        return { ...opened.draft, said: [...opened.draft.answers.values()].map(({ words }) => words) }
      }
      /** Sealed bytes that still lie somewhere: in a table, or in any file of the database. */
      const isThere = async (bytes: Uint8Array) => {
        if ((await letters()).some((letter) => Buffer.from(letter.bytes).equals(bytes))) return true
        if (name !== 'SQLite') return false // its tables' files are written anew at night
        const piece = Buffer.from(bytes.subarray(100, 200))
        return readdirSync(dirname(at)).some((file) => readFileSync(join(dirname(at), file)).includes(piece))
      }

      await say('story', 'There was a river.')
      await say('began', 'We began in a cellar.')
      const before = await letters()
      assert.equal(before.length, 4)
      for (const { bytes } of before) assert.ok(await isThere(bytes), 'what lies there is found')
      const full = { ...store, change: () => Promise.reject(new StoreTrouble('cannot-write', 'full')) }
      assert.equal((await openNewest(full, key)).is, 'draft', 'a full disk keeps nobody from their draft')
      assert.equal((await letters()).length, 4)

      const { said, letters: places } = await wordsOf()
      assert.deepEqual(said.sort(), ['There was a river.', 'We began in a cellar.'])
      assert.deepEqual(
        (await letters()).map(({ n }) => n),
        [1, 3, 4],
      )
      assert.equal(await isThere(before[1]?.bytes as Uint8Array), false)
      assert.equal(await isThere(before[3]?.bytes as Uint8Array), true)

      await say('began', 'We began in an attic.') // from another page, and not shown yet
      await dropAnswer(store, key, { question: 'began', letter: places.get('began') as number })
      assert.deepEqual((await wordsOf()).said.sort(), ['There was a river.', 'We began in an attic.'])
      assert.equal(await isThere(before[3]?.bytes as Uint8Array), false)

      await say('began', 'We began on a roof.')
      await dropAnswer(store, key, { question: 'began', letter: (await letters()).at(-1)?.n as number })
      assert.deepEqual((await wordsOf()).said, ['There was a river.'], 'no older answer comes up in its place')
      assert.deepEqual(
        (await letters()).map(({ n, kind }) => [n, kind]),
        [
          [1, 'begun'],
          [3, 'answer'],
        ],
      )
      await keepTerms(store, key, consentOf({ credit: 'group', 'credit-name': 'The Kettle' }), today)
      await keepTerms(store, key, consentOf({ credit: 'nobody' }), today)
      const [chosen, anew] = (await letters()).slice(-2)
      assert.ok(chosen && anew)
      assert.equal((await wordsOf()).decided?.terms.credit, 'nobody')
      assert.deepEqual([await isThere(chosen.bytes), await isThere(anew.bytes)], [false, true], 'choices that newer ones replaced are gone')
      await dropAnswer(store, key, { question: 'began', letter: 9 })
      await dropAnswer(store, await keyOf(newReceipt()), { question: 'story', letter: 9 })
      assert.deepEqual((await wordsOf()).said, ['There was a river.'])
      await store.close()
      await drop()
    })
  })
