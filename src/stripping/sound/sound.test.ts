// Sounds of every kind, in pieces of any size, cut anywhere, spoilt anywhere: clean or refused, and clean means clean for good.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as planted from '../../../tests/safety/planted-sounds.ts'
import type { SoundFormat } from '../recognising.ts'
import { stripSound } from './sound.ts'

const words = 'Cinnabar Celik 37'
const samples: readonly [SoundFormat, string, Buffer][] = [
  ['mp3', 'MP3', planted.mp3With(words)],
  ['wav', 'WAV', planted.wavWith(words)],
  ['ogg', 'Opus', planted.opusWith(words)],
  ['ogg', 'Vorbis', planted.vorbisWith(words)],
  ['mp4', 'M4A', planted.mp4With({ words })],
  ['mp4', 'M4A, described at its end', planted.mp4With({ words, soundFirst: true })],
  ['webm', 'WebM', planted.webmWith({ words })],
  ['webm', 'WebM, recorded live', planted.webmWith({ words, isLive: true })],
  ['webm', 'WebM with Vorbis', planted.webmWith({ words, tracks: [planted.vorbisTrack(words)] })],
]

const inPieces = (bytes: Buffer, length: number) => ({
  size: bytes.length,
  read: async function* () {
    for (let at = 0; at < bytes.length; at += length) yield Buffer.from(bytes.subarray(at, at + length))
  },
})

/** The clean bytes, or why there are none. */
const clean = async (format: SoundFormat, bytes: Buffer, length = 10_000): Promise<Buffer | string> => {
  const outcome = await stripSound(format, inPieces(bytes, length))
  if (outcome.is === 'refused') return outcome.because
  const pieces: Uint8Array[] = []
  for await (const piece of outcome.read()) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The same chance at every run. */
const chances = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

describe('a sound that was stripped', () => {
  for (const [format, name, bytes] of samples) {
    it(`loses nothing more when it is stripped again: ${name}`, async () => {
      const once = await clean(format, bytes)
      assert.ok(Buffer.isBuffer(once) && once.length > 100, String(once))
      assert.deepEqual(await clean(format, once), once)
    })

    it(`is the same in whatever pieces it came: ${name}`, async () => {
      const once = await clean(format, bytes)
      for (const length of [1, 7, 255, 1_000_000]) assert.deepEqual(await clean(format, bytes, length), once)
    })

    it(`is refused or clean wherever it was cut: ${name}`, async () => {
      const step = Math.max(1, Math.floor(bytes.length / 150))
      for (let end = 0; end < bytes.length; end += step) {
        const kept = await clean(format, bytes.subarray(0, end))
        if (typeof kept !== 'string') assert.ok(!kept.includes(words), `cut at ${end}`)
      }
    })

    it(`comes to an end whichever bytes are spoilt: ${name}`, async () => {
      const chance = chances(37)
      for (let round = 0; round < 150; round++) {
        const spoilt = Buffer.from(bytes)
        for (let n = 0; n < 3; n++) spoilt[Math.floor(chance() * Math.min(spoilt.length, 1_500))] = Math.floor(chance() * 256)
        const kept = await clean(format, spoilt)
        if (typeof kept !== 'string') assert.ok(kept.length <= spoilt.length + 200)
      }
    })
  }

  it('has sums by which every page of Ogg can be read', async () => {
    for (const made of [planted.opusWith(words), planted.vorbisWith(words)]) {
      const kept = await clean('ogg', made)
      assert.ok(Buffer.isBuffer(kept))
      let pages = 0
      for (let at = 0; at < kept.length; pages++) {
        const lacing = kept.subarray(at + 27, at + 27 + (kept[at + 26] ?? 0))
        const page: Buffer = Buffer.from(kept.subarray(at, at + 27 + lacing.length + lacing.reduce((sum, part) => sum + part, 0)))
        const said = page.readUInt32LE(22)
        assert.equal(page.readUInt32LE(18), pages)
        assert.equal(planted.oggSum(page.fill(0, 22, 26)), said)
        at += page.length
      }
      assert.ok(pages > 5)
    }
  })

  it('keeps its sound, sample by sample', async () => {
    const wav = await clean('wav', planted.wavWith(words))
    assert.deepEqual(wav.slice(44), Buffer.alloc(4000, 7))
    const mp4 = await clean('mp4', planted.mp4With({ words }))
    assert.ok(Buffer.isBuffer(mp4))
    const places = mp4.indexOf('stco') + 12
    for (const n of [0, 1, 2]) assert.equal(mp4.readUIntBE(mp4.readUInt32BE(places + n * 4), 3), 0xf8fffe)
    const opus = await clean('ogg', planted.opusWith(words))
    const webm = await clean('webm', planted.webmWith({ words }))
    for (const [kept, packets] of [
      [opus, 50],
      [webm, 30],
    ] as const)
      assert.equal(kept.toString('latin1').split('\xf8\xff\xfe').length - 1, packets)
  })

  it('wipes what it read', async () => {
    const pieces: Buffer[] = []
    const bytes = planted.wavWith(words)
    await stripSound('wav', {
      size: bytes.length,
      read: async function* () {
        for (let at = 0; at < bytes.length; at += 500) {
          pieces.push(Buffer.from(bytes.subarray(at, at + 500)))
          yield pieces.at(-1) as Buffer
        }
      },
    })
    assert.ok(pieces.length > 5 && pieces.every((piece) => piece.every((byte) => byte === 0)))
  })
})
