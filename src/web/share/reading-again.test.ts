// What was sent is read again with the number and a word of one’s own, and with neither alone; and no page sends either back.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { type Answered, consent, furtherIn, hidden, openSharePages } from '../../../tests/share-asker.ts'
import { newReceipt } from '../../../tests/tellers.ts'
import { inGroups } from '../../sealing/digits.ts'

const { ask, begun, decide, lookedOver, sent, close } = await openSharePages()
after(close)

describe('the share pages, where somebody reads again,', () => {
  const wordAsked = { 'again-word': 'Blue kettle' }

  it('show what was sent again to whoever has the number and the word that was chosen, and to nobody else', async () => {
    const { digits, handle } = await begun()
    await ask(`/share/${handle}/4`, { words: 'A <secret> kettle', lang: 'en' })
    await decide(handle)
    const open = await ask('/share/look', { digits })
    const looked = { opened: hidden(open.text, 'opened'), mark: hidden(open.text, 'mark') }
    assert.match(open.text, /<details class="again"><summary>I want to read it again later/)
    for (const [typed, said] of [
      [{ 'again-word': 'abc', 'again-digits': digits }, /href="#again-word">Please choose a word of four letters or more/],
      [{ 'again-word': '', 'again-digits': digits }, /href="#again-word">Please choose a word/],
      [{ 'again-word': inGroups(digits).join(' '), 'again-digits': digits }, /href="#again-word">This is your number/],
      [{ 'again-word': 'a\u0007bcd', 'again-digits': digits }, /href="#again-word">Some signs/],
      [{ 'again-word': 'a'.repeat(301), 'again-digits': digits }, /href="#again-word">This is longer/],
      [wordAsked, /href="#again-digits">Please type your number/],
      [{ ...wordAsked, 'again-digits': digits.slice(1) }, /href="#again-digits">Some digits are missing/],
      [{ ...wordAsked, 'again-digits': newReceipt() }, /href="#again-digits">This is another number than the one you came in with/],
    ] as const) {
      const again = await ask('/share/send', { ...looked, ...typed })
      assert.equal(again.status, 422)
      assert.match(again.text, said)
      assert.match(again.text, /<details class="again" open/)
      assert.match(again.text, /No name/)
    }
    const done = await ask('/share/send', { ...looked, ...wordAsked, 'again-digits': inGroups(digits).join(' ') })
    assert.match(done.text, /Thank you.*With your number and your word you can read it again there/s)

    const state = (await ask('/return', { digits })).text
    assert.match(state, /<h2>Read it again<\/h2>.*href="\/return\/read"/s)
    assert.match((await ask('/return/read')).text, /action="\/return\/read\?show=1".*id="again-word".*id="digits"/s)
    assert.doesNotMatch(state, /kettle/)
    await ask(furtherIn(state, 'add'), { more: 'And we danced.' })
    const read = await ask('/return/read', { digits, 'again-word': ' BLUE  kettle' })
    assert.match(read.text, /This is what you sent.*A &lt;secret&gt; kettle.*And we danced\./s)
    assert.doesNotMatch(read.text, new RegExp(`${digits}|Blue kettle`, 'i'))
    for (const word of ['red kettle', 'k', '']) {
      const wrong = await ask('/return/read', { digits, 'again-word': word })
      assert.equal(wrong.status, 422)
      assert.match(
        wrong.text,
        word === '' ? /href="#again-word">Please type your word/ : /href="#again-word">It does not open with this word/,
      )
      assert.doesNotMatch(wrong.text, /secret/)
    }
    // An inbox that was opened a moment ago is not enough: each try is one with the number.
    const pass = await ask('/return/read', { opened: hidden(state, 'opened'), ...wordAsked })
    assert.match(pass.text, /href="#digits">Please type your number/)
    assert.doesNotMatch(pass.text, /secret/)
    assert.match((await ask('/return/go-on', { opened: hidden(read.text, 'opened') })).text, /It is with the editors/)
    assert.match((await ask('/fr/return/read', { digits, ...wordAsked })).text, /Voici ce que vous avez envoyé/)

    const hide = (await ask('/return/hide', { digits })).text
    assert.doesNotMatch(hide, /return\/read/)
    assert.doesNotMatch((await ask('/return/read', { digits, ...wordAsked })).text, /secret/)
    assert.match((await ask('/return/show', { digits })).text, /return\/read/)
    assert.match((await ask('/return/read', { digits, ...wordAsked })).text, /secret/)
  })

  it('ask the small question of a flood beside the word, and let nobody begin anew for it', async () => {
    const { digits, first, handle } = await begun()
    await ask(first, { words: 'The Kettle' })
    await decide(handle)
    await ask('/share/send', { ...(await lookedOver(digits)), ...wordAsked, 'again-digits': digits })
    assert.match((await ask('/return/read', null, { lane: 'flood' })).text, /id="plain-answer"/)
    const flooded = await ask('/return/read?show=1', { digits, ...wordAsked }, { lane: 'flood' })
    assert.match(flooded.text, /href="#plain-answer".*id="again-word".*id="plain-answer"/s)
    const read = await ask('/return/read?show=1', { digits, ...wordAsked, vouch: '1234' }, { lane: 'flood' })
    assert.match(read.text, /The Kettle/)
  })

  it('ask for no word where none was chosen, nor after sending', async () => {
    const digits = await sent()
    const state = (await ask('/return', { digits })).text
    assert.doesNotMatch(state, /again-word|return\/read/)
    assert.doesNotMatch((await ask((await ask('/return/terms', { digits })).to)).text, /again-word/)
    await ask('/return/change', { digits, ...consent, ...wordAsked, 'again-digits': digits })
    const { text, status } = await ask('/return/read', { digits, ...wordAsked })
    assert.equal(status, 200)
    assert.doesNotMatch(text, /again-word|We met by the river/)
  })

  it('ask for the word anew when the terms were open too long, and never send without it what was to be read again', async () => {
    const { digits, first, handle } = await begun()
    await ask(first, { words: 'The Kettle' })
    await decide(handle)
    const { mark } = await lookedOver(digits)
    const stale = await ask('/share/send', { opened: 'too-old', mark, ...wordAsked, 'again-digits': digits })
    assert.doesNotMatch(stale.text, new RegExp(`${digits}|Blue kettle`))
    const wanted = hidden(stale.text, 'again-wanted')
    const anew = await ask('/share/send', { mark, 'again-wanted': wanted, digits })
    assert.equal(anew.status, 422)
    assert.match(anew.text, /href="#again-word">Please type your word and your number once more/)
    assert.match((await ask('/share/send', { mark, ...wordAsked, digits })).text, /With your number and your word/)
    assert.match((await ask('/return/read', { digits, ...wordAsked })).text, /The Kettle/)
  })

  it('give no number and no word of their own back after a slip, and all other words', async () => {
    const { digits, first, handle } = await begun()
    await ask(first, { words: 'The Kettle' })
    const shown = await ask('/share', { sharing: 'our-history' })
    await decide(handle)
    const looked = await lookedOver(digits)
    const slip = digits.slice(0, 23) + ((Number(digits[23]) + 1) % 10)
    const other = newReceipt()
    const word = { 'again-word': 'Crimson otter' }
    const others = { credit: 'chosen', 'credit-name': 'The Otters' }
    const came: [string, Answered, RegExp | null][] = []
    for (const typed of [slip, other]) {
      came.push(['typed once more', await ask('/share/receipt', { shown: hidden(shown.text, 'shown'), digits: typed }), null])
      came.push(['coming back', await ask('/return', { digits: typed }), null])
      came.push(['at the end', await ask('/share/keep-terms', { ...consent, ...others, digits: slip }), /value="The Otters"/])
      came.push(['the terms', await ask(`/share/${handle.slice(2)}/terms`, { ...consent, ...others, digits: slip }), /The Otters/])
      const between = { ...looked, mark: 'another', ...word, 'again-digits': digits }
      came.push(['something came between', await ask('/share/send', between), /The Kettle/])
      came.push(['sending', await ask('/share/send', { ...looked, ...word, 'again-digits': typed }), /The Kettle/])
      came.push([
        'a dead page',
        await ask(`/share/${handle.slice(2)}/4`, { words: 'We sang.', sharing: 'our-history', digits: typed }),
        /We sang/,
      ])
    }
    await ask('/share/send', { ...looked, ...word, 'again-digits': digits })
    for (const typed of [
      { digits: slip, ...word },
      { digits, 'again-word': 'Crimson adder' },
    ])
      came.push(['reading', await ask('/return/read', typed), null])
    for (const [where, { status, text }, kept] of came) {
      assert.equal(status, 422, where)
      for (const typed of [digits, slip, other, 'Crimson']) assert.ok(!text.includes(typed), `${where}: ${typed}`)
      assert.match(text, /never sent back to you/, where)
      if (kept) assert.match(text, kept, where)
    }
    const late = came.find(([where]) => where === 'something came between')?.[1].text ?? ''
    assert.match(late, /href="#again-word">Please type your word and your number once more/, 'nothing is sent without the word unasked')
  })
})
