// Nothing told becomes public but through the gate: the teller's yes to these very words, a second pair of eyes, and nobody exposed inside (T14, H48).
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { addToTelling, changeTerms } from '../../src/actions/add-to-telling.ts'
import { bringBackTelling } from '../../src/actions/bring-back-telling.ts'
import { invite } from '../../src/actions/invite.ts'
import { joinDesk } from '../../src/actions/join-desk.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import { endTerms } from '../../src/clock/end-terms.ts'
import { retire } from '../../src/clock/retire.ts'
import { invitationHash } from '../../src/sealing/invitation.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { recordAt } from '../../src/store/open/reading.ts'
import { findEditor } from '../../src/store/sealed/editors.ts'
import { grantsOf } from '../../src/store/sealed/grants.ts'
import { findTelling } from '../../src/store/sealed/tellings.ts'
import { chance } from '../builders.ts'
import { openDeskPages, type Person, passphraseOf } from '../desk-asker.ts'
import { appOn } from '../site/site.ts'
import { consentOf, draftOf, sendAgreed, today } from '../tellers.ts'

const hour = 60 * 60_000
const week = 7
const own = 'We met on Sundays. A kitchen was lent to us. Nobody was paid.'

describe('the gate before publishing', () => {
  let pages: Awaited<ReturnType<typeof openDeskPages>>
  let first = ''
  let second = ''
  before(async () => {
    pages = await openDeskPages({ both: true })
    first = await pages.comeIn('invented reader')
  })
  after(() => pages.close())

  const told = async (more: Record<string, string> = {}, words = own) => {
    const key = await draftOf(pages.store, words)
    const id = chance.id('c')
    await sendAgreed(pages.store, key, pages.desk.list, { id, terms: consentOf(more) })
    return { key, id }
  }
  const post = (session: string, path: string, form: Record<string, string>) => pages.ask(path, form, { session })
  const proposal = async (id: string, session = first) => (await pages.ask(`/desk/tellings/${id}/proposal`, null, { session })).text
  const markIn = (text: string) => pages.hidden(text, 'of')
  const act = async (id: string, act: string, session = first, more: Record<string, string> = {}) =>
    post(session, `/desk/tellings/${id}/proposal/${act}`, { of: markIn(await proposal(id, session)), ...more })
  /** One statement about a group that does not stand yet, and a name for the source. */
  const drawn = async (id: string, { sentence = 0, text = 'Met on Sundays.', name = 'An invented union of the gate' } = {}) => {
    const answer = await post(first, `/desk/tellings/${id}/draw`, {
      answered: 'began',
      [`sentence-${sentence}`]: 'yes',
      subject: 'new-group',
      called: name,
      property: 'did',
      text,
      keep: 'keep',
    })
    assert.equal(answer.status, 303, answer.text)
    assert.equal((await act(id, 'change', first, { name: `Told by ${name}` })).status, 303)
  }
  const says = async (key: Awaited<ReturnType<typeof told>>['key'], said: 'agreed' | 'refused') => {
    const opened = await openDraft(pages.store.sealed, key)
    assert.equal(opened.is, 'sent')
    const letter = opened.is === 'sent' ? opened.sent.letters.findLast(({ kind }) => kind === 'words') : undefined
    assert.ok(letter, 'the exact words lie in the inbox')
    const words = createHash('sha256').update(letter.text).digest('hex')
    await addToTelling(pages.store, key, { said, to: letter.n, words, text: '' })
    return letter.text
  }
  const blocked = (text: string, by: RegExp) => {
    assert.match(text, by)
    assert.doesNotMatch(text, /Publish this/)
  }
  const isPublic = async (path: string) => (await appOn(pages.store).ask(path)).status === 200
  const keeping = () => ({ ledger: openLedger(`${pages.path}-ledger`), recipients: [pages.desk.recovery.recipient], today, chance })
  const comeSecond = async () => {
    second = second === '' ? await pages.comeIn('invented other' satisfies Person) : second
    return second
  }

  test('one who is alone reads it again two days later, and not before', async () => {
    const { id, key } = await told()
    await drawn(id, { name: 'An invented union alone' })
    await act(id, 'words')
    await says(key, 'agreed')
    await act(id, 'read')
    blocked(await proposal(id), /Nobody has read it a second time/)
    assert.equal((await act(id, 'publish')).status, 422)
    pages.clock.now += 49 * hour
    first = await pages.comeIn('invented reader')
    assert.equal((await act(id, 'publish')).status, 422, 'time alone reads nothing')
    await act(id, 'read')
    assert.match(await proposal(id), /Publish this/)
    assert.equal((await act(id, 'publish')).status, 303)
    assert.ok(await isPublic('/groups/an-invented-union-alone'))
  })

  test('never by one alone where it tells what was done to people', async () => {
    const key = await draftOf(pages.store, own, undefined, undefined, 'testimony')
    const id = chance.id('c')
    await sendAgreed(pages.store, key, pages.desk.list, { id, terms: consentOf() })
    const question =
      /name="answered" value="([^"]+)"/.exec((await pages.ask(`/desk/tellings/${id}`, null, { session: first })).text)?.[1] ?? ''
    await post(first, `/desk/tellings/${id}/draw`, {
      answered: question,
      'sentence-0': 'yes',
      subject: 'new-event',
      called: 'An invented raid',
      property: 'told',
      text: 'A kitchen was closed.',
      keep: 'keep',
    })
    await act(id, 'change', first, { name: 'Told by nobody' })
    await act(id, 'words')
    await says(key, 'agreed')
    pages.clock.now += 49 * hour
    first = await pages.comeIn('invented reader')
    await act(id, 'read')
    blocked(await proposal(id), /never shown by one editor alone/)
  })

  test('H48: a yes to other words is none, and so are a no and silence', async () => {
    await comeSecond()
    const { id, key } = await told()
    await drawn(id, { name: 'An invented union of a yes' })
    blocked(await proposal(id), /has not said yes/)
    await act(id, 'words')
    blocked(await proposal(id), /silence is no/)
    const words = await says(key, 'agreed')
    assert.match(words, /Met on Sundays\./)
    await act(id, 'read', second)
    assert.match(await proposal(id), /Publish this/)
    await drawn(id, { name: 'An invented union of a yes', sentence: 2, text: 'Nobody was paid.' })
    blocked(await proposal(id), /has not said yes/)
    blocked(await proposal(id), /Nobody has read it a second time/)
    assert.equal((await act(id, 'publish')).status, 422)
    assert.equal(await isPublic('/groups/an-invented-union-of-a-yes'), false)
    await act(id, 'words')
    await says(key, 'refused')
    await act(id, 'read', second)
    blocked(await proposal(id), /said no to these words/)
    await says(key, 'agreed')
    assert.equal((await act(id, 'publish')).status, 303)
    assert.ok(await isPublic('/groups/an-invented-union-of-a-yes'))
  })

  test('whoever drew it last is no second pair of eyes, though they read it too', async () => {
    const { id, key } = await told()
    await drawn(id, { name: 'An invented union of one' })
    await act(id, 'words')
    await says(key, 'agreed')
    await act(id, 'read')
    pages.clock.now += 49 * hour
    first = await pages.comeIn('invented reader')
    second = await pages.comeIn('invented other')
    await act(id, 'read')
    blocked(await proposal(id), /Nobody has read it a second time/)
    await act(id, 'read', second)
    assert.match(await proposal(id), /Publish this/)
  })

  test('somebody inside who is not decided about blocks it, and what was to go has to be gone', async () => {
    const { id, key } = await told({ exact: 'as-written' })
    await drawn(id, { name: 'An invented union inside', text: 'Call +31 6 1234 5678 before 3 May 1991.' })
    const text = await proposal(id)
    blocked(text, /Something in it might lead to a person/)
    assert.match(text, /\+31 6 1234 5678/)
    assert.match(text, /exact day/)
    assert.equal((await act(id, 'words')).status, 422, 'nor is it shown to its teller')
    const pieces = [...text.matchAll(/name="inside-(\d+)-is" value="([^"]*)"/g)].map(([, n, piece]) => [n, piece] as const)
    const decide = (is: string) =>
      act(
        id,
        'change',
        first,
        Object.fromEntries(
          pieces.flatMap(([n, piece]) => [
            [`inside-${n}`, is],
            [`inside-${n}-is`, piece as string],
          ]),
        ),
      )
    await decide('removed')
    blocked(await proposal(id), /Something in it might lead to a person/)
    await decide('clear')
    assert.doesNotMatch(await proposal(id), /Something in it might lead to a person/)
    await act(id, 'change', first, { mark: 'before' })
    blocked(await proposal(id), /Something in it might lead to a person/)
    await act(id, 'change', first, { drop: '0' })
    await drawn(id, { name: 'An invented union inside', text: 'Call somebody.' })
    assert.doesNotMatch(await proposal(id), /Something in it might lead to a person/)
    assert.ok(key)
  })

  test('what its teller did not allow is not shown, whoever read it', async () => {
    for (const [more, why] of [
      [{ 'use-pages': '', 'use-quotation': 'yes' }, /did not allow/],
      [{ from: 'five' }, /wants it shown later/],
    ] as const) {
      const { id } = await told({ exact: 'as-written', ...more })
      await drawn(id, { name: `An invented union, ${Object.keys(more)}` })
      await act(id, 'read', second)
      blocked(await proposal(id), why)
      assert.equal((await act(id, 'publish')).status, 422)
    }
  })

  test('as it was written needs no yes, as long as not one word is another’s', async () => {
    const { id } = await told({ exact: 'as-written' })
    await drawn(id, { name: 'An invented union as written' })
    await act(id, 'read', second)
    blocked(await proposal(id), /has not said yes/)
    await act(id, 'change', first, { drop: '0' })
    await post(first, `/desk/tellings/${id}/draw`, {
      answered: 'began',
      'sentence-0': 'yes',
      'sentence-1': 'yes',
      subject: 'new-group',
      called: 'An invented union as written',
      property: 'told',
      text: 'We met on Sundays. A kitchen was lent to us.',
      keep: 'keep',
    })
    await act(id, 'read', second)
    assert.match(await proposal(id), /Publish this/)
  })

  test('taken back by its editor it can be changed and published anew; taken back by its teller it is gone from everything', async () => {
    const { id, key } = await told({ exact: 'as-written' })
    const form = { answered: 'began', subject: 'new-group', called: 'An invented union there and back', property: 'told', keep: 'keep' }
    await post(first, `/desk/tellings/${id}/draw`, { ...form, 'sentence-0': 'yes', text: 'We met on Sundays.', quoted: 'yes' })
    await act(id, 'change', first, { name: 'Told by those of there and back' })
    await act(id, 'read', second)
    assert.equal((await act(id, 'publish')).status, 303)
    const page = '/groups/an-invented-union-there-and-back'
    assert.match((await appOn(pages.store).ask(page)).text, /We met on Sundays/)
    assert.equal((await findTelling(pages.store.sealed, id))?.retire_week === null, false, 'its own words go after ninety days')
    const revision = /name="revision" value="(\d+)"/.exec(await proposal(id))?.[1] ?? ''
    assert.notEqual(revision, '')
    assert.equal((await act(id, 'undo', first, { revision })).status, 303)
    assert.doesNotMatch((await appOn(pages.store).ask(page)).text, /We met on Sundays/)
    assert.equal((await act(id, 'publish')).status, 303, 'the same words, agreed to and read, stand again')
    assert.match((await appOn(pages.store).ask(page)).text, /We met on Sundays/)
    const shared = await recordAt(pages.store.look, 'groups/junkiebond')
    const beside = {
      answered: 'began',
      subject: shared?.id ?? '',
      property: 'told',
      keep: 'keep',
      'sentence-0': 'yes',
      text: 'We met on Sundays.',
    }
    await post(first, `/desk/tellings/${id}/draw`, beside)
    await act(id, 'read', second)
    assert.equal((await act(id, 'publish')).status, 303)
    const done = await withdraw(pages.store, key, keeping())
    assert.equal(done.is, 'withdrawn')
    assert.doesNotMatch((await appOn(pages.store).ask(page)).text, /We met on Sundays/)
    const waiting = async () => (await pages.ask('/desk', null, { session: first })).text
    assert.doesNotMatch(await waiting(), /there and back/, 'a page of which nothing is left is no page to look over')
    assert.match(await waiting(), /Pages to look over[\s\S]*?groups\/junkiebond/)
    const record = /name="record" value="([^"]+)"/.exec(await waiting())?.[1] ?? ''
    assert.equal(record, shared?.id)
    assert.equal((await post(first, '/desk/looked', { record })).status, 303)
    assert.doesNotMatch(await waiting(), /Pages to look over/)
    assert.equal((await pages.store.sealed.selectFrom('sealed_proposal').select('id').where('telling', '=', id).execute()).length, 0)
  })

  test('ninety days after it was settled its own words are destroyed, and what stands stays', async () => {
    const { id } = await told({ exact: 'as-written' })
    const kept = await told({ exact: 'as-written', raw: 'keep' })
    const settled = await told()
    for (const one of [id, kept.id]) {
      await post(first, `/desk/tellings/${one}/draw`, {
        answered: 'began',
        'sentence-1': 'yes',
        subject: 'new-group',
        called: `An invented union of days ${one.slice(1, 5)}`,
        property: 'told',
        text: 'A kitchen was lent to us.',
        keep: 'keep',
      })
      await act(one, 'change', first, { name: 'Told by those of days' })
      await act(one, 'read', second)
      assert.equal((await act(one, 'publish')).status, 303)
    }
    await post(first, `/desk/tellings/${settled.id}/settle`, {})
    const parts = async (item: string) =>
      (await pages.store.sealed.selectFrom('sealed_part').select('part').where('item', '=', item).execute()).length
    const now = pages.today()
    await retire(pages.store, now + 90)
    assert.ok((await parts(id)) > 0 && (await parts(settled.id)) > 0, 'not before')
    await retire(pages.store, now + 90 + week)
    assert.equal(await parts(id), 0)
    assert.equal(await parts(settled.id), 0)
    assert.equal(await findTelling(pages.store.sealed, settled.id), null)
    assert.ok((await parts(kept.id)) > 0, 'unless its teller wished to keep them')
    assert.ok(await isPublic(`/groups/an-invented-union-of-days-${id.slice(1, 5)}`))
  })

  test('what is public of it follows its teller’s terms, at once and when their time is over', async () => {
    const publishedWith = async (more: Record<string, string>, name: string) => {
      const own = await told({ exact: 'as-written', ...more })
      await post(first, `/desk/tellings/${own.id}/draw`, {
        answered: 'began',
        'sentence-1': 'yes',
        subject: 'new-group',
        called: name,
        property: 'told',
        text: 'A kitchen was lent to us.',
        keep: 'keep',
      })
      await act(own.id, 'change', first, { name: `Told by ${name}` })
      await act(own.id, 'read', second)
      assert.equal((await act(own.id, 'publish')).status, 303)
      return own
    }
    const list = pages.desk.list
    const changed = await publishedWith({}, 'An invented union of a change')
    assert.ok(await isPublic('/groups/an-invented-union-of-a-change'))
    const none = consentOf({ 'use-pages': '', 'use-quotation': 'yes' })
    assert.equal((await changeTerms(pages.store, changed.key, none, keeping())).is, 'added')
    assert.equal(await isPublic('/groups/an-invented-union-of-a-change'), false)
    assert.equal((await bringBackTelling(pages.store, changed.key, list, keeping())).is, 'terms')
    await changeTerms(pages.store, changed.key, consentOf(), keeping())
    assert.equal((await bringBackTelling(pages.store, changed.key, list, keeping())).is, 'back')
    assert.ok(await isPublic('/groups/an-invented-union-of-a-change'))

    const ending = await publishedWith({ until: 'five' }, 'An invented union of five years')
    const yearsOn = (years: number) => ({ ...keeping(), today: today + Math.round(years * 365.25) })
    await endTerms(pages.store, yearsOn(4.9))
    assert.ok(await isPublic('/groups/an-invented-union-of-five-years'))
    assert.equal(await endTerms(pages.store, yearsOn(5.1)), 1)
    assert.equal(await isPublic('/groups/an-invented-union-of-five-years'), false)
    assert.equal((await bringBackTelling(pages.store, ending.key, list, yearsOn(5.1))).is, 'terms')
  })

  test('what is drawn goes out of sight with its telling, and comes back with it', async () => {
    const { id, key } = await told()
    await drawn(id, { name: 'An invented union out of sight' })
    await withholdTelling(pages.store, key, keeping())
    const item = (await pages.store.sealed.selectFrom('sealed_proposal').select('id').where('telling', '=', id).executeTakeFirstOrThrow())
      .id
    assert.deepEqual(await grantsOf(pages.store.sealed, item), [], 'nobody holds a key of it')
    assert.equal((await pages.ask(`/desk/tellings/${id}/proposal`, null, { session: first })).status, 404)
    assert.equal((await bringBackTelling(pages.store, key, pages.desk.list, keeping())).is, 'back')
    assert.match(await proposal(id), /Met on Sundays\./)
  })

  test('what stands already is shown beside what is proposed, and both stand afterwards', async () => {
    const { id } = await told()
    const subject = (await recordAt(pages.store.look, 'groups/junkiebond'))?.id ?? ''
    const step = { answered: 'began', 'sentence-0': 'yes', subject, property: 'began' }
    const { text, status } = await post(first, `/desk/tellings/${id}/draw`, step)
    assert.equal(status, 200)
    assert.match(text, /This history says of it now:<\/p><ul><li dir="auto">January 1981/)
    assert.match(text, /cannot both be true/)
    assert.equal((await post(first, `/desk/tellings/${id}/draw`, { ...step, told: 'in 1979', keep: 'keep' })).status, 303)
    assert.match(await proposal(id), /in 1979[\s\S]*This history says of it now:<\/p><ul><li dir="auto">January 1981/)
  })

  test('whoever is let in to a telling opens what was drawn from it too', async () => {
    const { id } = await told()
    await drawn(id, { name: 'An invented union let in' })
    const other = pages.ids.get('invented other') ?? ''
    await pages.store.change((tx) => tx.deleteFrom('sealed_grant').where('holder', '=', other).execute())
    assert.equal((await pages.ask(`/desk/tellings/${id}`, null, { session: second })).status, 404)
    assert.equal((await post(first, `/desk/tellings/${id}/grants`, { person: other })).status, 303)
    assert.match(await proposal(id, second), /Met on Sundays\./)
  })

  test('nobody is the second pair of eyes by way of another key, or of joining anew', async () => {
    const { id } = await told({ exact: 'as-written' })
    await drawn(id, { name: 'An invented union of keys' })
    const person = 'invented reader'
    const next = 'seven plainly invented otters'
    const code = () => pages.nextCode(pages.secrets.get(person) as Buffer)
    const typed = { passphrase: passphraseOf(person), code: code(), next, again: next }
    assert.equal((await post(first, '/desk/key', typed)).status, 200)
    const { id: holder, recipient } = (await findEditor(pages.store.sealed, person)) ?? { id: '', recipient: '' }
    assert.notEqual(holder, pages.ids.get(person))
    const { list } = pages.desk
    pages.desk.list = {
      ...list,
      recipients: [...list.recipients.filter((one) => one.holder !== pages.ids.get(person)), { holder, recipient, groups: ['all'] }],
    }
    first = (await pages.signIn(person, { passphrase: next, code: code() })).session ?? ''
    assert.equal((await act(id, 'read')).status, 303)
    blocked(await proposal(id), /Nobody has read it a second time/)
    assert.equal((await act(id, 'publish')).status, 422)
    const before = await findEditor(pages.store.sealed, person)
    const again = { by: pages.ids.get('invented other') ?? '', named: pages.desk.list.recipients, today, chance: randomBytes }
    const invited = await invite(pages.store, { is: 'again', person: holder }, again)
    assert.ok(invited.is === 'invited')
    const hash = invitationHash(invited.code) as Uint8Array
    const joined = await joinDesk(pages.store, { hash, name: person, passphrase: next }, { named: again.named, today, id: chance.id('k') })
    assert.ok(joined.is === 'joined')
    const was = (await findEditor(pages.store.sealed, person))?.was
    assert.equal(was, `${before?.was} ${before?.id}`, 'all they were called stays known')
  })
})
