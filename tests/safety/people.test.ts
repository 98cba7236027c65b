// Who comes to the desk, who leaves it, and what they sign in with: each step by what its promise says, and by nothing less.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, beforeEach, describe, test } from 'node:test'
import { approve } from '../../src/actions/approve.ts'
import { offerList } from '../../src/actions/sign-recipients.ts'
import { retire } from '../../src/clock/retire.ts'
import { unwrapKey } from '../../src/sealing/editor-key.ts'
import { open } from '../../src/sealing/envelope.ts'
import { signList } from '../../src/sealing/recipients.ts'
import { editorsIn, findEditor } from '../../src/store/sealed/editors.ts'
import { itemsGrantedTo } from '../../src/store/sealed/grants.ts'
import { addList, newestListNumber } from '../../src/store/sealed/lists.ts'
import { writeTrusted } from '../../src/store/sealed/trusted-key.ts'
import { type DeskAnswer, openDeskPages, type Person, passphraseOf, secretIn } from '../desk-asker.ts'
import { tellingOf, today } from '../tellers.ts'

const reader = 'invented reader'
const other = 'invented other'
const steward = 'invented steward'
const day = 24 * 60 * 60_000
const nextPassphrase = 'seven plainly invented otters'

/** As the page shows it. */
const codeIn = ({ text }: DeskAnswer) => (/<p class="secret"[^>]*>(.*?)<\/p>/s.exec(text)?.[1] ?? '').replace(/<[^>]*>/g, '')

let pages: Awaited<ReturnType<typeof openDeskPages>>
const rowOf = async (name: string) => {
  const row = await findEditor(pages.store.sealed, name)
  assert.ok(row, name)
  return row
}
/** The list in force names these people, with the keys they have now. */
const sign = async (...names: readonly string[]) => {
  const rows = await Promise.all(names.map(rowOf))
  const named = rows.map(({ id, recipient }) => ({ holder: id, recipient, groups: ['all'] }))
  pages.desk.list = { ...pages.desk.list, recipients: [...pages.desk.list.recipients.slice(0, 1), ...named] }
}
const see = (path: string, session: string | null) => pages.ask(path, null, { session })
const press = (path: string, session: string | null, form: Record<string, string> = {}) => pages.ask(path, form, { session })
const onPerson = async (name: string, act: string, session: string) => press(`/desk/people/${(await rowOf(name)).id}/${act}`, session)
const isIn = async (session: string) => /What waits|nothing here for you/.test((await see('/desk', session)).text)
const waits = async (session: string) => (await see('/desk', session)).text
const invitedBy = async (session: string, role = 'editor') => codeIn(await press('/desk/invite', session, { role }))

const typeCode = (code: string) => press('/desk/join', null, { invitation: code })
/** With the code, a name and a passphrase; the answer to these. */
const joinAs = async (code: string, name: string, more: Record<string, string> = {}) => {
  const prepared = pages.hidden((await typeCode(code)).text, 'prepared')
  return press('/desk/join', null, { prepared, name, passphrase: nextPassphrase, again: nextPassphrase, ...more })
}
/** On through the page of the first code. */
const comeFrom = async (shown: DeskAnswer, passphrase = nextPassphrase) => {
  const secret = secretIn(shown.text)
  const form = { prepared: pages.hidden(shown.text, 'prepared'), passphrase, code: pages.nextCode(secret) }
  return { secret, session: (await press('/desk/code', null, form)).session ?? '' }
}
/** Nobody waits for the other's approval where there is none. */
const alone = () => sign(reader)

