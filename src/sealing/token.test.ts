// Tokens open for their own purpose, under their own key and in their time, and say nothing to whoever carries them.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openToken, sealToken } from './token.ts'

const key = Buffer.alloc(32, 1)
const now = 1_700_000_000_000
const value = { lookup: 'words that nobody reads', kind: 'our-history' }
const token = sealToken(key, 'handle', value, now + 1_000)

describe('a token', () => {
  it('opens to what was put in, until its moment', () => {
    assert.deepEqual(openToken(key, 'handle', token, now), value)
    assert.deepEqual(openToken(key, 'handle', token, now + 999), value)
    assert.equal(openToken(key, 'handle', token, now + 1_000), null)
  })

  it('opens for no other purpose and under no other key', () => {
    assert.equal(openToken(key, 'opened', token, now), null)
    assert.equal(openToken(Buffer.alloc(32, 2), 'handle', token, now), null)
  })

  it('opens with no character changed, left out or added', () => {
    for (let at = 0; at < token.length - 1; at++) {
      const other = token[at] === 'A' ? 'B' : 'A'
      assert.equal(openToken(key, 'handle', token.slice(0, at) + other + token.slice(at + 1), now), null, `character ${at}`)
    }
    for (const wrong of ['', 'x', token.slice(0, 20), token.slice(0, -4), `${token}AAAA`, '€'.repeat(50), token + 'A'.repeat(3_000)])
      assert.equal(openToken(key, 'handle', wrong, now), null, wrong.slice(0, 30))
  })

  it('fits an address, is never the same twice, and shows nothing of what is in it', () => {
    assert.match(token, /^[\w-]+$/)
    assert.notEqual(sealToken(key, 'handle', value, now + 1_000), token)
    assert.equal(Buffer.from(token, 'base64url').includes('our-history'), false)
  })
})
