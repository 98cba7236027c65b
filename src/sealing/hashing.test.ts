// The slow hash: the one that is published, two at a time, and a sentence instead of an endless queue.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Busy, derived, slowHash } from './hashing.ts'

const light = { memoryCost: 64, timeCost: 1, parallelism: 1 }
const salt = Buffer.from('an invented salt')

describe('the slow hash', () => {
  it('is Argon2id as its authors publish it', async () => {
    const hash = await slowHash('password', Buffer.from('somesalt'), { memoryCost: 65_536, timeCost: 2, parallelism: 1 })
    assert.equal(hash.toString('hex'), '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
  })

  it('H46: lets two in and 32 wait; whoever comes then is told to come back, and everybody else is served', async () => {
    const all = await Promise.allSettled(Array.from({ length: 40 }, () => slowHash('words', salt, light)))
    const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    assert.equal(refused.length, 6)
    assert.ok(refused.every((reason) => reason instanceof Busy))
    assert.equal((await slowHash('words', salt, light)).length, 32, 'and the door is open again')
  })

  it('gives its place on where it fails', async () => {
    for (let n = 0; n < 5; n++) await assert.rejects(slowHash('words', salt, { ...light, timeCost: 0 }))
    assert.equal((await slowHash('words', salt, light)).length, 32)
  })

  it('is turned into another key for each use', () => {
    const key = Buffer.alloc(32, 3)
    assert.equal(derived(key, 'inbox').length, 32)
    assert.deepEqual(derived(key, 'inbox'), derived(key, 'inbox'))
    assert.notDeepEqual(derived(key, 'inbox'), derived(key, 'lookup'))
    assert.notDeepEqual(derived(key, 'inbox'), derived(Buffer.alloc(32, 4), 'inbox'))
  })
})
