// Who may do what at the desk: every way of the table, tried by everybody there is; and nothing is answered that stands not in it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import { idFrom } from '../../src/history/record.ts'
import { wrapNewKey } from '../../src/sealing/editor-key.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { enterAct } from '../../src/store/sealed/acts.ts'
import { addEditor } from '../../src/store/sealed/editors.ts'
import { deskWays, type WayName, type Who, wayFor } from '../../src/web/desk/ways.ts'
import { routesFor } from '../../src/web/routes.ts'
import { chance } from '../builders.ts'
import { openDeskPages, type Person, passphraseOf } from '../desk-asker.ts'
import { tellingOf, today } from '../tellers.ts'

/** Who reads, and who does not: two of another role, by mistake with a grant, and an editor whom no signed list names. */
const reader = 'invented reader'
const others = ['invented translator', 'invented steward', 'invented other'] as const
const everybody: readonly Person[] = [reader, ...others]
/** Whom each way is for, besides nobody. */
const those: Record<Who, readonly Person[]> = {
  anyone: everybody,
  member: everybody,
  overseer: [reader, 'invented steward'],
  reader: [reader],
}
const nobodys = idFrom('c', Buffer.alloc(17, 3))

describe('the desk', () => {
  let pages: Awaited<ReturnType<typeof openDeskPages>>
  let told: Awaited<ReturnType<typeof tellingOf>>
  let file = ''
  let second = ''
  const sessions = new Map<Person, string>()

  before(async () => {
    pages = await openDeskPages()
    told = await tellingOf(pages.store, pages.desk, 'Plainly invented words about a kitchen.', Buffer.from('an invented picture'))
    for (const person of everybody) sessions.set(person, await pages.comeIn(person))
    const { text } = await pages.ask(`/desk/tellings/${told.id}`, null, { session: sessions.get('invented reader') ?? null })
    file = /files\/([a-z0-9]{27})"/.exec(text)?.[1] ?? ''
    assert.notEqual(file, '', 'the reader is shown a file')
    second = await somebody('invented second', null)
  })
  after(() => pages.close())

  /** Who reads, if nobody has to approve; nobody's else. */
  const somebody = async (name: string, invited_by: string | null) => {
    const [id, wrapped] = [chance.id('k'), await wrapNewKey(passphraseOf(reader))]
    await pages.store.change((tx) => addEditor(tx, { id, name, role: 'editor', ...wrapped, invited_by }))
    const { list } = pages.desk
    pages.desk.list = { ...list, recipients: [...list.recipients, { holder: id, recipient: wrapped.recipient, groups: ['all'] }] }
    return id
  }
  const addressOf = (name: WayName, { telling, file: own } = { telling: told.id, file }) =>
    deskWays[name].path.replace(':telling', telling).replace(':file', own).replace(':person', second).replace(':part', 'words')
  const formOf = (name: WayName) =>
    deskWays[name].method === 'POST' ? { question: 'An invented question?', role: 'steward', person: second } : null
  const tryAs = (name: WayName, person: Person | null, address = addressOf(name)) =>
    pages.ask(address, formOf(name), { session: person === null ? null : (sessions.get(person) ?? null) })
  /** Somebody is there to be removed or approved of each time. */
  const tryOn = async (name: WayName, person: Person) => {
    const needsOne = name === 'remove-person' || name === 'approve-person'
    return tryAs(name, person, needsOne ? addressOf(name).replace(second, await somebody(chance.id('k'), 'owner')) : addressOf(name))
  }

  test('every way answers those it is for, and nobody else', async () => {
    for (const name of (Object.keys(deskWays) as WayName[]).filter((one) => one !== 'sign-out')) {
      const { who } = deskWays[name]
      const open = who === 'anyone'
      for (const session of [null, Buffer.alloc(32, 4).toString('base64url')]) {
        const { status } = await pages.ask(addressOf(name), deskWays[name].method === 'POST' ? {} : null, { session })
        assert.equal(status === 401, !open, `${name}, by nobody: ${status}`)
      }
      for (const person of everybody)
        assert.equal((await tryOn(name, person)).status === 404, !those[who].includes(person), `${name}, by ${person}`)
    }
    for (const person of others)
      assert.match((await pages.ask('/desk', null, { session: sessions.get(person) ?? null })).text, /nothing here for you yet/, person)
  })

  test('the addresses that pages lead to are those of the table', () => {
    const routes = routesFor('', 'en')
    const ids = { telling: told.id, file }
    for (const [method, address, name] of [
      ['GET', routes.desk(), 'see-desk'],
      ['POST', routes.deskAct('in'), 'sign-in'],
      ['POST', routes.deskAct('code'), 'confirm-code'],
      ['POST', routes.deskAct('out'), 'sign-out'],
      ['GET', routes.deskTelling(ids.telling), 'read-telling'],
      ['POST', routes.deskQuestion(ids.telling), 'ask-teller'],
      ['HEAD', routes.deskFile(ids.telling, ids.file), 'save-file'],
      ['GET', routes.deskDone(), 'see-done'],
      ['GET', routes.deskAct('join'), 'see-join'],
      ['POST', routes.deskAct('join'), 'join'],
      ['GET', routes.deskOwn(), 'see-own'],
      ['GET', routes.deskAct('key-file'), 'see-key-file'],
      ['POST', routes.deskAct('key-file'), 'save-key-file'],
      ['GET', routes.deskSealed(ids.telling), 'see-sealed'],
      ['GET', routes.deskSealed(ids.telling, `file-card.0001.${ids.file}`), 'save-sealed'],
      ['GET', routes.deskAct('passphrase'), 'see-passphrase'],
      ['POST', routes.deskAct('passphrase'), 'change-passphrase'],
      ['GET', routes.deskAct('key'), 'see-key'],
      ['POST', routes.deskAct('key'), 'change-key'],
      ['GET', routes.deskPeople(), 'see-people'],
      ['POST', routes.deskAct('invite'), 'invite'],
      ['POST', routes.deskAct('uninvite'), 'take-back-invitations'],
      ['POST', routes.deskPerson(second, 'again'), 'invite-again'],
      ['POST', routes.deskPerson(second, 'codes'), 'renew-codes'],
      ['POST', routes.deskPerson(second, 'remove'), 'remove-person'],
      ['POST', routes.deskPerson(second, 'approve'), 'approve-person'],
      ['POST', routes.deskPerson(second, 'grants'), 'grant-all'],
      ['POST', routes.deskGrants(ids.telling), 'grant-one'],
    ] as const) {
      const way = wayFor(method, address)
      assert.equal(way.is === 'way' && way.name, name)
    }
  })

  test('what stands in no table is answered to nobody', async () => {
    for (const person of [null, ...everybody])
      for (const [path, form] of [
        ['/desk/tellings', null],
        ['/desk/persons', null],
        [`/desk/people/${second}`, null],
        [`/desk/people/${second}/promote`, {}],
        [`/desk/tellings/${told.id}/x.css`, null],
        [`/desk/tellings/${told.id}/files`, null],
        ['/desk', {}],
        [`/desk/tellings/${told.id}`, {}],
        [`/desk/tellings/${told.id}/erase`, {}],
      ] as const) {
        const { status, text } = await pages.ask(path, form, { session: person === null ? null : (sessions.get(person) ?? null) })
        assert.equal(status, 404, `${path}, by ${person}`)
        assert.doesNotMatch(text, /kitchen/)
      }
  })

  test('H40: what another holds, what is hidden, and what never was are the same to whoever asks', async () => {
    const hidden = await tellingOf(pages.store, pages.desk, 'Invented words, soon hidden, about a kitchen.')
    const asked = { session: sessions.get(reader) ?? null }
    assert.equal((await pages.ask(`/desk/tellings/${hidden.id}/question`, { question: 'An invented question?' }, asked)).status, 303)
    const unseen = { day: '2026-11-22', editor: pages.ids.get('invented other') ?? '', verb: 'ask', item: nobodys } as const
    await pages.store.change((tx) => enterAct(tx, unseen))
    const done = async (person: Person) => (await pages.ask('/desk/done', null, { session: sessions.get(person) ?? null })).text
    assert.match(await done(reader), new RegExp(hidden.id), 'what was done to what they may read leads there')
    await withholdTelling(pages.store, hidden.key, { ledger: openLedger(`${pages.path}-ledger`), recipients: [], today, chance })
    for (const name of ['read-telling', 'ask-teller', 'save-file', 'grant-one', 'see-sealed', 'save-sealed'] as const) {
      const never = await tryAs(name, 'invented reader', addressOf(name, { telling: nobodys, file }))
      assert.equal(never.status, 404)
      for (const [whose, answered] of [
        ['another’s', await tryAs(name, 'invented other')],
        ['hidden', await tryAs(name, 'invented reader', addressOf(name, { telling: hidden.id, file }))],
      ] as const) {
        assert.equal(answered.status, 404, `${name}, ${whose}`)
        const same = (text: string) =>
          text
            .replace(/value="[^"]*"/g, '')
            .replaceAll(nobodys, '')
            .replaceAll(hidden.id, '')
            .replaceAll(told.id, '')
        assert.equal(same(answered.text), same(never.text), `${name}, ${whose}: the very same page`)
      }
    }
    assert.match(await done(reader), new RegExp(told.id))
    assert.doesNotMatch(await done(reader), new RegExp(`${hidden.id}|${nobodys}`), 'and to nothing that is hidden, or another’s')
    assert.doesNotMatch(
      await done('invented steward'),
      /\/desk\/tellings\//,
      'who reads nothing is led to nothing, whatever grants lie there',
    )
    const second = await tellingOf(pages.store, pages.desk, 'Invented words without a file.')
    const across = await tryAs('save-file', reader, addressOf('save-file', { telling: second.id, file }))
    assert.equal(across.status, 404, 'a file of another telling that they may read')
    const other = await pages.ask('/desk', null, { session: sessions.get('invented other') ?? null })
    assert.doesNotMatch(other.text, new RegExp(told.id), 'nor does it stand among what waits for them')
    const own = await pages.ask('/desk/settled', null, { session: sessions.get('invented reader') ?? null }) // by the way tried above
    assert.match(own.text, new RegExp(told.id))
    assert.doesNotMatch(own.text, new RegExp(hidden.id), 'what is hidden waits for nobody')
  })
})
