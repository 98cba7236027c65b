// The gate holds where something changed between the yes, the reading and the page: a name, a key, an editor, a wish, what stands beside it.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { addToTelling, changeTerms } from '../../src/actions/add-to-telling.ts'
import { changeKey } from '../../src/actions/change-key.ts'
import { invite } from '../../src/actions/invite.ts'
import { joinDesk } from '../../src/actions/join-desk.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { publish } from '../../src/actions/publish.ts'
import { removePerson } from '../../src/actions/remove-person.ts'
import { openEditor } from '../../src/actions/sign-in.ts'
import { withholdRecord } from '../../src/actions/withhold.ts'
import { invitationHash } from '../../src/sealing/invitation.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { findEditor } from '../../src/store/sealed/editors.ts'
import { dropGrantsTo, grantOf } from '../../src/store/sealed/grants.ts'
import { findTelling } from '../../src/store/sealed/tellings.ts'
import { chance } from '../builders.ts'
import { openDeskPages, passphraseOf } from '../desk-asker.ts'
import { appOn } from '../site/site.ts'
import { consentOf, draftOf, sendAgreed, today } from '../tellers.ts'

const reader = 'invented reader'
const hour = 60 * 60_000
const own = 'We met on Sundays. A kitchen was lent to us. Nobody was paid.'
const sentence = 'We met on Sundays.'

let pages: Awaited<ReturnType<typeof openDeskPages>>
let first = ''
let second = ''

const told = async (more: Record<string, string> = {}, words = own) => {
  const key = await draftOf(pages.store, words)
  const id = chance.id('c')
  await sendAgreed(pages.store, key, pages.desk.list, { id, terms: consentOf(more) })
  return { key, id }
}
type Key = Awaited<ReturnType<typeof told>>['key']
const proposal = async (id: string, session = first) => (await pages.ask(`/desk/tellings/${id}/proposal`, null, { session })).text
const act = async (id: string, act: string, session = first, more: Record<string, string> = {}) =>
  pages.ask(`/desk/tellings/${id}/proposal/${act}`, { of: pages.hidden(await proposal(id, session), 'of'), ...more }, { session })
const draw = (id: string, form: Record<string, string>, session = first) =>
  pages.ask(
    `/desk/tellings/${id}/draw`,
    { answered: 'began', 'sentence-0': 'yes', property: 'told', text: sentence, keep: 'keep', ...form },
    { session },
  )
const drawn = async (id: string, form: Record<string, string>, session = first) => {
  const answer = await draw(id, form, session)
  assert.equal(answer.status, 303, answer.text)
  assert.equal((await act(id, 'change', session, { name: 'Told by an invented union' })).status, 303)
}
const named = (called: string) => ({ subject: 'new-group', called })
const says = async (key: Key, said: 'agreed' | 'refused', page = '') => {
  const opened = await openDraft(pages.store.sealed, key)
  const letter = opened.is === 'sent' ? opened.sent.letters.findLast(({ kind }) => kind === 'words') : undefined
  assert.ok(letter)
  const words = createHash('sha256').update(letter.text).digest('hex')
  await addToTelling(pages.store, key, { said, to: letter.n, words, text: '' }, page)
  return letter.text
}
const isReady = async (id: string) => /Publish this/.test(await proposal(id))
const shown = async (path: string) => (await appOn(pages.store).ask(path)).text
const recordAt = async (kind: 'group', slug: string) =>
  (
    await pages.store.sealed
      .selectFrom('address')
      .select('record')
      .where('kind', '=', kind)
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
  ).record as string
const keeping = () => ({ ledger: openLedger(`${pages.path}-ledger`), recipients: [pages.desk.recovery.recipient], today, chance })
/** Published as it was written; answers with the group's id. */
const published = async (called: string, slug: string, more: Record<string, string> = {}) => {
  const one = await told({ exact: 'as-written', ...more })
  await drawn(one.id, named(called))
  await act(one.id, 'read', second)
  const answer = await act(one.id, 'publish')
  assert.equal(answer.status, 303, answer.text)
  return { ...one, group: await recordAt('group', slug) }
}
const signAll = async () => {
  const rows = await pages.store.sealed.selectFrom('sealed_editor').selectAll().where('role', '=', 'editor').execute()
  const [own] = pages.desk.list.recipients
  assert.ok(own)
  pages.desk.list = {
    ...pages.desk.list,
    recipients: [own, ...rows.map(({ id, recipient }) => ({ holder: id, recipient, groups: ['all'] }))],
  }
}

