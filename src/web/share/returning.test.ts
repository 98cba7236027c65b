// The way back with a number: to a draft, to what was sent, to its last day, and to taking it back.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { consent, furtherIn, hidden, openSharePages } from '../../../tests/share-asker.ts'
import { keyOf, newReceipt, today } from '../../../tests/tellers.ts'
import { draftEnds } from '../../actions/begin-draft.ts'
import { openDraft } from '../../actions/open-draft.ts'
import { type Day, dayFromIso } from '../../dates/days.ts'
import { sealWords } from '../../sealing/letters.ts'
import { putLetter } from '../../store/sealed/inboxes.ts'

const { store, ask, asker, onFullDisk, begun, sent, close } = await openSharePages()
after(close)

describe('the share pages, where somebody comes back,', () => {
  it('greet whoever types a sheet’s number for the first time as somebody new', async () => {
    const { digits, first } = await begun()
    const fresh = (await ask('/return', { digits })).text
    assert.match(fresh, /Good that you are here.*Nothing is written here yet/s)
    assert.doesNotMatch(fresh, /back<|0 questions/)
    await ask(first, { words: 'The Kettle' })
    assert.match((await ask('/return', { digits })).text, /Good that you are back/)
  })

  it('count thirty days from when a sheet is typed in, and then from the last answer', async () => {
    const { digits, first } = await begun()
    const { lookup } = await keyOf(digits)
    const ends = async () =>
      (await store.sealed.selectFrom('sealed_inbox').select('retire_week').where('lookup', '=', lookup).executeTakeFirstOrThrow())
        .retire_week
    const on = (later: number) => asker({ today: () => today + later })
    assert.equal(await ends(), draftEnds(today))
    assert.match((await on(28)('/return', { digits })).text, /kept for 30 days after you last wrote in it/)
    assert.equal(await ends(), draftEnds(today + 28))
    await on(35)(first, { words: 'The Kettle' })
    await on(60)('/return', { digits })
    assert.equal(await ends(), draftEnds(today + 35))
    // A full disk keeps nobody out.
    const { digits: other } = await begun()
    assert.equal((await onFullDisk({ today: () => today + 28 })('/return', { digits: other })).status, 200)
  })

  it('answer a wrong number and a withdrawn one alike', async () => {
    const unknown = await ask('/return', { digits: newReceipt() })
    assert.equal(unknown.status, 422)
    const digits = await sent()
    const gone = await ask('/return/take-back', { opened: hidden((await ask('/return', { digits })).text, 'opened') })
    assert.match(gone.text, /You took it back\. It is destroyed/)
    const after = await ask('/return', { digits })
    const bare = (text: string) => text.replace(/value="[^"]*"/g, '')
    assert.equal(bare(after.text), bare(unknown.text))
  })

  it('take answers, a yes to exact words, more words and other terms, and hide and show what was sent', async () => {
    const digits = await sent()
    const own = await keyOf(digits)
    await store.change(async (tx) => {
      await putLetter(tx, own.lookup, 'question', await sealWords({ text: 'Which year?' }, [own.recipient]))
      await putLetter(tx, own.lookup, 'words', await sealWords({ text: 'They met by the river.' }, [own.recipient]))
    })
    const state = (await ask('/return', { digits })).text
    const opened = hidden(state, 'opened')
    const words = hidden(state, 'to')
    assert.match(state, /Which year\?.*They met by the river\./s)
    assert.doesNotMatch(state, /<textarea/, 'a page that answers a form has no field for words: Back would lose them')
    const answering = furtherIn(state, 'answer')
    const asked = await ask(answering)
    assert.match(asked.text, /<label for="more">Your answer.*goes to the editors/s)
    assert.doesNotMatch(asked.text, /Which year|by the river/, 'an address that can add reads nothing')
    const answered = await ask(`${answering}?keep=1`, { more: '1995' })
    assert.deepEqual([answered.status, answered.to], [303, `${answering}?kept=1`])
    assert.match((await ask(answered.to)).text, /It is kept, and goes to the editors/)
    const empty = await ask(answering, { more: ' ' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /href="#more">There is nothing written here yet/)
    assert.match((await ask('/return/words', { opened, to: words, say: 'agreed' })).text, /You said yes to these words/)
    const later = (await ask('/return', { digits })).text
    assert.match(later, /Which year\?.*You answered this\. You can add to it.*They met by the river\..*You said yes to these words/s)
    assert.doesNotMatch(later, /1995/)
    await ask('/return/words', { opened, to: words, say: 'refused' })
    const last = (await ask('/return', { digits })).text
    assert.match(last, /You said no to these words/)
    assert.doesNotMatch(last, /You said yes to these words/)
    assert.doesNotMatch(
      (await ask('/return/words', { opened, to: String(Number(words) - 1), say: 'agreed' })).text,
      /You said yes to these words\.<\/p><h1/,
    )
    assert.equal((await ask(furtherIn(last, 'words'), { more: 'Not by the river.' })).status, 303)
    const differently = (await ask('/return', { digits })).text
    assert.match(differently, /You said: not like this/)
    assert.doesNotMatch(differently, /Not by the river/)
    assert.equal((await ask(furtherIn(state, 'add'), { more: 'And we danced.' })).status, 303)
    assert.match((await ask('/return/change', { opened, ...consent, until: 'five' })).text, /It holds from now on/)
    const found = await openDraft(store.sealed, own)
    assert.equal(found.is === 'sent' && found.sent.terms.until, '2031-11-22')
    const hid = (await ask('/return/hide', { opened })).text
    assert.match(hid, /It is hidden\. No one sees it now/)
    for (const text of [hid, (await ask(furtherIn(hid, 'add'))).text]) {
      assert.match(text, /joins what you hid\. No one opens it until you let it be seen again/)
      assert.doesNotMatch(text, /It goes to the editors/)
    }
    assert.match((await ask((await ask(furtherIn(hid, 'add'), { more: 'And we sang.' })).to)).text, /It is kept, and hidden with the rest/)
    assert.match((await ask('/return/show', { opened })).text, /It can be seen again/)
  })

  it('ask again how long it may be shown, from thirty days before the last day, and hide nothing by themselves', async () => {
    const digits = await sent()
    const own = await keyOf(digits)
    await ask('/return/change', { digits, ...consent, until: 'year' })
    const on = (day: string) => asker({ today: () => dayFromIso(day) as Day })
    const question =
      /<h1>It is with the editors.*<h2>How long may it be shown\?.*(That day is past|After that it is for the editors).*no-end/s
    const [early, near, past] = [on('2027-10-22'), on('2027-10-23'), on('2027-11-23')]
    assert.doesNotMatch((await early('/return', { digits })).text, /How long may it be shown/)
    assert.equal(question.exec((await near('/return', { digits })).text)?.[1], 'After that it is for the editors')
    const state = await past('/return', { digits })
    assert.equal(question.exec(state.text)?.[1], 'That day is past')
    const until = async () => {
      const found = await openDraft(store.sealed, own)
      assert.ok(found.is === 'sent')
      return [found.sent.state, found.sent.terms.until]
    }
    assert.deepEqual(await until(), ['waiting', '2027-11-22'])
    const opened = hidden(state.text, 'opened')
    await near('/return/year-more', { digits })
    assert.deepEqual(await until(), ['waiting', '2028-11-22'], 'a year after the last day')
    const more = await on('2028-11-23')('/return/year-more', { opened })
    assert.match(more.text, /It holds from now on/)
    assert.doesNotMatch(more.text, /How long may it be shown/)
    assert.deepEqual(await until(), ['waiting', '2029-11-23'])
    await on('2028-11-23')('/return/year-more', { opened }) // a double click
    assert.deepEqual(await until(), ['waiting', '2029-11-23'])
    const later = on('2030-01-01')
    const terms = await later((await later('/return/terms', { digits })).to)
    assert.doesNotMatch(terms.text, /name="until"[^>]*checked|2029-11-23/, 'it is asked anew')
    assert.match((await later('/return/change', { digits, ...consent, until: 'year' })).text, /It holds from now on/)
    assert.deepEqual(await until(), ['waiting', '2031-01-01'])
    const last = on('2031-06-01')
    const refusing = onFullDisk({ today: () => dayFromIso('2031-06-01') as Day })
    assert.equal((await refusing('/return/no-end', { digits })).status, 503)
    assert.match((await last('/return/no-end', { digits })).text, /It holds from now on/)
    assert.deepEqual(await until(), ['waiting', null])
    const found = await openDraft(store.sealed, own)
    assert.ok(found.is === 'sent' && found.sent.terms.wording.some(({ said }) => said === 'Go on, with no end'))
  })

  it('say that it is gone where taking back or throwing away is sent a second time, and to no number that never had anything', async () => {
    const told = await sent()
    const { digits: draft } = await begun()
    for (const [act, digits, said] of [
      ['take-back', told, /You took it back\. It is destroyed.*Your number opens nothing any more/s],
      ['throw-away', draft, /It is thrown away.*Nothing of it is left.*Your number opens nothing any more/s],
    ] as const) {
      const opened = hidden((await ask('/return', { digits })).text, 'opened')
      const clicks = await Promise.all([1, 2].map(() => ask(`/return/${act}`, { opened })))
      for (const again of [
        ...clicks,
        await ask(`/return/${act}`, { opened }, { ticket: 'used' }),
        await ask(`/return/${act}`, { digits }),
      ]) {
        assert.equal(again.status, 200)
        assert.match(again.text, said)
      }
      const never = await ask(`/return/${act}`, { digits: newReceipt() })
      assert.match(never.text, /What is your number\?/)
      assert.doesNotMatch(never.text, /destroyed|thrown away|Nothing of it is left/)
    }
  })

  it('say it where hiding, showing or taking back fails, and what was done is done', async () => {
    const digits = await sent()
    const { digits: draft, first } = await begun()
    await ask(first, { words: 'The Kettle' })
    const failed: unknown[] = []
    const broken = asker({
      keeping: async () => Promise.reject(new Error('a ledger that is away')),
      failed: (error) => void failed.push(error),
    })
    for (const [act, typed, said] of [
      ['hide', digits, /It could not be hidden just now\. Nothing has changed.*<h1>It is with the editors/s],
      ['take-back', digits, /It could not be taken back just now\. Nothing has changed.*<h1>It is with the editors/s],
      ['throw-away', draft, /It could not be thrown away just now\. Nothing has changed.*<h1>Good that you are back/s],
    ] as const) {
      const { status, text } = await broken(`/return/${act}`, { digits: typed })
      assert.equal(status, 503, act)
      assert.match(text, said)
      assert.doesNotMatch(text, /No one sees it now|destroyed, with every key|is thrown away/)
    }
    assert.equal(failed.length, 3, 'whoever runs it is told')
    // The files could not be scrubbed after it: it is hidden all the same.
    const late = asker({ store: { ...store, scrub: async () => Promise.reject(new Error('no room to scrub')) } })
    const hid = await late('/return/hide', { digits })
    assert.deepEqual([hid.status, /It is hidden\. No one sees it now/.test(hid.text)], [200, true])
    const shown = await broken('/return/show', { digits })
    assert.equal(shown.status, 503)
    assert.match(shown.text, /It stays hidden.*<h1>It is hidden/s)
    for (const typed of [digits, draft])
      assert.match((await late('/return/take-back', { digits: typed })).text, /Your number opens nothing any more/)
    for (const typed of [digits, draft]) assert.equal((await ask('/return', { digits: typed })).status, 422)
  })

  it('let an unsent draft be gone on with, and thrown away', async () => {
    const { digits, first } = await begun()
    await ask(first, { words: 'The Kettle' })
    const back = await ask('/return', { digits })
    assert.match(back.text, /You answered one question\./)
    assert.match((await ask('/return/go-on', { digits })).to, /\/2$/)
    assert.match((await ask('/return/throw-away', { opened: hidden(back.text, 'opened') })).text, /thrown away/)
    assert.equal((await ask('/return', { digits })).status, 422)
  })
})