describe('whoever is invited', () => {
  before(async () => {
    pages = await openDeskPages()
  })
  after(() => pages.close())
  beforeEach(alone)

  test('joins with a code that is shown once, kept as a hash, used once, and void after a week', async () => {
    const session = await pages.comeIn(reader)
    const code = await invitedBy(session)
    assert.match(code, /^\d{36}$/)
    assert.ok(!(await see('/desk/people', session)).text.includes(code.slice(0, 4) + code.slice(4, 8)))
    const files = () => ['', '-wal'].map((ending) => readFileSync(pages.path + ending).toString('latin1'))
    for (const bytes of files()) assert.equal(bytes.includes(code), false)
    assert.equal((await typeCode(`${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`)).status, 422)
    pages.clock.now += 8 * day
    assert.equal((await typeCode(code)).status, 422, 'its week is over')
    const left = () => pages.store.sealed.selectFrom('sealed_invitation').selectAll().execute()
    assert.equal((await left()).length, 1)
    for (const [days, count] of [
      [7, 1],
      [8, 0],
    ] as const) {
      await retire(pages.store, today + days)
      assert.equal((await left()).length, count, `${days} days later`)
    }
    const fresh = await invitedBy(await pages.comeIn(reader))
    const joined = await joinAs(fresh.replace(/(\d{4})/g, '$1 '), 'invented newcomer')
    assert.match(joined.text, /This is shown once/)
    assert.equal((await typeCode(fresh)).status, 422, 'nobody joins twice with one code')
    const { session: own } = await comeFrom(joined)
    assert.ok(await isIn(own))
    for (const bytes of files()) assert.equal(bytes.includes(nextPassphrase), false)
  })

  test('chooses a name that nobody has, and a passphrase that is hard to guess, typed twice', async () => {
    const code = await invitedBy(await pages.comeIn(reader))
    for (const [name, more] of [
      [reader, {}],
      ['', {}],
      ['invented one', { passphrase: 'short', again: 'short' }],
      ['invented one', { again: 'another one than the first' }],
    ] as const) {
      const refused = await joinAs(code, name, more)
      assert.equal(refused.status, 422, name)
      assert.doesNotMatch(refused.text, new RegExp(`${code}|${nextPassphrase}`), 'and neither code nor passphrase comes back')
    }
    assert.match((await joinAs(code, 'invented one')).text, /This is shown once/, 'the code was not used up by that')
  })

  test('reads nothing until the signed list names them; what was sent before opens only once who holds it lets them', async () => {
    const before = await tellingOf(pages.store, pages.desk, 'Plainly invented words about a mill.')
    const session = await pages.comeIn(reader)
    const { session: own } = await comeFrom(await joinAs(await invitedBy(session), 'invented third'))
    const { recipient, id } = await rowOf('invented third')
    await sign(reader, 'invented translator')
    for (const name of ['invented translator', reader])
      assert.equal((await onPerson(name, 'grants', session)).status, 404, 'nor is a translator, whom a list names by mistake')
    await alone()
    const shown = await waits(own)
    assert.match(shown, /nothing here for you yet/)
    assert.ok(shown.includes(recipient) && shown.includes('editors sign signing.key'), 'what to compare, and what to run')
    const list = (await see('/desk/people', session)).text
    assert.ok(list.includes(recipient) && /wait to be named/.test(list))
    assert.equal((await onPerson('invented third', 'grants', session)).status, 404, 'nobody is given anything whom the list does not name')
    await sign(reader, 'invented third')
    const after = await tellingOf(pages.store, pages.desk, 'Plainly invented words about a weir.')
    assert.match(await waits(own), new RegExp(after.id))
    assert.doesNotMatch(await waits(own), new RegExp(before.id))
    assert.equal((await see(`/desk/tellings/${before.id}`, own)).status, 404)
    assert.equal((await press(`/desk/tellings/${before.id}/grants`, own, { person: id })).status, 404, 'nor do they let themselves')
    pages.desk.list = {
      ...pages.desk.list,
      recipients: pages.desk.list.recipients.map((one) => (one.holder === id ? { ...one, groups: [] } : one)),
    }
    await press(`/desk/tellings/${before.id}/grants`, session, { person: id })
    assert.equal((await see(`/desk/tellings/${before.id}`, own)).status, 404, 'nor what another group reviews')
    await sign(reader, 'invented third')
    assert.equal((await press(`/desk/tellings/${before.id}/grants`, session, { person: id })).status, 303)
    assert.match((await see(`/desk/tellings/${before.id}`, own)).text, /about a mill/)
    const more = [await tellingOf(pages.store, pages.desk, 'Invented words.'), await tellingOf(pages.store, pages.desk, 'More of them.')]
    await pages.store.change((tx) => tx.deleteFrom('sealed_grant').where('holder', '=', id).execute())
    assert.match((await onPerson('invented third', 'grants', session)).text, /They open \d+ things more/)
    for (const telling of [before, after, ...more]) assert.match(await waits(own), new RegExp(telling.id))
  })

  test('waits for another editor where there is one: neither the list nor the desk takes them before', async () => {
    await sign(reader, other)
    const [session, second] = [await pages.comeIn(reader), await pages.comeIn(other)]
    const { session: own } = await comeFrom(await joinAs(await invitedBy(session), 'invented waiting'))
    assert.match(await waits(own), /Another editor has to approve/)
    await sign(reader, other, 'invented waiting')
    assert.match(await waits(own), /Another editor has to approve/, 'also where a list names them too early')
    assert.equal((await see('/desk/people', own)).status, 404)
    const offered = async () => {
      const folder = `${pages.path}-beside`
      const { publicKey, signingKey, list } = pages.desk
      const number = (await newestListNumber(pages.store.sealed)) + 1
      await pages.store.change((tx) => addList(tx, number, signList({ ...list, number }, signingKey)))
      writeTrusted(folder, { publicKey, number })
      const next = await offerList(pages.store, { signingKey, folder })
      assert.ok(next.is === 'next')
      return next.next.recipients.map(({ holder }) => holder)
    }
    const { id } = await rowOf('invented waiting')
    assert.equal((await offered()).includes(id), false)
    assert.equal((await onPerson('invented waiting', 'approve', session)).status, 422, 'whoever invites is not the other one too')
    const by = (await rowOf(steward)).id
    const tried = await approve(pages.store, { by, person: id, named: pages.desk.list.recipients, today })
    assert.equal(tried.is, 'missing', 'nor does anybody who does not read, whatever lets them try')
    assert.equal((await onPerson('invented waiting', 'approve', second)).status, 303)
    assert.equal((await offered()).includes(id), true)
    assert.match(await waits(own), /What waits/)
    const byOwner = await comeFrom(await joinAs(await invitedBy(await pages.comeIn(steward), 'steward'), 'invented helper'))
    assert.equal((await see('/desk/people', byOwner.session)).status, 404, 'a steward whom a steward invited waits too')
    assert.equal((await onPerson('invented helper', 'approve', await pages.comeIn(steward))).status, 404, 'and no steward approves')
    assert.equal((await onPerson('invented helper', 'approve', session)).status, 303)
    assert.equal((await see('/desk/people', byOwner.session)).status, 200)
  })

  test('whose code was taken back, or whose inviter left, does not join', async () => {
    const session = await pages.comeIn(reader)
    const code = await invitedBy(session)
    await press('/desk/uninvite', session)
    assert.equal((await typeCode(code)).status, 422)
    const helper = await comeFrom(await joinAs(await invitedBy(session, 'steward'), 'invented guest'))
    const theirs = await invitedBy(helper.session)
    assert.equal((await typeCode(theirs)).status, 200)
    await onPerson('invented guest', 'remove', session)
    assert.equal((await typeCode(theirs)).status, 422)
  })
})

