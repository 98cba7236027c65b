// How sharing begins: where it is closed, the number and its slips, a printed sheet, and what is there for whoever does not begin.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { digitsIn, hidden, openSharePages } from '../../../tests/share-asker.ts'
import { keyOf, newReceipt } from '../../../tests/tellers.ts'
import { openDraft } from '../../actions/open-draft.ts'
import { findInbox, openInbox } from '../../store/sealed/inboxes.ts'
import type { ShareParts } from './parts.ts'

const { store, ask, asker, begun, sent, close } = await openSharePages()
after(close)

describe('the share pages, where sharing begins,', () => {
  it('are closed, kindly and with 200, until somebody can read, on an unsafe address, and in a language nobody answers for', async () => {
    const said = async (more: Partial<ShareParts>, url = '/share') => (await asker(more)(url)).text
    assert.match(await said({ sharingOpen: async () => ({ is: 'closed', because: 'not-set-up' }) }), /no one yet who can read/)
    assert.match(await said({ sharingOpen: async () => ({ is: 'closed', because: 'forged' }) }), /closed this for now/)
    assert.match(await said({ sharingOpen: async () => ({ is: 'closed', because: 'unsafe-origin' }) }, '/return'), /begins with https/)
    assert.match(await said({ room: async () => 'nothing' }), /no room left/)
    const words = await said({ reviewed: ['en', 'ar'] }, '/fr/share')
    assert.match(words, /href="\/share" lang="en"/)
    assert.match(words, /href="\/ar\/share" lang="ar"/)
    assert.equal((await asker({ reviewed: [] })('/share')).status, 200)
    // Whoever told something before always comes back, as long as the way is safe.
    assert.match(await said({ sharingOpen: async () => ({ is: 'closed', because: 'forged' }) }, '/return'), /What is your number/)
  })

  it('let whoever sent something back in, hide it and take it back, in a language nobody answers for', async () => {
    const digits = await sent()
    const french = asker({ reviewed: ['en', 'ar'] })
    assert.match((await french('/fr/share', { sharing: 'our-history', told: 'yes' })).text, /href="\/share" lang="en"/, 'nothing is begun')
    const shown = await french('/fr/return')
    assert.match(shown.text, /name="digits".*Si une phrase est fausse, l’erreur vient de nous/s)
    const opened = hidden((await french('/fr/return', { digits })).text, 'opened')
    const own = (await keyOf(digits)).lookup
    await french('/fr/return/hide', { opened })
    const state = await openDraft(store.sealed, await keyOf(digits))
    assert.equal(state.is === 'sent' && state.sent.state, 'withheld')
    await french('/fr/return/take-back', { opened })
    assert.equal(await findInbox(store.sealed, own), null)
    const unsafe = asker({ reviewed: ['en'], sharingOpen: async () => ({ is: 'closed', because: 'unsafe-origin' }) })
    assert.doesNotMatch((await unsafe('/fr/return')).text, /name="digits"/)
  })

  it('ask the very question that a page leaves open, about that page and no other (H65)', async () => {
    const open = await ask('/share/correction?about=groups/junkiebond&ask=who-decides')
    assert.match(open.text, /<h1>Who decides, and how\?<\/h1>/)
    assert.match(open.text, /Junkiebond/)
    const { text } = await ask((await begun('correction', hidden(open.text, 'about'))).first)
    assert.match(text, /Who decides, and how\?/)
    assert.match(text, /value="declined"/)
    for (const query of [
      'about=//evil.example',
      'about=groups/none-such',
      'about=groups/junkiebond&ask=constructor',
      'about=groups/junkiebond&ask=none',
    ])
      assert.equal((await ask(`/share/correction?${query}`)).status, 404, query)
    const none = (await ask('/share/correction?about=groups/none-such')).text
    assert.match(none, /That page is not in this history/)
    assert.doesNotMatch(none, /open too long/)
  })

  it('show a number once: a double click gets no second one (H49)', async () => {
    const again = await ask('/share', { sharing: 'our-history' }, { ticket: 'used' })
    assert.equal(digitsIn(again.text), '')
    assert.match(again.text, /sent twice/)
  })

  it('name a slip before any hashing, and take only the number that was shown, in any digits (H44)', async () => {
    let salted = 0
    const counting = asker({ salt: () => Promise.resolve(Buffer.alloc(16, 7)).finally(() => salted++) })
    const shown = await counting('/share', { sharing: 'our-history' })
    const digits = digitsIn(shown.text)
    const typing = (typed: string) => counting('/share/receipt', { shown: hidden(shown.text, 'shown'), digits: typed })
    const wrong = digits.slice(0, 23) + ((Number(digits[23]) + 1) % 10)
    for (const [typed, said] of [
      ['', /Please type your number/],
      [digits.slice(0, 20), /digits are missing/],
      [`${digits}1`, /too many digits/],
      ['my number', /else than digits/],
      [wrong, /One digit is wrong/],
      [newReceipt(), /another number than the one above/],
      ['9'.repeat(100_000), /too many digits/],
    ] as const) {
      const { status, text } = await typing(typed)
      assert.equal(status, 422)
      assert.match(text, said)
      assert.equal(digitsIn(text), digits, 'the number is still there')
    }
    assert.equal(salted, 0)
    const arabic = [...digits].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('')
    const first = await typing(arabic)
    assert.match(first.to, /^\/share\/[\w-]+\/1$/)
    assert.equal((await typing(digits)).to.split('/').at(-1), '1', 'a double click goes on')
  })

  it('let a number from a printed sheet choose what it is for', async () => {
    const digits = newReceipt()
    const own = await keyOf(digits)
    await store.change((tx) => openInbox(tx, own, '2027-W01'))
    const { text } = await ask('/return', { digits })
    assert.match(text, /What would you like to share\?/)
    const opened = hidden(text, 'opened')
    assert.match((await ask('/share/begin', { opened, chosen: 'yes' })).text, /Please choose what you would like to share/)
    const { to } = await ask('/share/begin', { opened, chosen: 'yes', sharing: 'how-organised' })
    assert.equal((await ask(to, { words: 'The Kettle' })).status, 303)
    assert.match((await ask('/share/look', { digits })).text, /How we are organised.*The Kettle/s)
    assert.match((await ask('/share/begin', { digits, sharing: 'our-history' })).to, /\/1$/)
    assert.match((await ask('/share/look', { digits })).text, /How we are organised/, 'what it was begun for stays')
  })

  it('say calmly what the door found wrong, with a status, and show no page for what is not there (H18)', async () => {
    for (const [trouble, status] of [
      ['too-long', 413],
      ['not-a-form', 400],
      ['packed', 415],
      ['from-elsewhere', 403],
    ] as const)
      assert.equal((await ask('/share', {}, { trouble })).status, status)
    for (const url of [
      '/share/none',
      '/share/a/b/c',
      '/return/none',
      '/return/x/answer',
      '/return/x/add-1',
      '/return/x/words-0',
      '/share/x/0',
      '/share/x/100',
      '/leave/now',
      '/share/%2e%2e',
    ])
      assert.equal((await ask(url)).status, 404, url)
    assert.equal((await ask('/share/our-history', {})).status, 405)
    assert.equal((await ask('/share/none', {})).status, 404)
    const head = await asker()('/share', null, { method: 'HEAD' })
    assert.deepEqual([head.status, head.text], [200, ''])
  })

  it('let somebody leave at once, and ask the browser to forget', async () => {
    const { head, text } = await ask('/ar/leave')
    assert.equal(head[head.indexOf('clear-site-data') + 1], '"cache", "cookies", "storage"')
    assert.doesNotMatch(text, /Common Thread|share|stylesheet/)
  })

  it('hold no number, no telling and nobody in the invitation', async () => {
    const { text } = await ask('/fr/share/invitation')
    assert.match(text, /https:\/\/history\.example\.org\/fr\/share</)
    assert.match(text, /<svg class="square"/)
  })
})
