// Files on a draft: shown as they are kept, refused with the rest of the form kept, and taken out again.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { file, hidden, newPicture, openSharePages } from '../../../tests/share-asker.ts'
import { keyOf } from '../../../tests/tellers.ts'
import { sealWords } from '../../sealing/letters.ts'
import { putLetter } from '../../store/sealed/inboxes.ts'

const { store, ask, asker, begun, sendIt, close } = await openSharePages()
after(close)

describe('the share pages, given files,', () => {
  it('show a picture as it is kept, refuse what cannot be cleaned with the rest of the form kept, and take one out again (H17, H26)', async () => {
    const { digits, handle } = await begun()
    const step = `/share/${handle}/11`
    const picture = await newPicture()
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
    const picture = await newPicture()
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
    const picture = await newPicture()
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
})
