// Who may do what at the desk: every way of the table, tried by everybody there is; and nothing is answered that stands not in it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import { idFrom } from '../../src/history/record.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { enterAct } from '../../src/store/sealed/acts.ts'
import { deskWays, type WayName, wayFor } from '../../src/web/desk/ways.ts'
import { routesFor } from '../../src/web/routes.ts'
import { chance } from '../builders.ts'
import { openDeskPages, type Person } from '../desk-asker.ts'
import { tellingOf, today } from '../tellers.ts'

/** Who reads, and who does not: two of another role, by mistake with a grant, and an editor whom no signed list names. */
const reader = 'invented reader'
const others = ['invented translator', 'invented steward', 'invented other'] as const
const everybody: readonly Person[] = [reader, ...others]
const nobodys = idFrom('c', Buffer.alloc(17, 3))

describe('the desk', () => {
  let pages: Awaited<ReturnType<typeof openDeskPages>>
  let told: Awaited<ReturnType<typeof tellingOf>>
  let file = ''
  const sessions = new Map<Person, string>()

  before(async () => {
    pages = await openDeskPages()
    told = await tellingOf(pages.store, pages.desk, 'Plainly invented words about a kitchen.', Buffer.from('an invented picture'))
    for (const person of everybody) sessions.set(person, await pages.comeIn(person))
    const { text } = await pages.ask(`/desk/tellings/${told.id}`, null, { session: sessions.get('invented reader') ?? null })
    file = /files\/([a-z0-9]{27})"/.exec(text)?.[1] ?? ''
    assert.notEqual(file, '', 'the reader is shown a file')
  })
  after(() => pages.close())

  const addressOf = (name: WayName, { telling, file: own } = { telling: told.id, file }) =>
    deskWays[name].path.replace(':telling', telling).replace(':file', own)
  const tryAs = (name: WayName, person: Person | null, address = addressOf(name)) =>
    pages.ask(address, deskWays[name].method === 'POST' ? { question: 'An invented question?' } : null, {
      session: person === null ? null : (sessions.get(person) ?? null),
    })

  test('every way answers those it is for, and nobody else', async () => {
    for (const name of (Object.keys(deskWays) as WayName[]).filter((one) => one !== 'sign-out')) {
      const open = deskWays[name].who === 'anyone'
      for (const session of [null, Buffer.alloc(32, 4).toString('base64url')]) {
        const { status } = await pages.ask(addressOf(name), deskWays[name].method === 'POST' ? {} : null, { session })
        assert.equal(status === 401, !open, `${name}, by nobody: ${status}`)
      }
      assert.notEqual((await tryAs(name, reader)).status, 404, `${name}, by who reads`)
      for (const person of others) {
        const comes = open || (deskWays[name].who === 'overseer' && person === 'invented steward')
        assert.equal((await tryAs(name, person)).status !== 404, comes, `${name}, by ${person}`)
      }
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
    ] as const) {
      const way = wayFor(method, address)
      assert.equal(way.is === 'way' && way.name, name)
    }
  })

  test('what stands in no table is answered to nobody', async () => {
    for (const person of [null, ...everybody])
      for (const [path, form] of [
        ['/desk/tellings', null],
        ['/desk/people', null],
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
    for (const name of ['read-telling', 'ask-teller', 'save-file'] as const) {
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
    const own = await pages.ask('/desk', null, { session: sessions.get('invented reader') ?? null })
    assert.match(own.text, new RegExp(told.id))
    assert.doesNotMatch(own.text, new RegExp(hidden.id), 'what is hidden waits for nobody')
  })
})
