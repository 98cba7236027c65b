// Receipts and codes: read in whatever script and with whatever marks they are typed, and every slip of the pen is named before any hashing.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { inGroups, type Misread } from './digits.ts'
import { makeReceipt, readReceipt, receiptLength } from './receipt.ts'
import { makeVoucher, readVoucher, voucherHash } from './voucher.ts'

const receipt = makeReceipt((n) => createHash('shake256', { outputLength: n }).update('an invented receipt').digest())
const groups = inGroups(receipt)
const misread = (typed: string): Misread | 'read' => {
  const read = readReceipt(typed)
  return read.is === 'misread' ? read.because : 'read'
}
/** The same digits in another script, by its zero. */
const inScript = (zero: string) => receipt.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) as number) + Number(digit)))

describe('a receipt', () => {
  it('has 24 digits in six groups of four', () => {
    assert.match(receipt, /^\d{24}$/)
    assert.deepEqual(
      groups.map(({ length }) => length),
      [4, 4, 4, 4, 4, 4],
    )
    assert.equal(receiptLength, 24)
  })

  it('is read with spaces of every kind, hyphens, dots and marks that cannot be seen between its digits (H44)', () => {
    for (const between of [
      ' ',
      '\u00a0',
      '\u202f',
      '\u2009',
      '\u3000',
      '\t',
      '\n',
      '-',
      '‐',
      '‑',
      '–',
      '—',
      '.',
      ' - ',
      '\u200b',
      '\u200e',
      '\u2067',
      '·',
    ])
      assert.deepEqual(
        readReceipt(`${between}${groups.join(between)}${between}`),
        { is: 'receipt', digits: receipt },
        JSON.stringify(between),
      )
  })

  it('is read in the scripts that phones write digits in (H44)', () => {
    for (const zero of ['٠', '۰', '०', '০', '੦', '૦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐', '０'])
      assert.deepEqual(readReceipt(inScript(zero)), { is: 'receipt', digits: receipt }, zero)
    assert.deepEqual(readReceipt(receipt.slice(0, 12) + inScript('٠').slice(12)), { is: 'receipt', digits: receipt }, 'two scripts at once')
  })

  it('names what is wrong with anything else', () => {
    assert.equal(misread(''), 'empty')
    assert.equal(misread(' - '), 'empty')
    assert.equal(misread(receipt.slice(1)), 'too-short')
    assert.equal(misread(`${receipt}0`), 'too-long')
    assert.equal(misread(`x${receipt.slice(1)}`), 'not-digits')
    assert.equal(misread(`²${receipt.slice(1)}`), 'not-digits')
    assert.equal(misread(`Ⅳ${receipt.slice(1)}`), 'not-digits')
  })

  it('of a megabyte is refused before it is looked at (H44)', () => {
    const spaces = ' '.repeat(2 ** 20)
    assert.equal(misread(receipt + spaces), 'too-long')
    assert.equal(misread(spaces), 'too-long')
  })

  it('with any one digit wrong is a slip, and so it is with any two neighbours changed', () => {
    for (let n = 0; n < 50; n++) {
      const right = makeReceipt((count) => randomBytes(count))
      assert.equal(misread(right), 'read')
      for (let at = 0; at < right.length; at++) {
        for (let digit = 0; digit < 10; digit++) {
          const wrong = right.slice(0, at) + digit + right.slice(at + 1)
          assert.equal(misread(wrong), wrong === right ? 'read' : 'slip', `${right} ${wrong}`)
        }
        const [one, other] = [right[at], right[at + 1]]
        if (other === undefined || one === other) continue
        assert.equal(misread(right.slice(0, at) + other + one + right.slice(at + 2)), 'slip', `${right} at ${at}`)
      }
    }
  })
})

describe('a code', () => {
  it('is read as a receipt is, is none where a digit slipped, and is never taken for a receipt', () => {
    const code = makeVoucher((n) => randomBytes(n))
    assert.match(code, /^\d{12}$/)
    assert.equal(readVoucher(inGroups(code).join('\u00a0')), code)
    assert.equal(readVoucher(code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10)), null)
    assert.equal(readVoucher(receipt), null)
    assert.equal(misread(code), 'too-short')
  })

  it('is kept as a hash of 32 bytes, the same for the same digits alone', () => {
    assert.equal(voucherHash('000000000000').length, 32)
    assert.deepEqual(voucherHash('000000000000'), voucherHash('000000000000'))
    assert.notDeepEqual(voucherHash('000000000000'), voucherHash('000000000001'))
  })
})
