// Files at the way back: those that were sent are taken out one by one, and others added, by an address that can only add.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { type Answered, file, furtherIn, hidden, newPicture, openSharePages } from '../../../tests/share-asker.ts'
import { keyOf, newReceipt } from '../../../tests/tellers.ts'
import { mostFiles } from '../../contributions/file-card.ts'
import { filesOf } from '../../store/sealed/files.ts'
import { dropLetters, findInbox } from '../../store/sealed/inboxes.ts'
import { putPart } from '../../store/sealed/parts.ts'
import { StoreTrouble } from '../../store/trouble.ts'

const { store, clock, ask, asker, onFullDisk, begun, sendIt, sent, close } = await openSharePages()
after(close)
const picture = await newPicture()

/** The files that a page of the way back lists, as their teller reads them. */
const listed = ({ text }: Answered) =>
  [...text.matchAll(/<li><p>(File \d.*?)<\/p>/g)].map(([, line]) => (line as string).replace(/<[^>]+>/g, ''))
const idsIn = ({ text }: Answered) => [...text.matchAll(/name="file" value="(a[a-z2-7]{26})"/g)].map(([, id]) => id as string)
const back = (digits: string) => ask('/return', { digits })
const tellingOf = async (digits: string) => (await findInbox(store.sealed, (await keyOf(digits)).lookup))?.telling ?? ''
const many = async (digits: string) => (await filesOf(store.sealed, await tellingOf(digits))).length

/** Sent with one picture, and the untouched one beside it. */
const sentWithFiles = async () => {
  const { digits, first, handle } = await begun()
  await ask(first, { words: 'We met by the river.' })
  await ask(`/share/${handle}/11`, { description: 'Our banner', original: 'yes' }, { file: file(picture) })
  assert.match((await sendIt(digits, handle)).text, /It is sent/)
  return digits
}

