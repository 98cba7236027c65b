// What the door counts as a start or as a sending is one: a form that is empty, wrong or too old spends nothing of what a place may do.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { createLanes, laneLimits } from '../../src/web/door/lanes.ts'
import { consent, openSharePages } from '../share-asker.ts'
import { echoed, knock, openDoorway, ticketFor, urlEncoded } from './doorway.ts'

describe('the door', () => {
  it('gives back what it set aside for a start or a sending that was none, of this place’s and of all', () => {
    for (const path of ['/share', '/share/send']) {
      const lanes = createLanes()
      for (let n = 0; n < 200; n++) lanes.admit('POST', path, `caller ${n % 7}`).settle('no', false)
      for (let n = 0; n < 20; n++) lanes.admit('POST', '/return', 'one').settle('yes')
      assert.ok(lanes.admit('POST', path, 'one').receiptsIn > 0)
      for (let n = 0; n < 9; n++) lanes.admit('POST', path, 'two').settle('no', false)
      const took = (caller: string, counts: boolean) => {
        const { lane, settle } = lanes.admit('POST', path, caller)
        settle('no', counts)
        return lane
      }
      assert.deepEqual(
        Array.from({ length: 7 }, () => took('two', true)),
        [...Array(laneLimits.start.each).fill('normal'), 'flood', 'flood'],
      )
      assert.equal(took('two', false), 'flood', 'nothing more is given back than was set aside')
      const atOnce = Array.from({ length: 9 }, () => lanes.admit('POST', path, 'three'))
      assert.equal(atOnce.filter(({ lane }) => lane === 'normal').length, 5, 'all at once are no way around')
    }
  })

  it('hears from the room whether it was one: twenty empty forms ask nothing of whoever begins then', { timeout: 60_000 }, async () => {
    const door = await openDoorway({ origin: 'https://history.example.org', proxies: 1 })
    try {
      const ticket = await ticketFor(door, '/share')
      const start = async (fields: string) => {
        const headers = { ...urlEncoded, 'x-forwarded-for': '1.1.1.1, 203.0.113.20' }
        const heard = await knock(door, 'POST', '/share?begin=1', { body: `ticket=${ticket}${fields}`, headers })
        assert.deepEqual([heard.status, heard.headers['room-counts']], [200, undefined])
        return echoed(heard).lane
      }
      for (let n = 0; n < 20; n++) assert.equal(await start(''), 'normal')
      const lanes: unknown[] = []
      for (let n = 0; n < 7; n++) lanes.push(await start('&kind=a'))
      assert.deepEqual(lanes, [...Array(5).fill('normal'), 'flood', 'flood'])
    } finally {
      await door.close()
    }
  })
})

describe('the share pages', () => {
  it('tell the door of a number that was shown and of a telling that was sent, and of nothing else', async () => {
    const { ask, begun, decide, lookedOver, close } = await openSharePages()
    try {
      let counted = 0
      const counts = () => void counted++
      const after = async (url: string, form: Record<string, string>, more = {}) => {
        counted = 0
        await ask(url, form, { counts, ...more })
        return counted
      }
      const start = (form: Record<string, string>, more = {}) => after('/share?begin=1', form, more)
      assert.equal(await start({}), 0)
      assert.equal(await start({ sharing: 'none-such' }), 0)
      assert.equal(await start({ sharing: 'testimony' }), 0, 'who answers for it comes first')
      assert.equal(await start({ sharing: 'our-history' }, { ticket: 'stale', trouble: 'no-ticket' }), 0)
      assert.equal(await start({ sharing: 'our-history' }, { ticket: 'used' }), 0)
      assert.equal(await start({ sharing: 'our-history' }), 1)
      const { digits, first, handle } = await begun()
      assert.equal(await after('/share/send', { opened: randomBytes(9).toString('hex') }), 0)
      assert.equal(await after('/share/send', { digits }), 0, 'there is nothing yet')
      await ask(first, { words: 'The Kettle' })
      await decide(handle, consent)
      const looked = await lookedOver(digits)
      assert.equal(await after('/share/send', { ...looked, mark: 'another' }), 0)
      assert.equal(await after('/share/send', looked), 1)
      assert.equal(await after('/share/send', looked), 0, 'sent before')
    } finally {
      await close()
    }
  })
})
