// One-time codes against the vectors of RFC 6238, and what is no code.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeAt, endOfStep, secretAddress, secretInGroups, stepOf } from './one-time-code.ts'

const secret = Buffer.from('12345678901234567890')

test('codes are those of RFC 6238, appendix B', () => {
  // Its table has eight digits; the last six of them are the code of six.
  for (const [seconds, code] of [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ] as const)
    assert.equal(codeAt(secret, Math.floor(seconds / 30)), code.slice(2), `${seconds} s`)
})

test('H47: a code counts in its own thirty seconds and those beside them, in any script, and nothing else counts', () => {
  const now = 1_234_567_890_000
  const step = Math.floor(now / 30_000)
  for (const beside of [-1, 0, 1]) assert.equal(stepOf(secret, codeAt(secret, step + beside), now), step + beside)
  for (const beside of [-2, 2]) assert.equal(stepOf(secret, codeAt(secret, step + beside), now), null)
  const code = codeAt(secret, step)
  assert.equal(stepOf(secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, now), step)
  assert.equal(stepOf(secret, [...code].map((digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]).join(''), now), step)
  for (const typed of ['', code.slice(1), `${code}0`, code.replace(/.$/, 'x'), '000000'.repeat(1_000)])
    assert.equal(stepOf(secret, typed, now), null, typed.slice(0, 10))
  assert.ok(endOfStep(step) > now + 30_000, 'it is remembered for as long as it could be used again')
})

test('a secret is written as authenticators read it', () => {
  assert.equal(secretInGroups(secret).join(''), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  const address = new URL(secretAddress(secret, { site: 'A History', name: 'mira & co' }))
  assert.equal(address.searchParams.get('secret'), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  assert.equal(address.searchParams.get('issuer'), 'A History')
  assert.equal(decodeURIComponent(address.pathname.split(':').at(-1) ?? ''), 'mira & co')
})
