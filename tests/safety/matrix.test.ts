// Who may do what at the desk: every way of the table, tried by everybody there is; and nothing is answered that stands not in it.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import { idFrom } from '../../src/history/record.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { deskWays, type Role, type WayName } from '../../src/web/desk/ways.ts'
import { chance } from '../builders.ts'
import { openDeskPages, type Person } from '../desk-asker.ts'
import { tellingOf, today } from '../tellers.ts'

const roles: Readonly<Record<Role, Person>> = { editor: 'invented reader', translator: 'invented translator', steward: 'invented steward' }
const nobodys = idFrom('c', Buffer.alloc(17, 3))

describe('the desk', () => {
  let pages: Awaited<ReturnType<typeof openDeskPages>>
  let told: Awaited<ReturnType<typeof tellingOf>>
  let file = ''
  const sessions = new Map<Person, string>()

  before(async () => {
    pages = await openDeskPages()
    told = await tellingOf(pages.store, pages.desk, 'Plainly invented words about a kitchen.', Buffer.from('an invented picture'))
    for (const person of [...Object.values(roles), 'invented other'] as Person[]) sessions.set(person, await pages.comeIn(person))
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
    const names = (Object.keys(deskWays) as WayName[]).filter((name) => name !== 'sign-out')
    for (const name of names) {
      const { who } = deskWays[name]
      const unknown = await tryAs(name, null)
      if (who === 'anyone') assert.notEqual(unknown.status, 401, name)
      else assert.equal(unknown.status, 401, `${name}, by nobody`)
      for (const [role, person] of Object.entries(roles)) {
        const { status } = await tryAs(name, person)
        if (who === 'anyone' || (who as readonly string[]).includes(role)) assert.notEqual(status, 404, `${name}, by ${role}`)
        else assert.equal(status, 404, `${name}, by ${role}`)
      }
    }
  })

  test('what stands in no table is answered to nobody', async () => {
    for (const person of [null, ...Object.values(roles)])
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
    await withholdTelling(pages.store, hidden.key, { ledger: openLedger(`${pages.path}-ledger`), recipients: [], today, chance })
    for (const name of ['read-telling', 'ask-teller', 'save-file'] as const) {
      const never = await tryAs(name, 'invented reader', addressOf(name, { telling: nobodys, file }))
      assert.equal(never.status, 404)
      for (const [whose, answered] of [
        ['another’s', await tryAs(name, 'invented other')],
        ['hidden', await tryAs(name, 'invented reader', addressOf(name, { telling: hidden.id, file }))],
        [
          'of another telling',
          name === 'save-file' ? await tryAs(name, 'invented reader', addressOf(name, { telling: hidden.id, file })) : never,
        ],
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
    const other = await pages.ask('/desk', null, { session: sessions.get('invented other') ?? null })
    assert.doesNotMatch(other.text, new RegExp(told.id), 'nor does it stand among what waits for them')
    const own = await pages.ask('/desk', null, { session: sessions.get('invented reader') ?? null })
    assert.match(own.text, new RegExp(told.id))
    assert.doesNotMatch(own.text, new RegExp(hidden.id), 'what is hidden waits for nobody')
  })
})
