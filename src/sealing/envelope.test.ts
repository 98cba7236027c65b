// What is sealed opens with its own key, whole and unchanged, or not at all.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { newKeys, open, openStream, SealBroken, seal, sealStream } from './envelope.ts'
import { openWords, sealWords } from './letters.ts'

const own = await newKeys()
const another = await newKeys()
const words = Buffer.from('Words that nobody else may read. '.repeat(3_000)) // longer than one piece of age's stream

const whole = async (bytes: AsyncIterable<Uint8Array>) => {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}
async function* inBits(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}
const flipped = (bytes: Uint8Array, at: number) => {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] as number) ^ 1
  return changed
}

describe('what is sealed', () => {
  it('opens with each key it was sealed to, and with no other', async () => {
    const sealed = await seal(words, [own.recipient, another.recipient])
    assert.deepEqual(Buffer.from(await open(sealed, own.identity)), words)
    assert.deepEqual(Buffer.from(await open(sealed, another.identity)), words)
    await assert.rejects(open(sealed, (await newKeys()).identity), SealBroken)
  })

  it('is an age file, and holds no piece of what was sealed', async () => {
    const sealed = Buffer.from(await seal(words, [own.recipient]))
    assert.equal(sealed.subarray(0, 22).toString(), 'age-encryption.org/v1\n')
    assert.equal(sealed.includes('nobody else'), false)
  })

  it('is never the same twice', async () => {
    assert.notDeepEqual(await seal(words, [own.recipient]), await seal(words, [own.recipient]))
  })

  it('is refused with a byte changed anywhere, cut short anywhere, or with one more', async () => {
    const sealed = await seal(words, [own.recipient])
    const places = [0, 30, 100, 200, sealed.length >> 1, 64 * 1024 + 300, sealed.length - 1]
    for (const at of places) await assert.rejects(open(flipped(sealed, at), own.identity), SealBroken, `byte ${at}`)
    for (const at of places) await assert.rejects(open(sealed.subarray(0, at), own.identity), SealBroken, `cut at ${at}`)
    await assert.rejects(open(Buffer.concat([sealed, Buffer.of(0)]), own.identity), SealBroken)
    await assert.rejects(open(Buffer.alloc(0), own.identity), SealBroken)
  })

  it('goes to somebody: sealing to nobody is our own mistake', async () => {
    await assert.rejects(async () => seal(words, []), /nobody/)
    await assert.rejects(async () => whole(sealStream(inBits(words, 100), [])), /nobody/)
  })

  it('streams in pieces of any length, into the same file', async () => {
    for (const length of [1_000, 64 * 1024, words.length]) {
      const sealed = await whole(sealStream(inBits(words, length), [own.recipient]))
      assert.deepEqual(Buffer.from(await open(sealed, own.identity)), words)
      assert.deepEqual(await whole(openStream(inBits(sealed, 777), own.identity)), words)
    }
  })

  it('streams nothing to another key, and breaks at the latest at the end where it was changed or cut', async () => {
    const sealed = await whole(sealStream(inBits(words, 4_096), [own.recipient]))
    await assert.rejects(whole(openStream(inBits(sealed, 777), another.identity)), SealBroken)
    await assert.rejects(whole(openStream(inBits(flipped(sealed, sealed.length - 1), 777), own.identity)), SealBroken)
    await assert.rejects(whole(openStream(inBits(sealed.subarray(0, -1), 777), own.identity)), SealBroken)
    // Cut between two pieces of age's stream: only the mark of the last piece tells.
    const header = sealed.indexOf('\n--- ') + 5 + 43 + 1 + 16
    await assert.rejects(whole(openStream(inBits(sealed.subarray(0, header + 64 * 1024 + 16), 777), own.identity)), SealBroken)
  })
})

describe('a letter', () => {
  it('says after opening what was put in, and is as long as any other short one', async () => {
    const short = await sealWords({ text: 'no' }, [own.recipient])
    const longer = await sealWords({ text: randomBytes(1_500).toString('hex') }, [own.recipient])
    assert.equal(short.length, longer.length)
    assert.deepEqual(await openWords(short, own.identity), { text: 'no' })
    await assert.rejects(openWords(short, another.identity), SealBroken)
  })
})
