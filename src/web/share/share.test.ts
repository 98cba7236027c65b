import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import { chance, openAt, root } from '../../../tests/builders.ts'
import { freshSqlitePath } from '../../../tests/databases.ts'
import { sharePartsOn } from '../../../tests/share-room.ts'
import { type Desk, keyOf, newReceipt, openDesk } from '../../../tests/tellers.ts'
import { openDraft } from '../../actions/open-draft.ts'
import { publishCollection } from '../../actions/publish-collection.ts'
import { loadCollection } from '../../commands/check.ts'
import { type Day, dayFromIso } from '../../dates/days.ts'
import { inGroups } from '../../sealing/digits.ts'
import { Busy } from '../../sealing/hashing.ts'
import { sealWords } from '../../sealing/letters.ts'
import { dropLetters, findInbox, openInbox, putLetter } from '../../store/sealed/inboxes.ts'
import { countParts } from '../../store/sealed/parts.ts'
import type { Store } from '../../store/store.ts'
import { StoreTrouble } from '../../store/trouble.ts'
import type { ShareAsked, Upload } from './asked.ts'
import type { ShareParts } from './parts.ts'
import { createShare } from './share.tsx'

type Answered = { status: number; text: string; to: string; head: readonly string[] }

describe('the share pages', () => {
  let store: Store
  let desk: Desk
  let path = ''
  let end: () => Promise<void>
  let clock = Date.now()
  before(async () => {
    const fresh = freshSqlitePath()
    path = fresh.path
    store = await openAt(path)
    desk = await openDesk(store)
    await publishCollection(store, loadCollection(root).collection, '2026-01-05', chance)
    end = async () => {
      await store.close()
      fresh.drop()
    }
  })
  after(() => end())

  const key = randomBytes(32)
  const asker = (more: Partial<ShareParts> = {}) => {
    const share = createShare(sharePartsOn(store, desk, `${path}-beside`, { key, now: () => clock, ...more }))
    return async (url: string, form: Record<string, string> | null = null, asked: Partial<ShareAsked> = {}): Promise<Answered> => {
      const { status, head, body } = await share({
        method: form ? 'POST' : 'GET',
        url,
        form: new Map(Object.entries(form ?? {})),
        file: null,
        lane: 'normal',
        ticket: form ? 'fresh' : 'none',
        trouble: null,
        spend: async () => false,
        hashed: () => undefined,
        right: () => undefined,
        ...asked,
      })
      return { status, text: body ? Buffer.from(body).toString() : '', to: head[head.indexOf('location') + 1] ?? '', head }
    }
  }
  const ask = (...words: Parameters<ReturnType<typeof asker>>) => asker()(...words)
  const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]?.replace(/&amp;/g, '&') ?? ''
  /** Where a page that was opened with the number leads to, to write further words. */
  const furtherIn = (text: string, to: string) => new RegExp(`href="([^"]*/${to}(?:-\\d+)?)"`).exec(text)?.[1] ?? 'none'
  const digitsIn = (text: string) =>
    [...(/<p class="receipt".*?<\/p>/s.exec(text)?.[0] ?? '').matchAll(/<span>(\d{4})</g)].map((found) => found[1]).join('')
  const file = (bytes: Uint8Array): Upload => ({
    bytes: (async function* () {
      yield bytes
    })(),
  })

  /** A number, typed once more: the first question's address. */
  const begun = async (sharing = 'our-history', about?: string) => {
    const shown = await ask('/share', { sharing, told: 'yes', ...(about ? { about } : {}) })
    const digits = digitsIn(shown.text)
    const { to } = await ask('/share/receipt', { shown: hidden(shown.text, 'shown'), digits: inGroups(digits).join(' ') })
    return { digits, first: to, handle: to.split('/')[2] as string }
  }
  const consent = {
    credit: 'nobody',
    'use-pages': 'yes',
    from: 'ready',
    until: 'open',
    speaking: 'self',
    exact: 'show-first',
    questions: 'yes',
    raw: 'destroy',
  }
  const decide = (handle: string, more: Record<string, string> = {}) => ask(`/share/${handle}/terms`, { ...consent, ...more })
  /** What the page carries on which a draft is looked over. */
  const lookedOver = async (digits: string) => {
    const { text } = await ask('/share/look', { digits })
    return { opened: hidden(text, 'opened'), mark: hidden(text, 'mark') }
  }
  const sendIt = async (digits: string, handle: string) => {
    await decide(handle)
    return ask('/share/send', await lookedOver(digits))
  }
  const sent = async (words = 'We met by the river.') => {
    const { digits, first, handle } = await begun()
    await ask(first, { words })
    const { text } = await sendIt(digits, handle)
    assert.match(text, /Thank you\. It is sent/)
    return digits
  }

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
    clock += 3 * 60 * 60_000
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
    const refusing = asker({ store: { ...store, change: async () => Promise.reject(new StoreTrouble('cannot-write', 'full')) } })
    const { status, text } = await refusing(first, { words: 'The Kettle' })
    assert.equal(status, 503)
    assert.match(text, /Your words are still on this page/)
    assert.match(text, /The Kettle/)
  })

  it('show a picture as it is kept, refuse what cannot be cleaned with the rest of the form kept, and take one out again (H17, H26)', async () => {
    const { digits, handle } = await begun()
    const step = `/share/${handle}/11`
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#38a' } })
      .jpeg()
      .toBuffer()
    const kept = await ask(step, { description: 'A banner', original: 'yes' }, { file: file(picture) })
    assert.match(kept.text, /src="data:image\/jpeg;base64,/)
    assert.ok(Buffer.byteLength(kept.text) < 75_000)
    assert.match(kept.text, /untouched file is kept too/)
    const without = await ask(step, { added: hidden(kept.text, 'added') })
    assert.match(without.to, /\/11\?taken=1$/)
    assert.match((await ask(without.to)).text, /It is taken out, and destroyed/)
    assert.doesNotMatch((await ask('/share/look', { digits })).text, /A banner/)
    assert.match(
      (await ask(step, { description: 'A banner', original: 'yes' }, { file: file(picture) })).text,
      /untouched file is kept too/,
    )
    const twice = await ask(step, { description: 'A banner' }, { file: file(picture), ticket: 'used' })
    assert.equal(twice.status, 422)
    assert.match(twice.text, /sent twice, and its file is taken once/)
    for (const [bytes, said] of [
      [Buffer.from('PK\x05\x06 zip'), /Packed files/],
      [Buffer.from('<svg onload="alert(1)">'), /can hold a program/],
      [picture.subarray(0, 80), /broken/],
      [Buffer.alloc(0), /This file is empty/],
    ] as const) {
      const refused = await ask(step, { description: 'Our <b>banner</b>' }, { file: file(bytes) })
      assert.equal(refused.status, 422)
      assert.match(refused.text, said)
      assert.match(refused.text, /Our &lt;b&gt;banner/)
    }
    assert.equal((await ask(step, { description: '' })).status, 303)
    const look = await ask('/share/look', { digits })
    assert.equal(look.text.match(/<li><p><bdi>A banner/g)?.length, 2)
    const [, id, letter] = /name="file" value="([^"]+)".*?name="letter" value="(\d+)"/s.exec(look.text) ?? []
    const one = await ask('/share/remove', { opened: hidden(look.text, 'opened'), file: id ?? '', letter: letter ?? '' })
    assert.equal(one.text.match(/<li><p><bdi>A banner/g)?.length, 1)
    assert.match((await asker({ room: async () => 'words' })(step)).text, /no room for files/)
  })

  it('take out with a page’s own token just what that page showed: no other’s, no answer that came later, nothing that was sent', async () => {
    const { digits, handle } = await begun()
    const step = `/share/${handle}/11`
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#38a' } })
      .jpeg()
      .toBuffer()
    const add = async (description: string, more = {}) => ask(step, { description, ...more }, { file: file(picture) })
    const first = await add('First banner', { original: 'yes' })
    await add('Second banner')
    const other = await begun()
    assert.match((await ask(`/share/${other.handle}/11`, { added: hidden(first.text, 'added') })).to, /\/before$/)
    for (const token of ['', 'none', hidden(first.text, 'added').slice(0, -2)])
      assert.match((await ask(step, { added: token })).to, /\/before$/)
    assert.equal((await ask('/share/look', { digits })).text.match(/<bdi>(First|Second) banner/g)?.length, 3)

    const last = await add('Third banner')
    const takeOut = () => ask(step, { added: hidden(last.text, 'added') })
    await takeOut()
    await ask(`/share/${handle}/1`, { words: 'The Kettle' }) // where the card of the file lay
    assert.match((await takeOut()).to, /taken=1$/)
    const look = (await ask('/share/look', { digits })).text
    assert.match(look, /The Kettle/)
    assert.deepEqual(look.match(/<bdi>\w+ banner/g), ['<bdi>First banner', '<bdi>First banner', '<bdi>Second banner'])

    assert.match((await sendIt(digits, handle)).text, /It is sent/)
    const own = await keyOf(digits)
    for (let n = 0; n < 8; n++)
      await store.change(async (tx) => putLetter(tx, own.lookup, 'question', await sealWords({ text: `Question ${n}` }, [own.recipient])))
    assert.equal((await ask(step, { added: hidden(first.text, 'added') })).to, '/return')
    const state = (await ask('/return', { digits })).text
    for (let n = 0; n < 8; n++) assert.ok(state.includes(`Question ${n}`), `question ${n} is still there`)
  })

  it('take ten files and no more: the eleventh is refused before it is read, and said so before it is chosen', async () => {
    const { digits, handle } = await begun()
    const own = await keyOf(digits)
    const step = `/share/${handle}/11`
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#38a' } })
      .jpeg()
      .toBuffer()
    for (let n = 0; n < 9; n++)
      await store.change(async (tx) => putLetter(tx, own.lookup, 'file', await sealWords({ id: `${n}` }, [own.recipient])))
    assert.match((await ask(step)).text, /type="file"/)
    const kept = await ask(step, { description: 'The tenth', original: 'yes' }, { file: file(picture) })
    assert.match(kept.text, /no room for the untouched file/)
    assert.doesNotMatch((await ask(step)).text, /type="file"/)
    assert.match((await ask(step)).text, /There are ten files/)
    let read = 0
    const eleventh = {
      bytes: (async function* () {
        read += 1
        yield picture
      })(),
    }
    const refused = await ask(step, { description: 'The eleventh' }, { file: eleventh })
    assert.deepEqual([refused.status, read], [422, 0])
    assert.match(refused.text, /There are ten files.*The eleventh/s)
    await ask(step, { added: hidden(kept.text, 'added') })
    assert.match((await ask(step)).text, /type="file"/)
  })

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
        const { digits, handle } = await begun()
        const own = write(digits)
        await ask(`/ar/share/${handle}/${step}`, { [field]: `احفظوا ${own} عندكم` })
        const { text } = await ask('/ar/share/look', { digits })
        assert.ok(text.includes(`<q dir="auto">${own}</q> هذا رقمك أنت`), `${field}: ${own}`)
        assert.ok((await ask('/share/look', { digits })).text.includes(`<q dir="auto">${own}</q> This is your own number`), own)
      }
    }
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
    for (const { text } of [state, await ask('/share/look', { digits }), await ask('/return/terms', { digits })])
      assert.doesNotMatch(text, /kettle/)
  })

  it('keep with the telling every sentence as it was read before and beside the choices, and “in a year” as that', async () => {
    const { digits, first, handle } = await begun('about-us')
    await ask(first, { choice: 'hidden' })
    await ask(first.replace(/1$/, '2'), { words: 'Please hide it.' })
    assert.match((await ask(`/fr/share/${handle}/terms`, { ...consent, from: 'year' })).to, /\/end\?kept=1$/)
    assert.match((await ask('/share/look', { digits })).text, /In a year.*November 22, 2027/s)
    const { text } = await ask('/share/send', await lookedOver(digits))
    assert.match(text, /The page is not hidden yet\. Only the people who run this site can hide it/)
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

  it('greet whoever types a sheet’s number for the first time as somebody new', async () => {
    const { digits, first } = await begun()
    const fresh = (await ask('/return', { digits })).text
    assert.match(fresh, /Good that you are here.*Nothing is written here yet/s)
    assert.doesNotMatch(fresh, /back<|0 questions/)
    await ask(first, { words: 'The Kettle' })
    assert.match((await ask('/return', { digits })).text, /Good that you are back/)
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
    assert.match(state, /<h2>Read it again<\/h2>/)
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
    assert.match(pass.text, /Please type your number|What is your number/)
    assert.doesNotMatch(pass.text, /secret/)
    assert.match((await ask('/return/go-on', { opened: hidden(read.text, 'opened') })).text, /It is with the editors/)
    assert.match((await ask('/fr/return/read', { digits, ...wordAsked })).text, /Voici ce que vous avez envoyé/)

    const hide = (await ask('/return/hide', { digits })).text
    assert.doesNotMatch(hide, /again-word/)
    assert.doesNotMatch((await ask('/return/read', { digits, ...wordAsked })).text, /secret/)
    assert.match((await ask('/return/show', { digits })).text, /again-word/)
    assert.match((await ask('/return/read', { digits, ...wordAsked })).text, /secret/)
  })

  it('ask for no word where none was chosen, nor after sending', async () => {
    const digits = await sent()
    const state = (await ask('/return', { digits })).text
    assert.doesNotMatch(state, /again-word/)
    assert.doesNotMatch((await ask('/return/terms', { digits })).text, /again-word/)
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
    const terms = await later('/return/terms', { digits })
    assert.doesNotMatch(terms.text, /name="until"[^>]*checked|2029-11-23/, 'it is asked anew')
    assert.match((await later('/return/change', { digits, ...consent, until: 'year' })).text, /It holds from now on/)
    assert.deepEqual(await until(), ['waiting', '2031-01-01'])
    const last = on('2031-06-01')
    const refusing = asker({
      today: () => dayFromIso('2031-06-01') as Day,
      store: { ...store, change: async () => Promise.reject(new StoreTrouble('cannot-write', 'full')) },
    })
    assert.equal((await refusing('/return/no-end', { digits })).status, 503)
    assert.match((await last('/return/no-end', { digits })).text, /It holds from now on/)
    assert.deepEqual(await until(), ['waiting', null])
    const found = await openDraft(store.sealed, own)
    assert.ok(found.is === 'sent' && found.sent.terms.wording.some(({ said }) => said === 'Go on, with no end'))
  })

  it('say it where more words or other terms cannot be kept, keep them in the page, and take the same form again', async () => {
    const digits = await sent()
    const own = await keyOf(digits)
    await store.change(async (tx) => putLetter(tx, own.lookup, 'question', await sealWords({ text: 'Which year?' }, [own.recipient])))
    const state = (await ask('/return', { digits })).text
    const opened = hidden(state, 'opened')
    const words = { credit: 'chosen', 'credit-name': 'The Otters' }
    const refusing = asker({ store: { ...store, change: async () => Promise.reject(new StoreTrouble('cannot-write', 'full')) } })
    // Somebody who writes into the database took away what says where it goes.
    const way = await store.sealed
      .selectFrom('sealed_letter')
      .selectAll()
      .where('lookup', '=', own.lookup)
      .where('kind', '=', 'sent')
      .execute()
    await store.change((tx) => dropLetters(tx, own.lookup, { kinds: ['sent'] }))
    for (const asking of [ask, refusing]) {
      const gone = (await asking('/return', { digits })).text
      if (asking === ask) assert.match(gone, /Nothing can be added to it just now/)
      const terms = await asking('/return/change', { opened, ...consent, ...words })
      assert.equal(terms.status, 503)
      assert.match(terms.text, /what you decided before still holds.*id="credit-is-chosen"[^>]*checked.*The Otters/s)
      assert.doesNotMatch(terms.text, /It holds from now on/)
    }
    await store.change((tx) => tx.insertInto('sealed_letter').values(way).execute())
    for (const to of ['add', 'answer']) {
      const more = await refusing(furtherIn(state, to), { more: 'And we danced.' })
      assert.equal(more.status, 503)
      assert.match(more.text, /href="#more">This could not be sent just now.*Nothing you wrote is lost.*And we danced\./s)
      assert.doesNotMatch((await ask('/return', { digits })).text, /You answered this/)
      assert.equal((await ask(furtherIn(state, to), { more: 'And we danced.' })).status, 303, 'the same page again')
    }
    assert.match((await ask('/return/change', { opened, ...consent, ...words })).text, /It holds from now on/)
    await store.change(async (tx) => {
      const letter = await sealWords({ said: 'more', to: null, text: '' }, [own.recipient])
      for (let n = 0; n < 500; n++)
        await tx
          .insertInto('sealed_letter')
          .values({ lookup: own.lookup, n: 1_000 + n, kind: 'reply', bytes: letter })
          .execute()
    })
    const full = await ask(furtherIn(state, 'add'), { more: 'And we danced again.' })
    assert.equal(full.status, 422)
    assert.match(full.text, /href="#more">No more fits in here.*And we danced again\./s)
  })

  it('add the same words from one page once, other words each time, and ask for the number beside them once the page is old', async () => {
    const digits = await sent()
    const own = await keyOf(digits)
    const telling = (await findInbox(store.sealed, own.lookup))?.telling ?? ''
    const many = () => countParts(store.sealed, telling, 'added')
    const adding = furtherIn((await ask('/return', { digits })).text, 'add')
    for (const more of ['And we danced.', 'And we danced.', 'And we sang.']) await ask(adding, { more })
    assert.equal(await many(), 2)
    const now = clock
    clock += 3 * 60 * 60_000
    const old = await ask(adding)
    assert.match(old.text, /<label for="more">.*<label for="digits">/s)
    const stale = await ask(adding, { more: 'And we cooked.' })
    assert.equal(stale.status, 422)
    assert.match(stale.text, /And we cooked\..*<label for="digits">/s)
    const slip = await ask(adding, { more: 'And we cooked.', digits: newReceipt() })
    assert.match(slip.text, /href="#digits">Nothing can be added under this number.*And we cooked\./s)
    assert.ok(!slip.text.includes(digits))
    for (let n = 0; n < 2; n++) {
      const typed = await ask(adding, { more: 'And we cooked.', digits })
      assert.equal(typed.status, 303)
      assert.match((await ask(typed.to)).text, /It is kept, and goes to the editors/)
    }
    assert.equal(await many(), 3)
    clock = now
    // No page of ours sent it: nothing is added, and what was written comes back.
    const foreign = await ask(adding, { more: 'And we left.' }, { trouble: 'no-ticket' })
    assert.deepEqual([foreign.status, /And we left\./.test(foreign.text)], [422, true])
    // A handle is for one place alone.
    const other = adding.replace(/add$/, 'answer-1')
    assert.match((await ask(other, { more: 'And we left.' })).text, /<label for="digits">/)
    assert.equal(await many(), 3)
    await ask('/return/take-back', { digits })
    assert.equal((await ask(adding, { more: 'And we left.' })).status, 503)
    assert.equal(await many(), 0)
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

  it('let an unsent draft be gone on with, and thrown away', async () => {
    const { digits, first } = await begun()
    await ask(first, { words: 'The Kettle' })
    const back = await ask('/return', { digits })
    assert.match(back.text, /You answered one question\./)
    assert.match((await ask('/return/go-on', { digits })).to, /\/2$/)
    assert.match((await ask('/return/throw-away', { opened: hidden(back.text, 'opened') })).text, /thrown away/)
    assert.equal((await ask('/return', { digits })).status, 422)
  })

  it('ask a plain question, or a code, in a flood, before any hashing; and never turn anybody away', async () => {
    let salted = 0
    const counting = asker({ salt: () => Promise.resolve(Buffer.alloc(16, 7)).finally(() => salted++) })
    const flood = { lane: 'flood' } as const
    const digits = await sent()
    const asked = await counting('/return', { digits }, flood)
    assert.equal(asked.status, 422)
    const token = hidden(asked.text, 'plain-token')
    assert.match((await counting('/return', { digits, 'plain-token': token, 'plain-answer': '99' }, flood)).text, /did not fit/)
    assert.match((await counting('/return', { digits, vouch: '0000' }, flood)).text, /did not fit/)
    assert.equal(salted, 0)
    assert.match((await counting('/return', { digits, vouch: '1234' }, flood)).text, /with the editors/)
    const answers: Record<string, string> = {
      week: '7',
      fingers: '10',
      months: '12',
      legs: '4',
      'three and six': '٩',
      nineteen: '20',
      hours: '24',
      half: '15',
    }
    const [, answer = ''] =
      Object.entries(answers).find(([word]) => new RegExp(`<label for="plain-answer">[^<]*${word}`).test(asked.text)) ?? []
    const used = new Set<string>()
    const spend = async (nonce: string) => used.has(nonce) || !used.add(nonce)
    const answering = () => counting('/return', { digits, 'plain-token': token, 'plain-answer': answer }, { ...flood, spend })
    assert.match((await answering()).text, /with the editors/)
    const hashed = salted
    assert.match((await answering()).text, /did not fit/, 'an answer counts once')
    assert.equal(salted, hashed)
  })

  it('use up a code only where its number was hashed', async () => {
    const digits = await sent()
    let left = 1
    const vouched = { stands: async () => left > 0, spend: async () => left-- > 0 }
    const busy = asker({
      vouched,
      salt: async () => {
        throw new Busy('busy')
      },
    })
    await assert.rejects(busy('/return', { digits, vouch: '1234' }, { lane: 'flood' }), Busy)
    assert.equal(left, 1)
    const coming = asker({ vouched })
    assert.match((await coming('/return', { digits, vouch: '1234' }, { lane: 'flood' })).text, /with the editors/)
    assert.match((await coming('/return', { digits, vouch: '1234' }, { lane: 'flood' })).text, /did not fit/)
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
