// What is decided, looked over and sent: warnings, choices that are kept whole, and nothing that was not agreed to.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { consent, hidden, openSharePages } from '../../../tests/share-asker.ts'
import { keyOf } from '../../../tests/tellers.ts'
import { openDraft } from '../../actions/open-draft.ts'
import { inGroups } from '../../sealing/digits.ts'

const { store, ask, begun, decide, lookedOver, sendIt, close } = await openSharePages()
after(close)

describe('the share pages, where somebody chooses and sends,', () => {
  it('warn before sending of a phone number, a name and the number itself, and send nothing that is empty (H77)', async () => {
    const { digits, handle } = await begun()
    assert.match((await sendIt(digits, handle)).text, /nothing here yet/)
    await ask(`/share/${handle}/4`, { words: `Call +31 6 1234 5678. ${digits}` })
    const { text } = await ask('/share/look', { digits })
    assert.match(text, /looks like a phone number/)
    assert.match(text, /your own number/)
  })

  it('warn of the number itself in any answer, in groups, in any digits and any language (H77)', async () => {
    const arabic = (digits: string) => [...digits].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('')
    const { digits, handle } = await begun()
    const opened = hidden((await ask('/return', { digits })).text, 'opened')
    const look = async (prefix = '') => (await ask(`${prefix}/share/look`, { opened })).text
    for (const write of [
      (digits: string) => inGroups(digits).join(' '),
      (digits: string) => inGroups(digits).map(arabic).join(' - '),
      (digits: string) => inGroups(digits).map(arabic).join('، '),
      arabic,
    ]) {
      for (const [step, field] of [
        [1, 'words'],
        [3, 'told'],
        [3, 'of'],
        [4, 'words'],
      ] as const) {
        const own = write(digits)
        await ask(`/ar/share/${handle}/${step}`, { [field]: `احفظوا ${own} عندكم` })
        assert.ok((await look('/ar')).includes(`<q dir="auto">${own}</q> هذا رقمك أنت`), `${field}: ${own}`)
        assert.ok((await look()).includes(`<q dir="auto">${own}</q> This is your own number`), own)
        await ask(`/ar/share/${handle}/${step}`, { [field]: 'احفظوا' })
        assert.doesNotMatch(await look(), /This is your own number/, 'no other answer holds it')
      }
    }
  })

  it('warn of what stands in how it was decided and in the name to show, where a name is what is wanted', async () => {
    const { digits, handle } = await begun()
    await ask(`/share/${handle}/4`, { words: 'We met by the river.' })
    const look = async (more: Record<string, string>) => {
      await decide(handle, more)
      return [...(await ask('/share/look', { digits })).text.matchAll(/<q dir="auto">(.*?)<\/q> (.*?)\s*<\/li>/gs)].map(
        ([, piece, says]) => [piece, says],
      )
    }
    const named = { credit: 'chosen', 'credit-name': 'Invented Person' }
    assert.deepEqual(await look({ ...named, decided: 'We voted' }), [])
    assert.deepEqual(await look({ ...named, decided: 'We asked Invented Person, +31 6 1234 5678' }), [
      ['+31 6 1234 5678', 'This looks like a phone number.'],
      ['Invented Person', 'This looks like the full name of a person.'],
    ])
    const own = inGroups(digits).join(' ')
    assert.deepEqual(await look({ ...named, 'credit-name': `Invented Person ${own} me@example.org 12 Example Street` }), [
      [own, 'This is your own number. Please take it out: it opens the way back to what you send.'],
      ['me@example.org', 'This looks like an e-mail address.'],
      ['12 Example Street', 'This looks like a place where somebody lives or can be found.'],
    ])
  })

  it('send only what was agreed to, once, and then show none of it', async () => {
    const { digits, handle } = await begun()
    await ask(`/share/${handle}/4`, { words: 'A secret kettle' })
    assert.match((await ask('/share/send', { digits })).text, /You decide that before you send it.*\/before"/s)
    assert.match((await ask(`/share/${handle}/terms`)).text, /You decide/)
    const empty = await ask(`/share/${handle}/terms`, { until: 'open' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /href="#credit">Whose name may stand beside it\? Please choose one answer/)
    assert.match(empty.text, /id="until"[^>]*checked/)
    assert.match((await ask('/share/send', { digits })).text, /You decide that before you send it/)
    assert.match((await decide(handle)).to, /\/end\?kept=1$/)
    const looked = await lookedOver(digits)
    // Whoever has the address can add to it: what was not looked over is not sent.
    await decide(handle, { credit: 'group', 'credit-name': 'Somebody Else' })
    const anew = await ask('/share/send', looked)
    assert.match(anew.text, /look it over once more.*Somebody Else/s)
    await decide(handle)
    const again = await lookedOver(digits)
    assert.match((await ask('/share/send', again)).text, /Thank you.*Nothing of it is shown yet/s)
    assert.match((await ask('/share/send', again, { ticket: 'used' })).text, /sent already/)
    const state = await ask('/return', { digits })
    assert.match(state.text, /It is with the editors/)
    assert.match(state.text, /week that began on November 16, 2026/)
    for (const { text } of [state, await ask('/share/look', { digits }), await ask((await ask('/return/terms', { digits })).to)])
      assert.doesNotMatch(text, /kettle/)
  })

  it('keep with the telling every sentence as it was read before and beside the choices, and “in a year” as that', async () => {
    const { digits, first, handle } = await begun('about-us')
    await ask(first, { choice: 'hidden' })
    await ask(first.replace(/1$/, '2'), { words: 'Please hide it.' })
    assert.match((await ask(`/fr/share/${handle}/terms`, { ...consent, from: 'year' })).to, /\/end\?kept=1$/)
    assert.match((await ask('/share/look', { digits })).text, /In a year.*November 22, 2027/s)
    const { text } = await ask('/share/send', await lookedOver(digits))
    assert.match(text, /The page is not hidden yet\. An editor can hide it, once they have read this/)
    const termsNow = async () => {
      const found = await openDraft(store.sealed, await keyOf(digits))
      assert.ok(found.is === 'sent')
      return found.sent.terms
    }
    const agreed = await termsNow()
    const [page, sheet] = [(await ask(`/fr/share/${handle}/before`)).text, (await ask(`/fr/share/${handle}/terms`)).text]
    const shownOn = (html: string, { said, shown = said }: { said: string; shown?: string }) => html.includes(shown)
    assert.ok(agreed.before.length > 15 && agreed.wording.length > 50)
    assert.ok(agreed.before.slice(0, -1).every((one) => shownOn(page, one)))
    assert.ok(agreed.wording.every((one) => shownOn(sheet, one)))
    assert.ok(agreed.before.some(({ said }) => said.startsWith('A judge can ask us')))
    assert.equal(agreed.lang, 'fr')
    const changed = await ask('/return/change', { digits, ...consent, from: 'year', 'use-quotation': 'yes' })
    assert.equal(changed.status, 200)
    const anew = await termsNow()
    assert.deepEqual([anew.before, anew.from, anew.lang, anew.uses], [agreed.before, agreed.from, 'en', ['pages', 'quotation']])
  })

  it('carry every word along when a choice was open too long', async () => {
    const { digits, first, handle } = await begun()
    await ask(first, { words: 'x' })
    const named = { ...consent, credit: 'group', 'credit-name': 'The <Kettle>' }
    const dead = await ask(`/share/${handle.slice(2)}/terms`, named)
    assert.match(dead.text, /What you chose is still here.*id="digits"/s)
    assert.match(dead.text, />\nThe &lt;Kettle&gt;<\/textarea>/)
    assert.match((await ask(`/share/${handle.slice(2)}/terms`, { ...named, digits })).to, /\/end\?kept=1$/)
    const { opened, mark } = await lookedOver(digits)
    const stale = await ask('/share/keep-terms', { opened: 'too-old', ...named, 'credit-name': 'The <Copper> Kettle' })
    assert.match(stale.text, /Nothing you wrote is lost/)
    assert.match(stale.text, /name="credit-name" value="The &lt;Copper&gt; Kettle"/)
    assert.match(
      (await ask('/share/keep-terms', { ...named, 'credit-name': 'The <Copper> Kettle', digits })).text,
      /The &lt;Copper&gt; Kettle/,
    )
    assert.match((await ask('/share/send', { opened: 'too-old', mark })).text, /Nothing you wrote is lost/)
    assert.match((await ask('/share/send', { opened, mark })).text, /look it over once more/)
    assert.match((await ask('/share/send', { mark: (await lookedOver(digits)).mark, digits })).text, /Thank you/)
  })
})
