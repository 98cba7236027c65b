// What happens by itself: drafts, tellings and codes go when their week is over, and the files are written anew so that they tell nothing of it.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DatabaseSync } from '@photostructure/sqlite'
import pg from 'pg'
import { beginDraft, draftEnds } from '../../src/actions/begin-draft.ts'
import { beginSheet, typeSheetIn } from '../../src/actions/begin-sheet.ts'
import { bringBackTelling } from '../../src/actions/bring-back-telling.ts'
import { changeAnswer } from '../../src/actions/drop-answer.ts'
import { keepAnswer, keepTerms } from '../../src/actions/keep-answer.ts'
import { keepFile } from '../../src/actions/keep-file.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import { quietHour } from '../../src/clock/quiet-hour.ts'
import { retire, sweepSpools } from '../../src/clock/retire.ts'
import { type Day, dayFromIso } from '../../src/dates/days.ts'
import type { ReceiptKey } from '../../src/sealing/receipt-key.ts'
import { openInbox } from '../../src/store/sealed/inboxes.ts'
import { setTelling } from '../../src/store/sealed/tellings.ts'
import { addVouchers } from '../../src/store/sealed/vouchers.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, freshStore, keepingFor, openAt, publishAll } from '../builders.ts'
import { contributed } from '../contributed.ts'
import { engines } from '../databases.ts'
import { whereWords } from '../safety/kept-words.ts'
import { consentOf, draftOf, keyOf, newReceipt, openDesk, tellingOf, today } from '../tellers.ts'

const day = (iso: string) => dayFromIso(iso) as Day
const freedPages = (path: string): number => {
  const own = new DatabaseSync(path, { readOnly: true })
  try {
    return (own.prepare('pragma freelist_count').get() as { freelist_count: number }).freelist_count
  } finally {
    own.close()
  }
}
const items = async (store: Store) =>
  (await store.sealed.selectFrom('sealed_part').select('item').distinct().execute()).map(({ item }) => item)

