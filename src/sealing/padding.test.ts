// Padded lengths: few of them, little longer, and nothing lost.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { pad, padmeLength, textLength, unpad, zerosAfter } from './padding.ts'

describe('padding', () => {
  it('gives back exactly what was padded, whatever its length', () => {
    for (const length of [0, 1, 7, 8, 4_087, 4_088, 4_089, 100_000]) {
      const bytes = randomBytes(length)
      for (const lengthFor of [textLength, padmeLength]) assert.deepEqual(Buffer.from(unpad(pad(bytes, lengthFor))), bytes)
    }
  })

  it('makes texts as long as a power of two, 4 KiB at least', () => {
    for (const [length, padded] of [
      [0, 4_096],
      [4_088, 4_096],
      [4_089, 8_192],
      [8_184, 8_192],
      [40_000, 65_536],
    ] as const)
      assert.equal(pad(new Uint8Array(length), textLength).length, padded)
  })

  it('makes files at most 6.2 % longer, never shorter, and some 400 lengths of all from 1 kB to 50 MB', () => {
    const lengths = new Set<number>()
    for (let length = 1_024; length <= 50_000_000; length += 997) {
      const padded = padmeLength(length)
      assert.ok(padded >= length && padded <= length * 1.0625, String(length))
      assert.equal(padmeLength(padded), padded)
      lengths.add(padded)
    }
    assert.ok(lengths.size <= 420, String(lengths.size))
  })

  it('streams the zeros that are missing, and nothing else', () => {
    for (const length of [1, 1_000, 100_001, 3_000_000]) {
      const zeros = [...zerosAfter(length)]
      assert.equal(length + zeros.reduce((sum, piece) => sum + piece.length, 0), padmeLength(length))
      assert.ok(zeros.every((piece) => piece.every((byte) => byte === 0)))
    }
  })

  it('refuses a length that cannot be', () => {
    const padded = Buffer.from(pad(Buffer.from('words'), textLength))
    padded.writeBigUInt64BE(4_089n)
    assert.throws(() => unpad(padded), RangeError)
    padded.writeBigUInt64BE(2n ** 63n)
    assert.throws(() => unpad(padded), RangeError)
  })
})
