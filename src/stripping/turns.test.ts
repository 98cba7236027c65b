// Places and those who wait for them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { turnsFor } from './turns.ts'

test('whoever needs every place waits for the last one, and is not overtaken', async () => {
  const inTurn = turnsFor(2)
  const log: string[] = []
  const act = (name: string) => async () => {
    log.push(`${name} begins`)
    await new Promise((done) => setTimeout(done, 5))
    log.push(`${name} ends`)
  }
  await Promise.all([inTurn(act('first')), inTurn(act('large'), 2), inTurn(act('last'))])
  assert.deepEqual(log, ['first begins', 'first ends', 'large begins', 'large ends', 'last begins', 'last ends'])
})

test('a place is free again after what failed in it', async () => {
  const inTurn = turnsFor(1)
  await assert.rejects(inTurn(() => Promise.reject(new Error('no'))))
  assert.equal(await inTurn(async () => 'yes'), 'yes')
})