for (const [name, engine] of engines)
  describe(`the clock on ${name}`, { skip: engine.skip }, () => {
    it('destroys a draft in the week it names: never within thirty days and within a week after them, whatever day it was begun on', async () => {
      const { store, close } = await freshStore(engine)
      for (let begun = today; begun < today + 7; begun++) {
        const key = await keyOf(newReceipt())
        await beginDraft(store, key, { sharing: 'our-history', lang: 'en' }, begun)
        assert.deepEqual(await retire(store, begun + 30), { drafts: 0, tellings: 0 })
        assert.equal((await openDraft(store.sealed, key)).is, 'draft')
        assert.deepEqual(await retire(store, begun + 37), { drafts: 1, tellings: 0 })
        assert.deepEqual(await openDraft(store.sealed, key), { is: 'missing' })
      }
      assert.deepEqual(await items(store), [])
      assert.deepEqual(await store.sealed.selectFrom('sealed_letter').select('n').execute(), [])
      await close()
    })

    it('counts a draft’s days from what was last kept in it, and a sheet’s from when it is typed in', async () => {
      const { store, close } = await freshStore(engine)
      const picture = { type: 'image/jpeg', description: 'Invented', original: false }
      const bytes = async function* () {
        yield Buffer.from('a picture')
      }
      const sheet = async (key: ReceiptKey) => store.change((tx) => openInbox(tx, key, draftEnds(today)))
      const begun = async (key: ReceiptKey) => void (await beginDraft(store, key, { sharing: 'our-history', lang: 'en' }, today))
      const ways: [begin: (key: ReceiptKey) => Promise<void>, later: (key: ReceiptKey, on: Day) => Promise<unknown>][] = [
        [begun, (key, on) => keepAnswer(store, key, { question: 'name', words: 'The Kettle' }, on)],
        [begun, (key, on) => changeAnswer(store, key, { question: 'name', words: 'The Kettle' }, 0, on)],
        [begun, (key, on) => keepTerms(store, key, consentOf(), on)],
        [begun, (key, on) => keepFile(store, key, { id: chance.id('a'), ...picture }, bytes(), on)],
        [begun, (key, on) => typeSheetIn(store, key, on)],
        [sheet, (key, on) => beginSheet(store, key, { sharing: 'our-history', lang: 'en' }, on)],
      ]
      for (const [begin, later] of ways) {
        const key = await keyOf(newReceipt())
        await begin(key)
        await later(key, today + 28)
        await later(key, today) // a clock that was set back takes nothing away
        assert.equal((await retire(store, today + 58)).drafts, 0, String(later))
        assert.equal((await retire(store, today + 65)).drafts, 1, String(later))
      }
      const written = await draftOf(store, 'Told.')
      await typeSheetIn(store, written, today + 28)
      assert.equal((await retire(store, today + 37)).drafts, 1, 'what is written in is no sheet that was just typed in')
      await close()
    })

    it('destroys a telling that was declined whole, and of one that became a source all but the way to take it back', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const keeping = keepingFor(
        store,
        desk.list.recipients.map(({ recipient }) => recipient),
      )
      const declined = await tellingOf(store, desk, 'Declined.', Buffer.from('a picture'))
      const kept = await tellingOf(store, desk, 'Still waiting.')
      const told = await contributed(store, desk, 'scarlet')
      const hidden = await contributed(store, desk, 'maroon')
      await withholdTelling(store, hidden.key, keeping)
      for (const id of [declined.id, told.id, hidden.id]) await store.change((tx) => setTelling(tx, id, { retire_week: '2026-W47' }))
      assert.deepEqual(await retire(store, day('2026-11-15')), { drafts: 0, tellings: 0 }, 'the Sunday before')
      assert.deepEqual(await retire(store, day('2026-11-16')), { drafts: 0, tellings: 3 })
      assert.deepEqual(await openDraft(store.sealed, declined.key), { is: 'missing' })
      assert.equal((await openDraft(store.sealed, kept.key)).is, 'sent')
      assert.deepEqual((await items(store)).sort(), [hidden.id, kept.id].sort(), 'what is withheld can still come back')
      assert.equal((await openDraft(store.sealed, told.key)).is, 'sent')
      assert.deepEqual(await retire(store, day('2027-11-23')), { drafts: 0, tellings: 0 })
      assert.equal((await bringBackTelling(store, hidden.key, desk.list, keeping)).is, 'back')
      assert.deepEqual(await withdraw(store, told.key, keeping), { is: 'withdrawn', statements: 5, onOthers: 1 })
      await close()
    })

    it('sweeps what was still coming in to a process that ended, and codes whose week is over', async () => {
      const { store, close } = await freshStore(engine)
      const put = (item: string) =>
        store.change((tx) =>
          tx
            .insertInto('sealed_part')
            .values({ item, part: 'file', n: 0, bytes: Buffer.from('x') })
            .execute(),
        )
      await put('spool-one')
      const seen = await sweepSpools(store, new Set())
      assert.deepEqual([...seen], ['spool-one'])
      await put('spool-two')
      assert.deepEqual([...(await sweepSpools(store, seen))], ['spool-two'], 'whoever began since goes on')
      assert.equal((await sweepSpools(store, 'all')).size, 0)
      assert.deepEqual(await items(store), [])
      await store.change((tx) => addVouchers(tx, [Buffer.alloc(32, 1)], '2026-W46'))
      await store.change((tx) => addVouchers(tx, [Buffer.alloc(32, 2)], '2026-W47'))
      await retire(store, day('2026-11-22'))
      assert.equal((await store.sealed.selectFrom('sealed_voucher').selectAll().execute()).length, 1)
      await close()
    })

    it('writes the files anew while others read: nothing of what went, and no order of what came', async () => {
      const { store, at, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const other = await openAt(at)
      const tellings: string[] = []
      for (let n = 0; n < 12; n++) tellings.push((await tellingOf(store, desk, `Told ${n}.`)).id)
      const gone = await draftOf(store, 'Told by nobody.', Buffer.alloc(400_000, 'a picture '))
      const told = await contributed(store, desk, 'crimson7')
      await withdraw(store, told.key, keepingFor(store))
      const mark = Buffer.from(gone.lookup).toString('hex')
      assert.ok((await whereWords(at, mark)).length + (await whereWords(at, tellings[0] as string)).length > 0)
      if (name === 'SQLite') await withdraw(store, await draftOf(store, 'Another.', Buffer.alloc(400_000, 'a picture ')), keepingFor(store))
      if (name === 'SQLite') assert.ok(freedPages(at) > 50, 'room that tells how much went')
      assert.equal(await quietHour(store, { ...keepingFor(store), today: day('2027-01-30') }), true)
      if (name === 'SQLite') assert.equal(freedPages(at), 0)
      for (const words of ['crimson7', mark]) assert.deepEqual(await whereWords(at, words), [])
      assert.equal((await other.look.selectFrom('revision').selectAll().execute()).length, 3)
      await publishAll(other, { records: [], addresses: [], statements: [], evidence: [], end: [], endEvidence: [] })
      if (name === 'PostgreSQL') {
        const client = new pg.Client(at)
        await client.connect()
        const { rows } = await client.query('select id from sealed_telling order by ctid')
        await client.end()
        assert.deepEqual(
          rows.map(({ id }) => id),
          [...tellings].sort(),
        )
      }
      await other.close()
      await close()
    })

    it('is one process’s at a time where several share a database', {
      skip: name === 'SQLite' && 'one file is one machine’s',
    }, async () => {
      const { store, at, close } = await freshStore(engine)
      const other = await openAt(at)
      let inner: boolean | null = null
      assert.equal(
        await store.byOne(async () => {
          inner = await other.byOne(async () => undefined)
        }),
        true,
      )
      assert.equal(inner, false)
      assert.equal(await other.byOne(async () => undefined), true)
      await assert.rejects(other.byOne(() => Promise.reject(new Error(chance.id('a')))))
      assert.equal(await store.byOne(async () => undefined), true, 'a night that failed holds nobody up')
      await other.close()
      await close()
    })
  })