describe('between the yes and the page', () => {
  before(async () => {
    pages = await openDeskPages({ both: true })
    first = await pages.comeIn('invented reader')
    second = await pages.comeIn('invented other')
  })
  after(() => pages.close())

  test('a no that comes after a yes counts, though the same page said it before', async () => {
    const { id, key } = await told()
    await drawn(id, named('An invented union of a no'))
    await act(id, 'words')
    for (const said of ['refused', 'agreed', 'refused'] as const) await says(key, said, 'one page')
    await act(id, 'read', second)
    assert.match(await proposal(id), /said no to these words/)
    assert.equal((await act(id, 'publish')).status, 422)
  })

  test('another name of what it speaks of makes other words, to which nobody agreed', async () => {
    const { group } = await published('An invented union once', 'an-invented-union-once')
    const { id, key } = await told()
    await drawn(id, { subject: group, text: 'It met on Sundays.' })
    await act(id, 'words')
    assert.match(await says(key, 'agreed'), /An invented union once/)
    await act(id, 'read', second)
    assert.ok(await isReady(id))
    const mark = pages.hidden(await proposal(id), 'of')
    const name = await pages.store.sealed
      .selectFrom('statement as s')
      .innerJoin('evidence as e', 'e.statement', 's.id')
      .select(['s.id', 'e.source'])
      .where('s.subject', '=', group)
      .where('s.property', '=', 'name')
      .where('s.ended', 'is', null)
      .executeTakeFirstOrThrow()
    const again = chance.id('t')
    await publish(pages.store, { day: '2026-11-22', act: 'publish', note: null }, chance, async () => ({
      records: [],
      addresses: [],
      statements: [
        {
          id: again,
          subject: group,
          property: 'name',
          about: null,
          value: { kind: 'text', text: 'Invented killers', lang: 'en' },
          when: null,
          note: null,
          lang: null,
          madeBy: null,
          anchor: null,
        },
      ],
      evidence: [{ id: chance.id('v'), statement: again, source: name.source as string, place: '', quotation: null, lang: null }],
      end: [name.id],
      endEvidence: [],
    }))
    assert.equal((await pages.ask(`/desk/tellings/${id}/proposal/publish`, { of: mark }, { session: first })).status, 422)
    assert.match(await proposal(id), /has not said yes.*Nobody has read it a second time/s)
  })

  test('what was withheld meanwhile is not spoken of, and neither is a source that was', async () => {
    const { group, id: other } = await published('An invented union withheld', 'an-invented-union-withheld')
    const { id } = await told({ exact: 'as-written' })
    await drawn(id, { subject: group })
    await act(id, 'read', second)
    assert.ok(await isReady(id))
    assert.equal((await withholdRecord(pages.store, group, keeping())).is, 'withheld')
    assert.equal((await act(id, 'publish')).status, 422)
    assert.equal((await act(id, 'read', second)).status, 303)
    assert.equal((await act(id, 'publish')).status, 422)
    const source = (await findTelling(pages.store.sealed, other))?.source as string
    await withholdRecord(pages.store, source, keeping())
    await drawn(other, named('An invented union beside'))
    await act(other, 'read', second)
    assert.notEqual((await act(other, 'publish')).status, 303)
    assert.equal((await appOn(pages.store).ask('/groups/an-invented-union-beside')).status, 404)
  })

  test('what was withheld of what was shown does not come back by taking it back and showing it anew', async () => {
    const { id, group } = await published('An invented union of two ways', 'an-invented-union-of-two-ways')
    const said = pages.store.sealed.selectFrom('statement').select('id').where('subject', '=', group).where('property', '=', 'told')
    assert.equal((await withholdRecord(pages.store, (await said.executeTakeFirstOrThrow()).id, keeping())).is, 'withheld')
    const revision = /name="revision" value="(\d+)"/.exec(await proposal(id))?.[1] ?? ''
    assert.equal((await act(id, 'undo', first, { revision })).status, 303)
    assert.notEqual((await act(id, 'publish')).status, 303)
    assert.doesNotMatch(await shown('/groups/an-invented-union-of-two-ways'), /We met on Sundays/)
    assert.doesNotMatch(await proposal(id), /Take this back|We met on Sundays/)
  })

  test('what is drawn next from the same telling is shown under the name that was agreed to', async () => {
    const { id, key } = await told()
    for (const [name, called] of [
      ['Told by an invented circle', 'An invented union of a first name'],
      ['Told by nobody', 'An invented union of a second name'],
    ] as const) {
      assert.equal((await draw(id, { ...named(called), text: 'Met.' })).status, 303)
      await act(id, 'change', first, { name })
      await act(id, 'words')
      assert.ok((await says(key, 'agreed')).includes(name))
      await act(id, 'read', second)
      assert.equal((await act(id, 'publish')).status, 303)
    }
    const page = await shown('/groups/an-invented-union-of-a-second-name')
    assert.match(page, /Told by nobody/)
    assert.doesNotMatch(page, /Told by an invented circle/)
    const [one, two] = [...(await proposal(id)).matchAll(/name="revision" value="(\d+)"/g)].map(([, n]) => n as string)
    assert.equal((await act(id, 'undo', first, { revision: two as string })).status, 303)
    assert.match(await shown('/groups/an-invented-union-of-a-first-name'), /Told by an invented circle/)
    assert.equal((await act(id, 'publish')).status, 303)
    assert.equal((await act(id, 'undo', first, { revision: one as string })).status, 303)
    assert.equal((await appOn(pages.store).ask('/groups/an-invented-union-of-a-second-name')).status, 200)
    assert.equal((await act(id, 'publish')).status, 303)
    const back = await shown('/groups/an-invented-union-of-a-first-name')
    assert.match(back, /<h1[^>]*>.*An invented union of a first name.*<\/h1>.*Met\./s)
    assert.match(back, /Told by an invented circle/)
  })

  test('what one decided about somebody inside, another reads after them', async () => {
    const { id } = await told({ exact: 'as-written' }, 'Call +31 6 1234 5678. Nobody was paid.')
    await drawn(id, { ...named('An invented union of a call'), text: 'Call +31 6 1234 5678.' })
    await act(id, 'read', second)
    const clear = async (session: string) => {
      const text = await proposal(id, session)
      const found = [...text.matchAll(/name="(inside-\d+)-is" value="([^"]*)"/g)]
      return act(
        id,
        'change',
        session,
        Object.fromEntries(
          found.flatMap(([, field, piece]) => [
            [field as string, 'clear'],
            [`${field}-is`, piece as string],
          ]),
        ),
      )
    }
    await clear(first)
    assert.equal(await isReady(id), false)
    await act(id, 'read', second)
    assert.ok(await isReady(id))
    await act(id, 'change', second, { mark: 'Call' })
    assert.equal(await isReady(id), false)
    await clear(first)
    assert.equal(await isReady(id), false, 'nobody overrules alone what another marked')
    await act(id, 'read', second)
    assert.ok(await isReady(id))
  })

  test('of a long passage everything is found, however much there is', async () => {
    const numbers = Array.from({ length: 60 }, (_, n) => `Call 6 5555 ${1000 + n}.`).join(' ')
    const { id } = await told({}, numbers)
    await drawn(id, { ...named('An invented union of many numbers'), text: `${numbers} Ask Invented Person. Or +31 6 5555 1059.` })
    const pieces = async () =>
      [...(await proposal(id)).matchAll(/name="(inside-\d+)-is" value="([^"]*)"/g)].map(([, field, piece]) => [field, piece])
    const seen = new Set<string>()
    for (let n = 0; n < 3; n++) {
      const some = await pieces()
      assert.ok(some.length <= 40, 'a form holds a hundred fields')
      for (const [, piece] of some) seen.add(piece as string)
      if (n < 2) assert.match(await proposal(id), /Something in it might lead to a person/)
      await act(
        id,
        'change',
        first,
        Object.fromEntries(
          some.flatMap(([field, piece]) => [
            [field as string, 'clear'],
            [`${field}-is`, piece as string],
          ]),
        ),
      )
    }
    assert.deepEqual([seen.size, seen.has('Invented Person'), seen.has('+31 6 5555 1059')], [62, true, true])
    assert.doesNotMatch(await proposal(id), /Something in it might lead to a person/)
  })

  test('a marked name is found over the end of a line', async () => {
    const words = 'We met Invented\nPerson there. Nobody was paid.'
    const { id } = await told({}, words)
    await drawn(id, { ...named('An invented union of a line'), text: 'We met Invented\nPer\u00adson there.' })
    await act(id, 'change', first, { mark: 'Invented Person' })
    assert.match(await proposal(id), /Something in it might lead to a person/)
  })

  test('as it was written is without a date that somebody else wrote', async () => {
    const { id } = await told({ exact: 'as-written' })
    await drawn(id, { ...named('An invented union of a date'), when: 'spring of 1991' })
    await act(id, 'read', second)
    assert.match(await proposal(id), /has not said yes/)
  })

  test('two new pages with the same letters have two addresses', async () => {
    const { id } = await told({ exact: 'as-written' })
    for (const called of ['Invented twins', 'Invented, twins', 'Invented: twins']) await drawn(id, named(called))
    await act(id, 'read', second)
    assert.equal((await act(id, 'publish')).status, 303)
    const rows = pages.store.sealed.selectFrom('address').select('slug').where('slug', 'like', 'invented-twins%')
    assert.equal((await rows.execute()).length, 3)
  })

  test('no record is spoken of that is not there, of another kind, or only in the form', async () => {
    const { id } = await told()
    const none = chance.id('g')
    assert.equal((await draw(id, { subject: none })).status, 200)
    for (const [property, record] of [
      ['influenced', none],
      ['influenced', 'new-person'],
      ['name', none],
      ['same-as', none],
    ] as const)
      assert.notEqual((await draw(id, { ...named('An invented union of forms'), property, record, 'called-other': 'X' })).status, 303)
    assert.equal((await draw(id, named('a'.repeat(301)))).status, 422)
    assert.notEqual((await draw(id, { ...named('X'), 'sentence-0': '', 'sentence-9999': 'yes' })).status, 303)
    assert.match(await proposal(id), /Nothing is drawn from it/)
  })

  test('its words go or stay as its teller wishes now, and not as they wished when it was shown', async () => {
    const going = await published('An invented union of going', 'an-invented-union-of-going', { raw: 'keep' })
    assert.equal((await findTelling(pages.store.sealed, going.id))?.retire_week, null)
    await changeTerms(pages.store, going.key, consentOf({ exact: 'as-written' }), keeping())
    assert.notEqual((await findTelling(pages.store.sealed, going.id))?.retire_week, null)
    await changeTerms(pages.store, going.key, consentOf({ exact: 'as-written', raw: 'keep' }), keeping())
    assert.equal((await findTelling(pages.store.sealed, going.id))?.retire_week, null)
    const settled = await told()
    await pages.ask(`/desk/tellings/${settled.id}/settle`, {}, { session: first })
    assert.notEqual((await findTelling(pages.store.sealed, settled.id))?.retire_week, null)
    await changeTerms(pages.store, settled.key, consentOf({ raw: 'keep' }), keeping())
    assert.equal((await findTelling(pages.store.sealed, settled.id))?.retire_week, null)
  })

  test('who is given one telling is given what is drawn from it', async () => {
    const { id } = await told()
    await drawn(id, named('An invented union given'))
    const other = pages.ids.get('invented other') as string
    const item = (await pages.store.sealed.selectFrom('sealed_proposal').select('id').where('telling', '=', id).executeTakeFirstOrThrow())
      .id
    await pages.store.change((tx) => dropGrantsTo(tx, [other]))
    await pages.ask(`/desk/tellings/${id}/grants`, { person: other }, { session: first })
    assert.notEqual(await grantOf(pages.store.sealed, id, other), null)
    assert.notEqual(await grantOf(pages.store.sealed, item, other), null)
  })

  test('another key, or a new beginning in the same place, makes nobody another pair of eyes', async () => {
    const { id } = await told({ exact: 'as-written' })
    await drawn(id, named('An invented union of a key'))
    const own = { name: reader, passphrase: passphraseOf(reader) }
    const opened = await openEditor(pages.store.sealed, own, () => undefined)
    assert.ok(opened)
    await changeKey(pages.store, opened, { passphrase: own.passphrase, id: chance.id('k'), today })
    await signAll()
    first = await pages.comeIn(reader)
    await act(id, 'read')
    assert.match(await proposal(id), /Nobody has read it a second time/)
    assert.equal(await isReady(id), false)

    const list = pages.desk.list.recipients
    const by = pages.ids.get('invented other') as string
    const person = (await findEditor(pages.store.sealed, reader))?.id as string
    const invited = await invite(pages.store, { is: 'again', person }, { by, named: list, today: pages.today(), chance: randomBytes })
    assert.equal(invited.is, 'invited')
    const hash = invitationHash(invited.is === 'invited' ? invited.code : '') as Uint8Array
    const joined = await joinDesk(pages.store, { hash, ...own }, { named: list, today: pages.today(), id: chance.id('k') })
    assert.equal(joined.is, 'joined')
    await signAll()
    second = await pages.comeIn('invented other')
    await pages.ask(`/desk/people/${joined.is === 'joined' ? joined.id : ''}/grants`, {}, { session: second })
    pages.secrets.delete(reader)
    first = await pages.comeIn(reader)
    await act(id, 'read')
    assert.match(await proposal(id), /Nobody has read it a second time/)
    await act(id, 'read', second)
    assert.ok(await isReady(id))
  })

  test('nobody comes to be alone by removing the other: that is signed', async () => {
    const { id } = await told({ exact: 'as-written' })
    await drawn(id, named('An invented union of one left'))
    const by = (await findEditor(pages.store.sealed, reader))?.id as string
    const list = pages.desk.list.recipients
    await removePerson(pages.store, pages.ids.get('invented other') as string, { by, named: list, today: pages.today() })
    pages.clock.now += 49 * hour
    first = await pages.comeIn(reader)
    await act(id, 'read')
    assert.equal(await isReady(id), false)
    await signAll()
    assert.ok(await isReady(id))
  })

  test('the history proves itself after all of it', async () => {
    assert.deepEqual((await verifyChain(pages.store.look)).faults, [])
  })
})
