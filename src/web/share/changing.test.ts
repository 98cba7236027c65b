// What is changed at an address of its own: shown there once, kept whole however the line is, and never shown by the address again.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { consent, hidden, openSharePages } from '../../../tests/share-asker.ts'
import { keyOf } from '../../../tests/tellers.ts'
import { openDraft } from '../../actions/open-draft.ts'

const { store, clock, ask, onFullDisk, begun, decide, lookedOver, sent, close } = await openSharePages()
after(close)

const story = 'We met in a kitchen, and we called Invented Street our own.'
const began = { told: 'around 1994', side: 'before', of: 'the big invented strike' }

describe('the share pages, where something kept is changed,', () => {
  const draftOf = async (digits: string) => {
    const found = await openDraft(store.sealed, await keyOf(digits))
    assert.ok(found.is === 'draft')
    return found.draft
  }
  const termsOf = async (digits: string) => {
    const found = await openDraft(store.sealed, await keyOf(digits))
    assert.ok(found.is === 'sent')
    return found.sent.terms
  }
  /** A draft that was decided about, and what leads to the change of one of its answers. */
  const told = async () => {
    const { digits, handle } = await begun()
    await ask(`/share/${handle}/4`, { words: story, lang: 'nl' })
    await ask(`/share/${handle}/3`, began)
    await decide(handle, { credit: 'group', 'credit-name': 'The Otters', decided: 'We voted', until: 'five' })
    const { opened } = await lookedOver(digits)
    const { letters } = await draftOf(digits)
    const change = async (question: string) => (await ask('/share/change', { opened, question, letter: String(letters.get(question)) })).to
    return { digits, handle, opened, change }
  }
  const carried = (text: string) => Object.fromEntries(['opened', 'question', 'letter', 'rest'].map((name) => [name, hidden(text, name)]))

  it('show it at its address once, to the first who asks within a minute, and never again', async () => {
    const { digits, opened, change } = await told()
    const way = await change('how-began')
    assert.match(way, /^\/return\/[\w-]+\/change$/)
    assert.equal((await ask(way, null, { method: 'HEAD' })).status, 200)
    const first = await ask(way)
    assert.match(first.text, new RegExp(`>\n${story}</textarea>.*Empty it, and it is taken out`, 's'))
    assert.doesNotMatch(first.text, /id="digits"/)
    for (const { text } of [await ask(way), await ask(`/fr${way}`)]) {
      assert.doesNotMatch(text, /Invented Street/)
      assert.equal(hidden(text, 'opened'), '')
      assert.match(text, /id="digits"/)
    }
    const late = await change('how-began')
    clock.now += 60_001
    assert.doesNotMatch((await ask(late)).text, /Invented Street/)
    for (const [act, at] of [
      ['/share/change-terms', 'choices'],
      ['/return/terms', 'terms'],
    ] as const) {
      const sentOne = at === 'terms' ? await sent() : digits
      if (at === 'terms') await ask('/return/change', { digits: sentOne, ...consent, credit: 'group', 'credit-name': 'The Otters' })
      const { to } = await ask(act, at === 'terms' ? { digits: sentOne } : { opened })
      assert.match(to, new RegExp(`^/return/[\\w-]+/${at}$`))
      assert.match((await ask(to)).text, /The Otters/)
      const { text } = await ask(to)
      assert.doesNotMatch(text, /The Otters|\schecked/)
      assert.equal(hidden(text, 'opened'), '')
      assert.match(text, /id="digits"/)
    }
  })

  it('keep what was written at such an address with the number, and leave as it is what was left empty', async () => {
    const { digits, change } = await told()
    const way = await change('began')
    await ask(way)
    const again = (await ask(way)).text // as after a dropped line: the browser has what was typed, the page nothing
    const only = await ask('/share/keep', { ...carried(again), told: 'in 1995', digits })
    assert.match(only.text, /It is kept, as it stands here now/)
    assert.deepEqual((await draftOf(digits)).answers.get('began')?.when, { ...began, told: 'in 1995' })
    const without = await ask('/share/keep', { ...carried(again), told: 'in 1996' })
    assert.match(without.text, /value="in 1996"/)
    assert.match(without.text, /name="digits"/)
    assert.equal((await draftOf(digits)).answers.get('began')?.when?.told, 'in 1995', 'the address alone changes nothing')
    const own = await change('how-began')
    await ask(own)
    assert.match((await ask(own)).text, /value="nl"[^>]*selected/)
    const first = (await ask(await change('began'))).text
    await ask('/share/keep', { ...carried(first), told: 'in 1997', side: 'before', of: '' })
    assert.deepEqual((await draftOf(digits)).answers.get('began')?.when, { told: 'in 1997' }, 'emptied where it was shown, it is gone')
  })

  it('take no choice for made that was not made again, and keep what stood beside one that was', async () => {
    const { digits, opened } = await told()
    const { to } = await ask('/share/change-terms', { opened })
    await ask(to)
    const empty = carried((await ask(to)).text)
    const some = await ask('/share/keep-terms', { ...empty, digits, credit: 'group', 'use-pages': 'yes' })
    assert.equal(some.status, 422)
    assert.match(some.text, /href="#from"/)
    assert.match(some.text, /href="#until"/)
    const all = { ...consent, ...carried(some.text), credit: 'group', until: 'open' }
    assert.match((await ask('/share/keep-terms', all)).text, /It is kept, as it stands here now/)
    const { decided } = await draftOf(digits)
    assert.deepEqual([decided?.terms.name, decided?.terms.untilAs, decided?.terms.decided], ['The Otters', 'open', 'We voted'])

    const sentOne = await sent()
    await ask('/return/change', { digits: sentOne, ...consent, credit: 'chosen', 'credit-name': 'The Herons' })
    const terms = (await ask('/return/terms', { digits: sentOne })).to
    await ask(terms)
    const rest = carried((await ask(terms)).text)
    await ask('/return/change', { ...rest, ...consent, credit: 'chosen', 'use-quotation': 'yes' })
    assert.deepEqual((await termsOf(sentOne)).uses, ['pages'], 'the address alone changes nothing')
    await ask('/return/change', { ...rest, ...consent, digits: sentOne, credit: 'chosen', 'use-quotation': 'yes' })
    const kept = await termsOf(sentOne)
    assert.deepEqual([kept.name, kept.uses], ['The Herons', ['pages', 'quotation']])
  })

  it('keep what a time was told by while it is called the same, and ask again which one is meant where it is called another', async () => {
    const { digits, handle } = await begun()
    const told = { side: 'after', of: 'the vancouver CONFERENCE' }
    const idIn = (text: string, name: RegExp) =>
      [...text.matchAll(/name="anchor" value="([^"]+)"[^>]*\/?><label[^>]*>(.*?)<\/label>/g)].find(([, , said]) =>
        name.test(said ?? ''),
      )?.[1] ?? ''
    const anchor = idIn((await ask(`/share/${handle}/3`, told)).text, /Vancouver Harm Reduction Conference/)
    assert.match(anchor, /^[a-z0-9]{20,}$/)
    await ask(`/share/${handle}/3`, { ...told, told: '', which: 'yes', anchor })
    const when = async () => (await draftOf(digits)).answers.get('began')?.when
    assert.equal((await when())?.anchor, anchor)
    const change = async () => {
      const { opened } = await lookedOver(digits)
      const letter = String((await draftOf(digits)).letters.get('began'))
      return (await ask((await ask('/share/change', { opened, question: 'began', letter })).to)).text
    }
    const dated = await ask('/share/keep', { ...carried(await change()), ...told, told: 'in 2006' })
    assert.match(dated.text, /in 2006.*Vancouver Harm Reduction Conference/s)
    assert.deepEqual(await when(), { ...told, told: 'in 2006', anchor })
    const sided = await ask('/share/keep', { ...carried(await change()), ...told, side: 'before', told: 'in 2006' })
    assert.match(sided.text, /Look it over/)
    assert.deepEqual(await when(), { side: 'before', of: told.of, told: 'in 2006', anchor })

    const other = { told: 'in 2006', side: 'before', of: 'harm reduction' }
    const which = await ask('/share/keep', { ...carried(await change()), ...other })
    assert.match(which.text, /Is it this one\?/)
    assert.deepEqual(await when(), other, 'it is kept as it was told')
    const another = idIn(which.text, /./)
    assert.match(another, /^[a-z0-9]{20,}$/)
    assert.notEqual(another, anchor)
    const form = { ...carried(which.text), ...other, which: 'yes' }
    assert.match((await ask('/share/keep', form)).text, /Look it over/)
    assert.match((await ask('/share/keep', { ...form, anchor: 'none' })).text, /Look it over/)
    assert.deepEqual(await when(), other)
    assert.match((await ask('/share/keep', { ...form, anchor: another })).text, /Look it over/)
    assert.deepEqual(await when(), { ...other, anchor: another })
    assert.match((await ask('/share/keep', { ...carried(await change()), ...other, of: '' })).text, /Look it over/)
    assert.deepEqual(await when(), { told: 'in 2006' })
    const back = /href="([^"]*\/change)"[^>]*>Say it another way/.exec(which.text)?.[1] ?? ''
    assert.match((await ask(back)).text, /harm reduction<\/textarea>/)
  })

  it('give every word back where the disk refuses it, and where the address is too old ask for the number', async () => {
    const { digits, change } = await told()
    const way = await change('how-began')
    await ask(way)
    const empty = carried((await ask(way)).text)
    const refusing = onFullDisk()
    const refused = await refusing('/share/keep', { ...empty, digits, words: 'We danced.' })
    assert.equal(refused.status, 503)
    assert.match(refused.text, />\nWe danced\.<\/textarea>/)
    assert.match((await ask('/share/keep', { ...carried(refused.text), words: 'We danced.' })).text, /We danced\./)
    clock.now += 2 * 60 * 60_000
    assert.match((await ask(way)).text, /What is your number/)
  })
})