describe('the share pages, of files that were sent,', () => {
  it('list each by its number, kind and size alone, and take out one at a time, in one step, as often as it is asked', async () => {
    const digits = await sentWithFiles()
    const state = await back(digits)
    assert.deepEqual(listed(state), ['File 1 · A picture · 1 kB', 'File 2 · A picture · 1 kB · untouched, as proof'])
    assert.doesNotMatch(state.text, /banner/i)
    const [one = '', two = ''] = idsIn(state)
    const opened = hidden(state.text, 'opened')
    const other = await sentWithFiles()
    const [theirs = ''] = idsIn(await back(other))
    const strange = await ask('/return/take-out', { opened, file: theirs })
    assert.equal(listed(strange).length, 2)
    assert.equal(await many(other), 2, 'no other’s')

    const gone = await ask('/return/take-out', { opened, file: one })
    assert.match(gone.text, /role="status">File 1 is destroyed, with what you wrote about it and the key that opened it/)
    assert.deepEqual(listed(gone), ['File 2 · A picture · 1 kB · untouched, as proof'])
    const again = await ask('/return/take-out', { opened, file: one })
    assert.deepEqual([again.status, listed(again).length], [200, 1])
    await ask('/return/hide', { opened })
    const { now } = clock
    clock.now += 60 * 60_000
    const stale = await ask('/return/take-out', { opened, file: two })
    assert.match(stale.text, /name="digits"/)
    assert.equal(await many(digits), 1)
    const last = await ask('/return/take-out', { digits, file: hidden(stale.text, 'file') })
    clock.now = now
    assert.match(last.text, /File 2 is destroyed.*It is hidden/s)
    assert.deepEqual([listed(last), /Your files/.test(last.text), await many(digits)], [[], false, 0])
  })

  it('say it where one cannot be taken out, and where it is gone although something failed after', async () => {
    const digits = await sentWithFiles()
    const state = await back(digits)
    const [one = '', two = ''] = idsIn(state)
    const opened = hidden(state.text, 'opened')
    const failed: unknown[] = []
    const refused = await onFullDisk({ failed: (error) => void failed.push(error) })('/return/take-out', { opened, file: one })
    assert.deepEqual([refused.status, listed(refused).length, failed.length], [503, 2, 1])
    assert.match(refused.text, /could not be taken out just now. Nothing has changed/)
    const forgetting = asker({ store: { ...store, forget: async () => Promise.reject(new StoreTrouble('cannot-write', 'full')) } })
    const gone = await forgetting('/return/take-out', { opened, file: two })
    assert.deepEqual([gone.status, listed(gone).length], [200, 1])
    assert.match(gone.text, /It is taken out, and destroyed/)
  })

  it('take another at an address of its own, show it as it is kept, and take that out again without the number', async () => {
    const digits = await sent()
    const adding = furtherIn((await back(digits)).text, 'file')
    assert.ok(!adding.includes(digits.slice(0, 8)), 'the number stands in no address')
    const empty = await ask(adding)
    assert.match(empty.text, /<label for="description">.*type="file"/s)
    const kept = await ask(`${adding}?keep=1`, { description: 'Our <b>banner', original: 'yes' }, { file: file(picture) })
    assert.match(kept.text, /src="data:image\/jpeg;base64,.*untouched file is kept too.*Our &lt;b&gt;banner/s)
    const onward = await ask(`${adding}?kept=1`)
    assert.match(onward.text, /It is kept, and goes to the editors.*Add another/s)
    assert.doesNotMatch(onward.text + (await ask(adding)).text, /banner/)
    const state = await back(digits)
    assert.deepEqual(listed(state), ['File 1 · A picture · 1 kB', 'File 2 · A picture · 1 kB · untouched, as proof'])

    const more = await ask(`${adding}?keep=1`, { description: 'A flag' }, { file: file(picture) })
    const other = furtherIn((await back(await sent())).text, 'file')
    assert.equal((await ask(`${other}?keep=1`, { added: hidden(more.text, 'added') })).to, '/return', 'no other’s')
    for (let n = 0; n < 2; n++) {
      const out = await ask(`${adding}?keep=1`, { added: hidden(kept.text, 'added') })
      assert.match((await ask(out.to)).text, /role="status">It is taken out, and destroyed/)
    }
    assert.deepEqual(listed(await back(digits)), ['File 3 · A picture · 1 kB'], 'just what that page showed')
    const full = await onFullDisk()(`${adding}?keep=1`, { added: hidden(more.text, 'added') })
    assert.equal(full.status, 503)
    assert.match(full.text, /Go back in with your number to take it out/)
    assert.equal(await many(digits), 1)
  })

  it('keep the file of one form once, and what was written beside it wherever it is not kept', async () => {
    const digits = await sent()
    const adding = `${furtherIn((await back(digits)).text, 'file')}?keep=1`
    const described = { description: 'Our banner' }
    await ask(adding, described, { file: file(picture) })
    const refusals: [asking: typeof ask, more: Parameters<typeof ask>[2], status: number, says: RegExp][] = [
      [ask, { file: file(picture), ticket: 'used' }, 422, /sent twice, and its file is taken once/],
      [ask, {}, 422, /Please choose a file first/],
      [ask, { file: file(Buffer.from('<svg onload="alert(1)">')) }, 422, /can hold a program/],
      [ask, { file: file(Buffer.alloc(0)) }, 422, /This file is empty/],
      [asker({ room: async () => 'words' }), { file: file(picture) }, 422, /no room for files/],
      [onFullDisk(), { file: file(picture) }, 503, /could not be kept just now/],
      [ask, { file: file(picture), trouble: 'no-ticket' }, 422, /<label for="digits">/],
    ]
    for (const [asking, more, status, says] of refusals) {
      const refused = await asking(adding, described, more)
      assert.deepEqual([refused.status, says.test(refused.text), /Our banner/.test(refused.text)], [status, true, true], String(says))
    }
    assert.equal(await many(digits), 1)
    const spools = await store.sealed.selectFrom('sealed_part').select('item').where('item', 'like', 'spool-%').execute()
    assert.deepEqual(spools, [])
  })

  it('ask for the number once the address is old, with every word kept, and then take the file', async () => {
    const digits = await sent()
    const adding = furtherIn((await back(digits)).text, 'file')
    const keep = `${adding}?keep=1`
    const described = { description: 'Our banner' }
    const { now } = clock
    clock.now += 3 * 60 * 60_000
    assert.match((await ask(adding)).text, /<label for="digits">.*type="file"/s)
    assert.match((await ask(`${adding}?kept=1`)).text, /name="digits"/)
    const stale = await ask(keep, described, { file: file(picture) })
    assert.equal(stale.status, 422)
    assert.match(stale.text, /Our banner.*<label for="digits">.*choose the file once more too/s)
    const slip = await ask(keep, { ...described, digits: newReceipt() }, { file: file(picture) })
    assert.match(slip.text, /href="#digits">Nothing can be added under this number.*Our banner/s)
    assert.equal(await many(digits), 0)
    const kept = await ask(keep, { ...described, digits }, { file: file(picture) })
    assert.match(kept.text, /This is the picture as it is kept/)
    assert.equal(await many(digits), 1)
    const anew = /href="([^"]*\/file)\?kept=1"/.exec(kept.text)?.[1] ?? ''
    assert.notEqual(anew, adding)
    assert.match((await ask(`${anew}?kept=1`)).text, /It is kept, and goes to the editors/)
    assert.ok(!kept.text.includes(digits))
    clock.now = now
    // A handle is for one place alone, and can do nothing but add there.
    const words = furtherIn((await back(digits)).text, 'add')
    assert.match((await ask(words.replace(/add$/, 'file'))).text, /<label for="digits">/)
    assert.match((await ask(adding.replace(/file$/, 'add'), { more: 'And we danced.' })).text, /<label for="digits">/)
    await ask('/return/take-back', { digits })
    assert.equal((await ask(keep, described, { file: file(picture) })).to, '/return')
    const partsNamed = (named: string) => store.sealed.selectFrom('sealed_part').select('part').where('part', 'like', named).execute()
    assert.equal((await partsNamed('file %')).length, (await partsNamed('file-card %')).length, 'what came too late is not there')
  })

  it('join what is hidden, are ten at most, and are offered only where it is proven where they go', async () => {
    const digits = await sent()
    const state = await back(digits)
    await ask('/return/hide', { opened: hidden(state.text, 'opened') })
    const adding = furtherIn(state.text, 'file')
    assert.match((await ask(adding)).text, /joins what you hid/)
    await ask(`${adding}?keep=1`, { description: '' }, { file: file(picture) })
    assert.match((await ask(`${adding}?kept=1`)).text, /It is kept, and hidden with the rest/)
    const telling = await tellingOf(digits)
    for (let n = 2; n <= mostFiles; n++)
      await store.change((tx) =>
        putPart(tx, telling, `file-card ${String(n).padStart(4, '0')} a${'b'.repeat(25)}${'cdefghijk'[n - 2]}`, Buffer.from('x')),
      )
    let read = 0
    const eleventh = {
      bytes: (async function* () {
        read += 1
        yield picture
      })(),
    }
    const full = await ask(`${adding}?keep=1`, { description: 'The eleventh' }, { file: eleventh })
    assert.deepEqual([full.status, read], [422, 0])
    assert.match(full.text, /There are ten files.*The eleventh/s)
    assert.doesNotMatch((await ask(adding)).text, /type="file"/)
    const ten = await back(digits)
    assert.equal(idsIn(ten).length, mostFiles, 'one whose outline cannot be opened can be taken out all the same')
    await ask('/return/take-out', { opened: hidden(ten.text, 'opened'), file: idsIn(ten)[4] ?? '' })
    assert.match((await ask(adding)).text, /type="file"/)

    const own = await keyOf(digits)
    await store.change((tx) => dropLetters(tx, own.lookup, { kinds: ['sent'] }))
    assert.equal(furtherIn((await back(digits)).text, 'file'), 'none')
  })

  it('come back once with what was written about one, and take it all the same', async () => {
    const digits = await sent()
    const adding = furtherIn((await back(digits)).text, 'file')
    const form = { description: 'Call +31 6 1234 5678', original: 'yes' }
    const held = await ask(adding, form, { file: file(picture) })
    assert.equal(held.status, 422)
    assert.match(held.text, /Please choose the file once more too.*1234 5678<\/q> This looks like a phone number/s)
    assert.match(held.text, /\nCall \+31 6 1234 5678<.*name="original"[^>]*checked.*Send it all the same/s)
    assert.equal(await many(digits), 0)
    const kept = await ask(adding, { ...form, warned: hidden(held.text, 'warned') }, { file: file(picture) })
    assert.equal(kept.status, 200)
    assert.equal(await many(digits), 2)
  })
})