describe('whoever leaves the desk', () => {
  before(async () => {
    pages = await openDeskPages()
    await sign(reader, other)
  })
  after(() => pages.close())

  test('is signed out at once, and every grant of theirs is gone', async () => {
    await tellingOf(pages.store, pages.desk, 'Plainly invented words about a quarry.')
    const [session, second] = [await pages.comeIn(reader), await pages.comeIn(other)]
    const { id } = await rowOf(other)
    assert.equal((await itemsGrantedTo(pages.store.sealed, id)).length, 1)
    assert.equal((await onPerson(other, 'remove', session)).status, 303)
    assert.equal(await isIn(second), false)
    assert.deepEqual(await itemsGrantedTo(pages.store.sealed, id), [])
    assert.match((await see('/desk/people', session)).text, /The list still names one key/)
  })

  test('is not the last who reads, whoever presses, for themselves too', async () => {
    const session = await pages.comeIn(reader)
    for (const who of [session, await pages.comeIn(steward)]) {
      const refused = await onPerson(reader, 'remove', who)
      assert.equal(refused.status, 422)
      assert.match(refused.text, /the only one left who reads/)
    }
    assert.ok(await isIn(session))
    assert.equal((await onPerson(reader, 'again', await pages.comeIn(steward))).status, 422, 'nor does anybody take their place')
    assert.equal((await onPerson('invented translator', 'remove', session)).status, 303)
  })
})

