// Answers are kept one by one, and none is lost where a page was open too long, the disk is full or an answer is wrong.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { hidden, openSharePages } from '../../../tests/share-asker.ts'

const { clock, ask, onFullDisk, begun, close } = await openSharePages()
after(close)

describe('the share pages, question by question,', () => {
  it('keep each answer, go on, skip what is left empty, and never show an answer in a page asked by address', async () => {
    const { first, digits, handle } = await begun()
    const kept = await ask(first, { words: 'The Kettle of Invention', lang: 'en' })
    assert.equal(kept.status, 303)
    assert.match(kept.to, /\/2\?kept=1$/)
    assert.equal((await ask(`/share/${handle}/2`, { words: '  ' })).to, `/share/${handle}/3`)
    assert.match((await ask(`/share/${handle}/2?kept=1`)).text, /Your answer is kept, and locked/)
    assert.doesNotMatch((await ask(`${first}?again=1`)).text, /Kettle/)
    const look = await ask('/share/look', { digits })
    assert.match(look.text, /The Kettle of Invention/)
    assert.match(look.text, /Nothing has been sent/)
  })

  it('read a time back in the reader’s language, keep relative words as words, and take unreadable ones kindly', async () => {
    const { handle } = await begun()
    const when = (told: Record<string, string>, locale = '') => ask(`${locale}/share/${handle}/3`, told)
    assert.match((await when({ told: 'late 1990s' })).text, /We read it as: <strong>[^<]*1995[^<]*<\/strong>/)
    assert.match((await when({ told: 'في 1995' }, '/ar')).text, /<strong>[^<]*(1995|١٩٩٥)/)
    assert.match((await when({ told: 'en mars 1995' })).text, /<strong>March 1995/)
    assert.match((await when({ told: 'the winter after the clinic closed' })).text, /No year is made out of it/)
    const unread = (await when({ told: 'once upon a time' })).text
    assert.match(unread, /that is fine/)
    assert.doesNotMatch(unread, /No date could be read/, 'said once')
    assert.match((await when({ told: '03/04/1991' })).text, /that is fine.*which number is the day/s)
    assert.match((await when({ told: '', side: 'before', of: 'the big strike' })).text, /before <q dir="auto">the big strike<\/q>/)
    assert.equal((await when({ told: '' })).status, 303)
  })

  it('give a page back with every word when something is wrong, and say where', async () => {
    const { first } = await begun()
    const long = await ask(first, { words: `Kept ${'a'.repeat(300)}` })
    assert.equal(long.status, 422)
    assert.match(long.text, /href="#words">This is longer than 300 letters/)
    assert.match(long.text, /Kept aaa/)
    assert.match((await ask(first, { words: 'bell\u0007' })).text, /not letters/)
  })

  it('ask for the number beside the words when a page was open too long, and then keep them', async () => {
    const { digits, handle } = await begun()
    clock.now += 3 * 60 * 60_000
    const step = `/share/${handle}/4`
    const stale = await ask(step, { words: 'We sang.', sharing: 'our-history' })
    assert.match(stale.text, /We sang\./)
    assert.match(stale.text, /Please type your number/)
    assert.match((await ask(step)).text, /Nothing you wrote is lost/)
    const kept = await ask(step, { words: 'We sang.', sharing: 'our-history', digits })
    assert.match(kept.to, /\/5\?kept=1$/)
    assert.match((await ask('/share/look', { digits })).text, /We sang\./)
    // A page of before the program was started anew: the same, and nothing is done unasked.
    const none = await ask(step, { words: 'We ate.', sharing: 'our-history' }, { ticket: 'none', trouble: 'no-ticket' })
    assert.match(none.text, /We ate\./)
  })

  it('keep the words in the page when the disk refuses them (H76)', async () => {
    const { first } = await begun()
    const refusing = onFullDisk()
    const { status, text } = await refusing(first, { words: 'The Kettle' })
    assert.equal(status, 503)
    assert.match(text, /Your words are still on this page/)
    assert.match(text, /The Kettle/)
  })

  it('let an answer be taken out of a draft, whole, and no other', async () => {
    const { digits, handle } = await begun()
    await ask(`/share/${handle}/1`, { words: 'The first kettle' })
    await ask(`/share/${handle}/4`, { words: 'A river' })
    await ask(`/share/${handle}/1`, { words: 'The second kettle' })
    const look = (await ask('/share/look', { digits })).text
    assert.match(look, /The second kettle.*A river/s)
    assert.doesNotMatch(look, /first kettle/)
    const opened = hidden(look, 'opened')
    const [question, letter] = [hidden(look, 'question'), hidden(look, 'letter')]
    const nothing = await ask('/share/remove', { opened, question: 'none-such', letter })
    assert.match(nothing.text, /The second kettle.*A river/s)
    const taken = await ask('/share/remove', { opened, question, letter })
    assert.match(taken.text, /It is taken out, and destroyed/)
    assert.doesNotMatch(taken.text, /kettle/)
    assert.match(taken.text, /A river/)
    // Said anew since: a page from before takes out only what it showed.
    await ask(`/share/${handle}/1`, { words: 'The third kettle' })
    assert.match((await ask('/share/remove', { opened, question, letter: String(Number(letter) - 1) })).text, /The third kettle/)
    const stale = await ask('/share/remove', { opened: 'too-old', question, letter })
    assert.match(stale.text, /Type your number to go on/)
    const after = await ask('/share/remove', { digits, question, letter: hidden(stale.text, 'letter') })
    assert.doesNotMatch(after.text, /kettle/)
  })
})
