// In and out of the desk, and what an editor reads there: rows H34 to H47 that concern it, and what is left behind of it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { addToTelling } from '../../src/actions/add-to-telling.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { wrapNewKey } from '../../src/sealing/editor-key.ts'
import { newKeys, seal } from '../../src/sealing/envelope.ts'
import { codeAt } from '../../src/sealing/one-time-code.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { dropEditor } from '../../src/store/sealed/editors.ts'
import { grantOf, putGrants } from '../../src/store/sealed/grants.ts'
import { dropPart, putPart } from '../../src/store/sealed/parts.ts'
import { sessionIn } from '../../src/web/door/for-the-room.ts'
import { chance } from '../builders.ts'
import { openDeskPages, type Person, passphraseOf, secretIn } from '../desk-asker.ts'
import { hashesDone } from '../quick-hashing.ts'
import { consentOf, draftOf, sendAgreed, tellingOf, today } from '../tellers.ts'

const person: Person = 'invented reader'
const minute = 60_000

describe('whoever edits', () => {
  let pages: Awaited<ReturnType<typeof openDeskPages>>
  before(async () => {
    pages = await openDeskPages()
  })
  after(() => pages.close())
  const isIn = async (session: string) => /What waits|nothing here for you/.test((await pages.ask('/desk', null, { session })).text)

  test('comes in with name, passphrase and a code, the first of which is made then and there', async () => {
    const first = await pages.signIn(person)
    assert.equal(first.session, null, 'a passphrase alone lets nobody in')
    assert.match(first.text, /This is shown once/)
    const prepared = pages.hidden(first.text, 'prepared')
    const typed = { prepared, passphrase: passphraseOf(person) }
    const wrong = await pages.ask('/desk/code', { ...typed, code: '000000' })
    assert.equal(wrong.session, null)
    assert.equal(wrong.status, 422)
    const other = { ...typed, passphrase: passphraseOf('invented other'), code: pages.nextCode(secretIn(first.text)) }
    assert.equal((await pages.ask('/desk/code', other)).session, null, 'nor the page alone, without the passphrase')
    const session = await pages.comeIn(person)
    assert.ok(await isIn(session))
    assert.equal((await pages.signIn(person)).session, null, 'from now on the code is asked for')
    assert.doesNotMatch((await pages.signIn(person)).text, /This is shown once/, 'and its secret shown to nobody')
    const late = await pages.ask('/desk/code', { ...typed, code: pages.nextCode(secretIn(first.text)) })
    assert.equal(late.session, null, 'nor does another secret take its place')
  })

  test('H35: nobody makes a code for somebody else by writing another name into the form', async () => {
    const { text } = await pages.signIn('invented translator')
    const prepared = pages.hidden(text, 'prepared')
    for (const more of [
      { editor: pages.ids.get('invented steward') ?? '' },
      { name: 'invented steward' },
      { id: pages.ids.get('invented steward') ?? '' },
    ])
      await pages.ask('/desk/code', { prepared, code: '000000', ...more })
    const half = Math.floor(prepared.length / 2)
    const changed = `${prepared.slice(0, half)}${prepared[half] === 'A' ? 'B' : 'A'}${prepared.slice(half + 1)}`
    assert.match((await pages.ask('/desk/code', { prepared: changed, code: '000000' })).text, /open for a long time/)
    const codes = await pages.store.sealed
      .selectFrom('sealed_editor')
      .select('code')
      .where('name', 'in', ['invented translator', 'invented steward'])
      .execute()
    assert.deepEqual(
      codes.map(({ code }) => code),
      [null, null],
    )
  })

  test('H45: an unknown name is answered as a known one is, after the same hash', async () => {
    pages.hashes.told = 0
    const known = await pages.signIn(person, { passphrase: 'another one, that is not theirs' })
    const unknown = await pages.signIn(person, { name: 'invented nobody', passphrase: 'another one, that is not theirs' })
    const noCode = await pages.signIn(person, { code: '123456' })
    assert.equal(pages.hashes.told, 3)
    const same = (text: string) => text.replace(/value="[^"]*"/g, '')
    assert.equal(known.status, 422)
    const hashedFor = async (name: string) => {
      const before = hashesDone.count
      await pages.signIn(person, { name, passphrase: 'another one, that is not theirs' })
      return hashesDone.count - before
    }
    assert.deepEqual([await hashedFor(person), await hashedFor('invented nobody')], [1, 1])
    assert.equal(same(unknown.text), same(known.text))
    assert.equal(same(noCode.text), same(known.text), 'nor is it said that the passphrase was right')
    for (const answered of [known, unknown, noCode]) assert.doesNotMatch(answered.text, /another one, that is not theirs|123456/)
  })

  test('H47: a code counts once, and not two steps away', async () => {
    await pages.comeIn(person)
    const secret = pages.secrets.get(person) as Buffer
    const code = pages.nextCode(secret)
    assert.notEqual((await pages.signIn(person, { code })).session, null)
    assert.equal((await pages.signIn(person, { code })).session, null, 'the same code again')
    pages.clock.now += 10 * minute
    for (const beside of [-2, 2])
      assert.equal((await pages.signIn(person, { code: codeAt(secret, Math.floor(pages.clock.now / 30_000) + beside) })).session, null)
    assert.equal((await pages.signIn(person, { code: `${pages.nextCode(secret)}1` })).session, null, 'seven digits')
  })

  test('codes are guessed no faster with the passphrase known: ten in a quarter of an hour, from wherever', async () => {
    await pages.comeIn(person)
    const secret = pages.secrets.get(person) as Buffer
    pages.clock.now = Math.ceil(pages.clock.now / (15 * minute)) * 15 * minute // a new quarter begins
    for (let n = 0; n < 10; n++) assert.equal((await pages.signIn(person, { code: '000000' })).session, null)
    assert.equal((await pages.signIn(person, { code: pages.nextCode(secret) })).session, null, 'nor is a right one looked at now')
    pages.clock.now += 15 * minute
    assert.notEqual((await pages.signIn(person, { code: pages.nextCode(secret) })).session, null)
  })

  test('a card, a question’s way or a telling that somebody wrote into the database keeps nobody from the rest', async () => {
    const { store, desk } = pages
    const { id } = await tellingOf(store, desk, 'Plainly invented words about a well.')
    const junk = await tellingOf(store, desk, 'Plainly invented words about a mill.')
    const grant = await grantOf(store.sealed, junk.id, pages.ids.get(person) as string)
    assert.ok(grant)
    const telling = desk.list.recipients.map(({ recipient }) => recipient)
    for (const card of ['{"sharing":"__proto__","lang":"en"}', '{"sharing":"answer","lang":"not a tag"}', 'no words at all', '[]']) {
      const rogue = await newKeys()
      const planted = await Promise.all(telling.slice(1).map((recipient) => seal(Buffer.from(rogue.identity), [recipient])))
      await store.change(async (tx) => {
        await tx.deleteFrom('sealed_grant').where('item', '=', junk.id).execute()
        await dropPart(tx, junk.id, 'card')
        await putPart(tx, junk.id, 'card', await seal(Buffer.from(card), [rogue.recipient]))
        await putGrants(tx, junk.id, [{ holder: pages.ids.get(person) as string, bytes: planted[0] as Uint8Array }])
      })
      const { status, text } = await pages.ask('/desk', null, { session: await pages.comeIn(person) })
      assert.equal(status, 200, card)
      assert.match(text, new RegExp(id))
      assert.match(text, /cannot be told what this is/)
    }
    const spy = await newKeys()
    await store.change((tx) => tx.updateTable('sealed_inbox').set({ recipient: spy.recipient }).where('telling', '=', id).execute())
    const session = await pages.comeIn(person)
    const asked = await pages.ask(`/desk/tellings/${id}/question`, { question: 'For whose eyes?' }, { session })
    assert.equal(asked.status, 422, 'to a key that was put there nothing is asked')
  })

  test('H36: signing in gives a new secret, and ends what the browser had before', async () => {
    const before = await pages.comeIn(person)
    const session = await pages.comeIn(person, { session: before })
    assert.notEqual(session, before)
    const secret = pages.secrets.get(person) as Buffer
    const { head } = await pages.signIn(person, { code: pages.nextCode(secret) })
    assert.match(head[head.indexOf('set-cookie') + 1] ?? '', /^__Host-desk=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
    assert.ok(await isIn(session))
    assert.equal(await isIn(before), false)
    const planted = Buffer.alloc(32, 9).toString('base64url')
    const own = await pages.comeIn(person, { session: planted })
    assert.equal(await isIn(planted), false, 'one that somebody else chose')
    assert.notEqual(own, planted)
  })

  test('H37: a session ends with signing out, half an hour of rest, twelve hours, removal and a new passphrase', async () => {
    const out = await pages.comeIn(person)
    const { head } = await pages.ask('/desk/out', {}, { session: out })
    assert.match(head.join(' '), /Max-Age=0 clear-site-data "cache"/)
    assert.equal((await pages.ask(`/desk/tellings/${chance.id('c')}`, null, { session: out })).status, 401)

    const resting = await pages.comeIn(person)
    pages.clock.now += 29 * minute
    assert.ok(await isIn(resting), 'a page asked for is a sign of life')
    pages.clock.now += 29 * minute
    assert.ok(await isIn(resting))
    pages.clock.now += 31 * minute
    assert.equal(await isIn(resting), false)

    const long = await pages.comeIn(person)
    for (let passed = 0; passed < 12 * 60; passed += 20) {
      assert.ok(await isIn(long), `after ${passed} minutes`)
      pages.clock.now += 20 * minute
    }
    assert.equal(await isIn(long), false)

    const removed = await pages.comeIn('invented translator')
    assert.ok(await isIn(removed))
    await pages.store.change((tx) => dropEditor(tx, pages.ids.get('invented translator') as string))
    assert.equal(await isIn(removed), false)

    const changed = await pages.comeIn('invented steward')
    const { salt, auth, wrapped, recipient } = await wrapNewKey('a new one, plainly of nowhere')
    await pages.store.change((tx) =>
      tx.updateTable('sealed_editor').set({ salt, auth, wrapped, recipient }).where('name', '=', 'invented steward').execute(),
    )
    assert.equal(await isIn(changed), false)
  })

  test('H34, H31: what another site sends changes nothing, signing out too', async () => {
    const session = await pages.comeIn(person)
    for (const asked of [{ trouble: 'from-elsewhere' }, { trouble: 'no-ticket', ticket: 'none' }] as const) {
      await pages.ask('/desk/out', {}, { session, ...asked })
      assert.ok(await isIn(session), asked.trouble)
      assert.equal((await pages.ask('/desk/in', { name: person, passphrase: passphraseOf(person), code: '' }, asked)).session, null)
    }
    for (const act of ['in', 'code', 'out', `tellings/${chance.id('c')}/question`])
      assert.equal((await pages.ask(`/desk/${act}`, {}, { session, trouble: 'from-elsewhere' })).status, 403, act)
  })

  test('H38: the desk listens to its own cookie, and no other page to any', () => {
    const secret = Buffer.alloc(32, 5).toString('base64url')
    assert.equal(sessionIn('/desk', `a=b; __Host-desk=${secret}; c=d`), secret)
    assert.equal(sessionIn('/ar/desk?page=2', `__Host-desk=${secret}`), secret)
    for (const cookie of [
      `desk=${secret}`,
      `__Secure-desk=${secret}`,
      `x__Host-desk=${secret}`,
      `__Host-desk=${secret}x`,
      '__Host-desk=',
      undefined,
    ])
      assert.equal(sessionIn('/desk', cookie), null, String(cookie))
    for (const url of ['/return', '/share', '/share/desk', '/', '/setup/desk', '/desks'])
      assert.equal(sessionIn(url, `__Host-desk=${secret}`), null, url)
  })

  test('reads what was told, with its files, and nothing of it once it is taken back', async () => {
    const { store, desk } = pages
    const words = 'Plainly invented words about a kitchen and a lantern.'
    const picture = Buffer.from('plainly invented bytes of a picture')
    const { key, id } = await tellingOf(store, desk, words, picture)
    const session = await pages.comeIn(person)
    const list = await pages.ask('/desk', null, { session })
    assert.match(list.text, new RegExp(`/desk/tellings/${id}"`))
    const page = await pages.ask(`/desk/tellings/${id}`, null, { session })
    assert.match(page.text, /Plainly invented words about a kitchen and a lantern/)
    const file = /href="([^"]*\/files\/[^"]*)"/.exec(page.text)?.[1] ?? ''
    const saved = await pages.ask(file, null, { session })
    assert.equal(saved.text, picture.toString('latin1'), 'as it was, without its padding')
    assert.match(saved.head.join(' '), /attachment/)
    await addToTelling(store, key, { said: 'more', to: null, text: 'An invented word more.' })
    assert.match((await pages.ask(`/desk/tellings/${id}`, null, { session })).text, /An invented word more/)
    await withdraw(store, key, { ledger: openLedger(`${pages.path}-ledger`), recipients: [], today, chance })
    for (const address of [`/desk/tellings/${id}`, file]) {
      const gone = await pages.ask(address, null, { session })
      assert.equal(gone.status, 404)
      assert.doesNotMatch(gone.text, /kitchen|invented/)
    }
  })

  test('asks, once however often it is pressed, and reads the answer; whoever takes no questions is asked none', async () => {
    const { store, desk } = pages
    const { key, id } = await tellingOf(store, desk, 'Plainly invented words about a bridge.')
    const session = await pages.comeIn(person)
    const form = { question: 'In which invented year was that?' }
    assert.equal((await pages.ask(`/desk/tellings/${id}/question`, form, { session })).status, 303)
    assert.equal((await pages.ask(`/desk/tellings/${id}/question`, form, { session, ticket: 'used' })).status, 303)
    const found = await openDraft(store.sealed, key)
    assert.ok(found.is === 'sent')
    const letters = found.sent.letters.filter(({ kind }) => kind === 'question')
    assert.deepEqual(
      letters.map(({ text }) => text),
      ['In which invented year was that?'],
    )
    await addToTelling(store, key, { said: 'answer', to: letters[0]?.n ?? 0, text: 'In no year that ever was.' })
    const page = await pages.ask(`/desk/tellings/${id}`, null, { session })
    assert.match(page.text, /In which invented year was that\?[\s\S]*In no year that ever was\./)
    const again = await pages.ask(`/desk/tellings/${id}/question`, { question: '  ' }, { session })
    assert.equal(again.status, 422)
    const unread = await pages.ask(
      `/desk/tellings/${id}/question`,
      { question: 'Kept <words>' },
      { session, trouble: 'no-ticket', ticket: 'none' },
    )
    assert.match(unread.text, /Kept &lt;words&gt;/, 'what could not be asked comes back')

    const quiet = await draftOf(store, 'Plainly invented words of somebody quiet.')
    const quietId = chance.id('c')
    await sendAgreed(store, quiet, desk.list, { id: quietId, terms: consentOf({ questions: 'no' }) })
    assert.doesNotMatch((await pages.ask(`/desk/tellings/${quietId}`, null, { session })).text, /Ask this/)
    assert.equal((await pages.ask(`/desk/tellings/${quietId}/question`, form, { session })).status, 422)
  })

  test('finds what was done listed, without a word of it, and led to nothing once it is taken back', async () => {
    const { store, desk } = pages
    const { key, id } = await tellingOf(store, desk, 'Plainly invented words about a harbour.')
    const session = await pages.comeIn(person)
    assert.equal((await pages.ask(`/desk/tellings/${id}/question`, { question: 'Which harbour?' }, { session })).status, 303)
    const done = async () => (await pages.ask('/desk/done', null, { session })).text
    const before = await done()
    assert.match(before, new RegExp(`href="/desk/tellings/${id}">A question to a teller<[\\s\\S]*?invented reader`))
    assert.match(before, /The first code for coming in/)
    assert.match(before, /22 November 2026|November 22, 2026/)
    assert.match(before, /No entry was changed, taken out or put in between/)
    const entry = () => store.sealed.selectFrom('sealed_act').selectAll().where('item', '=', id).execute()
    const kept = await entry()
    assert.equal(kept.length, 1)
    await withdraw(store, key, { ledger: openLedger(`${pages.path}-ledger`), recipients: [], today, chance })
    assert.deepEqual(await entry(), kept, 'an id that leads nowhere stays, and with it the chain')
    const after = await done()
    assert.doesNotMatch(after, new RegExp(id))
    assert.match(after, /No entry was changed/)
    assert.equal((await pages.ask('/desk/done?page=9', null, { session })).status, 404)
    await store.change((tx) => tx.updateTable('sealed_act').set({ day: '2026-11-21' }).where('item', '=', id).execute())
    assert.match(await done(), new RegExp(`Somebody changed this list: entry ${kept[0]?.n} `))
    await store.change((tx) => tx.updateTable('sealed_act').set({ day: '2026-11-22' }).where('item', '=', id).execute())
    await store.change((tx) => tx.updateTable('sealed_act').set({ verb: 'planted', editor: 'planted' }).where('item', '=', id).execute())
    assert.match(await done(), /Something that this version does not know[\s\S]*?Somebody who edits here no more/)
    await store.change((tx) => tx.deleteFrom('sealed_act').execute())
    assert.match(await done(), /Nothing was done here yet/)
  })

  test('leaves nothing behind: no session, no secret and no word is in any file of the database', async () => {
    const words = 'Plainly invented words about a ferry at night.'
    const { id } = await tellingOf(pages.store, pages.desk, words)
    const session = await pages.comeIn(person)
    assert.match((await pages.ask(`/desk/tellings/${id}`, null, { session })).text, /ferry at night/)
    await pages.ask(`/desk/tellings/${id}/question`, { question: 'An invented question about a ferry?' }, { session })
    const secret = pages.secrets.get(person) as Buffer
    const files = ['', '-wal'].map((ending) => readFileSync(pages.path + ending))
    assert.ok(
      files.some((bytes) => bytes.includes(person)),
      'what is there is found',
    )
    for (const needle of ['ferry', session, Buffer.from(session, 'base64url'), secret, 'AGE-SECRET-KEY', passphraseOf(person)])
      for (const bytes of files) assert.equal(bytes.includes(needle), false, String(needle).slice(0, 20))
  })
})