describe('what an editor signs in with', () => {
  before(async () => {
    pages = await openDeskPages()
  })
  after(() => pages.close())
  beforeEach(() => sign(reader, other))

  const changed = (path: string, session: string, typed: Record<string, string>) =>
    press(path, session, { next: nextPassphrase, again: nextPassphrase, ...typed })
  const codeOf = (person: Person) => pages.nextCode(pages.secrets.get(person) as Buffer)

  test('a passphrase is changed with the old one and a code: the same key, and no other session goes on', async () => {
    const { id } = await tellingOf(pages.store, pages.desk, 'Plainly invented words about a loom.')
    const elsewhere = await pages.comeIn(reader)
    const session = await pages.comeIn(reader)
    const before = await rowOf(reader)
    for (const typed of [
      { passphrase: 'another one, that is not theirs', code: codeOf(reader) },
      { passphrase: passphraseOf(reader), code: '000000' },
      { passphrase: passphraseOf(reader), code: codeOf(reader), again: 'another one than the first' },
      { passphrase: passphraseOf(reader), code: codeOf(reader), next: 'short', again: 'short' },
    ])
      for (const path of ['/desk/passphrase', '/desk/key']) {
        const refused = await changed(path, session, typed)
        assert.equal(refused.status, 422)
        for (const value of Object.values(typed)) assert.ok(!refused.text.includes(`value="${value}"`))
      }
    assert.deepEqual(await rowOf(reader), before)
    const done = await changed('/desk/passphrase', session, { passphrase: passphraseOf(reader), code: codeOf(reader) })
    assert.equal(done.status, 303)
    assert.equal(await isIn(elsewhere), false)
    assert.equal(await isIn(session), false, 'nor the secret of before')
    assert.match((await see(`/desk/tellings/${id}`, done.session)).text, /about a loom/)
    const now = await rowOf(reader)
    assert.equal(now.recipient, before.recipient)
    assert.equal(await unwrapKey(now, passphraseOf(reader)), null)
    assert.equal((await pages.signIn(reader, { code: codeOf(reader) })).session, null, 'the old one lets nobody in')
    assert.notEqual((await pages.signIn(reader, { passphrase: nextPassphrase, code: codeOf(reader) })).session, null)
    const back = { passphrase: nextPassphrase, code: codeOf(reader), next: passphraseOf(reader), again: passphraseOf(reader) }
    assert.equal((await changed('/desk/passphrase', done.session ?? '', back)).status, 303)
  })

  test('a new key takes everything along, leaves the old one nothing, and waits for the list', async () => {
    const { id } = await tellingOf(pages.store, pages.desk, 'Plainly invented words about a forge.')
    const session = await pages.comeIn(other)
    const before = await rowOf(other)
    const old = await unwrapKey(before, passphraseOf(other))
    const typed = { passphrase: passphraseOf(other), code: codeOf(other) }
    const done = await changed('/desk/key', session, typed)
    const now = await rowOf(other)
    assert.ok(now.recipient !== before.recipient && now.id !== before.id && done.text.includes(now.recipient))
    assert.equal(await isIn(session), false)
    const grants = await pages.store.sealed.selectFrom('sealed_grant').selectAll().execute()
    assert.ok(grants.some(({ holder }) => holder === now.id))
    for (const { bytes } of grants) await assert.rejects(open(bytes, old?.identity ?? ''))
    const meanwhile = await tellingOf(pages.store, pages.desk, 'Invented words, sent to the old key still.')
    const comeIn = async () => (await pages.signIn(other, { passphrase: nextPassphrase, code: codeOf(other) })).session ?? ''
    assert.match(await waits(await comeIn()), /nothing here for you yet/)
    const again = { passphrase: nextPassphrase, code: codeOf(other) }
    assert.equal((await changed('/desk/key', await comeIn(), again)).status, 422, 'one at a time')
    await sign(reader, other)
    const named = await comeIn()
    for (const telling of [id, meanwhile.id]) assert.match(await waits(named), new RegExp(telling))
    assert.deepEqual(await itemsGrantedTo(pages.store.sealed, before.id), [])
    assert.equal((await rowOf(other)).former_key, null, 'the old key is nowhere any more')
  })

  test('whoever lost the phone needs the passphrase and a code that another made; what the old codes began is over', async () => {
    const session = await pages.comeIn(reader)
    const [lost] = [await pages.comeIn(steward)]
    const [name, passphrase] = [steward, passphraseOf(steward)]
    assert.equal((await onPerson(reader, 'codes', session)).status, 404, 'nobody makes one for themselves')
    const code = codeIn(await onPerson(steward, 'codes', session))
    const refused = async (typed: Record<string, string>) => {
      const answered = await press('/desk/in', null, typed)
      assert.equal(answered.status, 422)
      assert.doesNotMatch(answered.text, /This is shown once/)
    }
    await refused({ name, passphrase: 'another one, that is not theirs', code })
    await refused({ name: reader, passphrase: passphraseOf(reader), code })
    assert.equal((await typeCode(code)).status, 422, 'nor does anybody join with it')
    const join = await invitedBy(session)
    await refused({ name, passphrase, code: join })
    await refused({ name, passphrase, code: codeIn(await onPerson(steward, 'again', session)) })
    assert.ok(await isIn(lost), 'nothing has changed yet')
    const fresh = await comeFrom(await press('/desk/in', null, { name, passphrase, code }), passphrase)
    assert.ok(await isIn(fresh.session))
    assert.equal(await isIn(lost), false)
    await refused({ name, passphrase, code: codeOf(steward) })
    await refused({ name, passphrase, code })
    assert.notEqual((await press('/desk/in', null, { name, passphrase, code: pages.nextCode(fresh.secret) })).session, null)
  })

  test('whoever lost the passphrase joins anew in their own place: the old key opens nothing, and the new one what it is let', async () => {
    const { id } = await tellingOf(pages.store, pages.desk, 'Plainly invented words about a kiln.')
    const session = await pages.comeIn(reader)
    const before = await rowOf(other)
    const code = codeIn(await onPerson(other, 'again', session))
    assert.equal((await rowOf(other)).id, before.id, 'nothing is gone until they join')
    const { session: own } = await comeFrom(await joinAs(code, other))
    const now = await rowOf(other)
    assert.notEqual(now.id, before.id)
    assert.equal(now.role, before.role)
    assert.equal((await editorsIn(pages.store.sealed)).length, 4, 'nobody is there twice')
    assert.deepEqual(await itemsGrantedTo(pages.store.sealed, before.id), [])
    await sign(reader, other)
    assert.equal((await see(`/desk/tellings/${id}`, own)).status, 404)
    await onPerson(other, 'grants', session)
    assert.match((await see(`/desk/tellings/${id}`, own)).text, /about a kiln/)
  })

  test('each of these is listed among what was done, by ids alone', async () => {
    const acts = await pages.store.sealed.selectFrom('sealed_act').selectAll().execute()
    const done = new Set(acts.map(({ verb }) => verb))
    for (const verb of ['invite', 'invite-again', 'renew-codes', 'join', 'grant', 'change-passphrase', 'change-key', 'make-code'])
      assert.ok(done.has(verb), verb)
    const listed = (await see('/desk/done', await pages.comeIn(reader))).text
    assert.match(listed, /A new key[\s\S]*A new passphrase/)
    assert.doesNotMatch(listed, /does not know/)
  })

  test('H31, H34: what another site sends, or no page of ours, changes nothing of all this', async () => {
    const session = await pages.comeIn(reader)
    const rows = async () =>
      JSON.stringify([await editorsIn(pages.store.sealed), await pages.store.sealed.selectFrom('sealed_invitation').selectAll().execute()])
    const before = await rows()
    const { id } = await rowOf(other)
    const typed = { role: 'editor', passphrase: passphraseOf(reader), code: codeOf(reader), next: nextPassphrase, again: nextPassphrase }
    for (const asked of [{ trouble: 'from-elsewhere' }, { trouble: 'no-ticket', ticket: 'none' }, { ticket: 'used' }] as const)
      for (const act of [
        'invite',
        'uninvite',
        'passphrase',
        'key',
        ...['again', 'codes', 'remove', 'approve', 'grants'].map((one) => `people/${id}/${one}`),
      ])
        await pages.ask(`/desk/${act}`, typed, { session, ...asked })
    assert.equal(await rows(), before)
  })
})
