// A flood at the door: one’s own guesses are refused before anything is hashed, nobody is refused for those of others, and readers read on.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { makeReceipt } from '../../src/sealing/receipt.ts'
import { createCounts } from '../../src/web/door/counting.ts'
import { createLanes, laneLimits } from '../../src/web/door/lanes.ts'
import { type Doorway, echoed, type Heard, knock, openDoorway, post, ticketFor, urlEncoded } from './doorway.ts'

const hour = 3_600_000

describe('counts without names', () => {
  const clocked = (limits: Parameters<typeof createCounts>[0], more = {}) => {
    const clock = { now: 1_000 }
    return { clock, counts: createCounts(limits, { now: () => clock.now, ...more }) }
  }
  const allowed = (counts: ReturnType<typeof createCounts>, route: string, caller: string | null, times: number) => {
    let through = 0
    for (let n = 0; n < times; n++) {
      if (counts.fullFor(route, caller) > 0 || counts.isFullForAll(route)) continue
      counts.count(route, caller)
      counts.countForAll(route)
      through += 1
    }
    return through
  }

  it('allow 5 of 20, still block after their key was changed once, and know nobody after twice', () => {
    const { clock, counts } = clocked({ a: { each: 5, within: 72 * hour, all: 1_000, allWithin: hour } })
    clock.now += 11 * hour
    assert.equal(allowed(counts, 'a', '198.51.100.7', 20), 5)
    clock.now += 2 * hour
    assert.equal(allowed(counts, 'a', '198.51.100.7', 20), 0, 'the second key')
    clock.now += 12 * hour
    assert.equal(allowed(counts, 'a', '198.51.100.7', 20), 5, 'the third')
    clock.now += 30 * hour
    assert.equal(allowed(counts, 'a', '198.51.100.7', 20), 5, 'and after two days in which nobody came')
  })

  it('keep callers and routes apart, and begin anew after their time', () => {
    const { clock, counts } = clocked({
      a: { each: 5, within: hour, all: 1_000, allWithin: hour },
      b: { each: 1, within: hour, all: 3, allWithin: 60_000 },
    })
    assert.equal(allowed(counts, 'a', 'one', 9), 5)
    assert.equal(allowed(counts, 'a', 'two', 9), 5)
    assert.equal(allowed(counts, 'b', 'one', 9), 1)
    assert.equal(counts.fullFor('a', 'one'), hour)
    assert.deepEqual(
      ['two', 'three', 'four'].map((caller) => allowed(counts, 'b', caller, 9)),
      [1, 1, 0],
      'all together reach theirs',
    )
    clock.now += 60_000
    assert.equal(allowed(counts, 'b', 'four', 9), 1)
    clock.now += hour
    assert.equal(allowed(counts, 'a', 'one', 9), 5)
    assert.equal(allowed(counts, 'a', null, 100), 100, 'nobody in particular is no one caller')
    assert.equal(allowed(counts, 'b', null, 100), 3)
  })

  it('remember no more callers than they may', () => {
    const { counts } = clocked({ a: { each: 1, within: hour, all: 1e9, allWithin: hour } }, { most: 100 })
    for (let n = 0; n < 1_000; n++) allowed(counts, 'a', `caller ${n}`, 1)
    assert.equal(allowed(counts, 'a', 'caller 999', 1), 0)
    assert.equal(allowed(counts, 'a', 'caller 0', 1), 1, 'forgotten')
  })
})

describe('lanes', () => {
  const admitted = (lanes: ReturnType<typeof createLanes>, path: string, caller: string | null) => lanes.admit('POST', path, caller)

  it('lead to flood beyond 5 starts or sends an hour each, or 30 of everybody, and one caller does not fill them for all', () => {
    for (const path of ['/share', '/share/send']) {
      const lanes = createLanes()
      assert.deepEqual(
        Array.from({ length: 7 }, () => admitted(lanes, path, 'one').lane),
        [...Array(5).fill('normal'), 'flood', 'flood'],
      )
      for (let n = 0; n < 10_000; n++) admitted(lanes, path, 'one')
      assert.equal(admitted(lanes, path, 'two').lane, 'normal', 'whoever else comes')
      const many = Array.from({ length: 40 }, (_, n) => admitted(lanes, path, `other ${n}`).lane)
      assert.equal(many.filter((lane) => lane === 'normal').length, laneLimits.start.all - 6)
      assert.equal(lanes.admit('GET', path, 'three').lane, 'flood', 'then whoever comes is told so')
    }
    const onion = createLanes()
    assert.equal(Array.from({ length: 40 }, () => admitted(onion, '/share', null).lane).filter((lane) => lane === 'normal').length, 30)
  })

  it('let a receipt be tried 10 times a quarter of an hour, also all at once, and count only what was tried', () => {
    const lanes = createLanes()
    for (let n = 0; n < 100; n++) admitted(lanes, '/share/x/1', 'one').settle('no')
    const waiting = Array.from({ length: 20 }, () => admitted(lanes, '/return', 'one'))
    assert.deepEqual(
      waiting.map(({ receiptsIn }) => receiptsIn > 0),
      [...Array(10).fill(false), ...Array(10).fill(true)],
    )
    assert.ok(waiting.every(({ receiptsIn }) => receiptsIn <= 900))
    for (const one of waiting) one.settle('yes')
    assert.equal(admitted(lanes, '/return', 'two').receiptsIn, 0)
    assert.equal(admitted(lanes, '/return', 'two').lane, 'normal')
    for (let n = 0; n < 200; n++) admitted(lanes, '/return', `other ${n}`).settle('yes')
    for (const caller of ['two', null]) {
      const { receiptsIn, lane } = admitted(lanes, '/return', caller)
      assert.deepEqual([receiptsIn, lane], [0, 'flood'], 'sixty of everybody in a minute ask something first, and shut nobody out')
    }
    assert.equal(lanes.admit('GET', '/return', 'three').lane, 'flood', 'the page asks it at once')
  })

  it('count no number that was the right one: a meeting on one line is no guess', () => {
    const lanes = createLanes()
    for (let n = 0; n < 50; n++) admitted(lanes, '/return', 'one').settle('right')
    for (let n = 0; n < 10; n++) {
      assert.equal(admitted(lanes, '/return', 'one').receiptsIn, 0)
      admitted(lanes, '/return', 'one').settle('right')
    }
    assert.ok(admitted(lanes, '/return', 'one').receiptsIn > 0, 'ten others were guesses')
    for (let n = 0; n < 10; n++) admitted(lanes, '/return', 'two').settle('right')
    assert.equal(admitted(lanes, '/return', 'three').lane, 'flood', 'but what is hashed counts for all')
  })

  it('never refuse whom they cannot tell from others', () => {
    const onion = createLanes()
    const refused = Array.from({ length: 1_000 }, () => {
      const { receiptsIn, settle } = admitted(onion, '/return', null)
      settle('yes')
      return receiptsIn
    }).filter((seconds) => seconds > 0)
    assert.deepEqual(refused, [])
  })
})

describe('under a flood', () => {
  const behindOne = { origin: 'https://history.example.org', proxies: 1 }
  let door: Doorway
  before(async () => {
    door = await openDoorway({ ...behindOne, times: { idle: 600_000 } }) // refusing ten thousand may take longer than a room waits
  })
  after(() => door.close())
  const from = (address: string) => ({ 'x-forwarded-for': `1.1.1.1, ${address}` })
  const hashed = async (at = door): Promise<number> => echoed(await knock(at, 'GET', '/share')).hashed
  const receipt = () => makeReceipt((length) => randomBytes(length))
  const atOnce = async (times: number, beside: number, one: (n: number) => Promise<Heard>) => {
    const statuses = new Map<number, number>()
    let next = 0
    const worker = async () => {
      while (next < times) {
        const { status } = await one(next++)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: beside }, worker))
    return Object.fromEntries(statuses)
  }

  it('H42: of 10,000 guesses from one place 10 are hashed, the rest are told when to come back, and a teller elsewhere comes in', {
    timeout: 120_000,
  }, async () => {
    const before = await hashed()
    const ticket = await ticketFor(door, '/return')
    let readable = 0
    const statuses = await atOnce(10_000, 250, async (n) => {
      if (n % 500 === 0 && (await knock(door, 'GET', '/groups')).text === 'public') readable += 1
      const heard = await knock(door, 'POST', '/return', {
        body: `ticket=${ticket}&receipt=${receipt()}`,
        headers: { ...urlEncoded, ...from('203.0.113.9') },
      })
      if (heard.status === 429) {
        const seconds = Number(heard.headers['retry-after'])
        assert.ok(seconds > 0 && seconds <= 900)
        assert.match(heard.text, /a quarter of an hour/)
      }
      return heard
    })
    assert.deepEqual(statuses, { 200: 10, 429: 9_990 })
    assert.equal((await hashed()) - before, 10)
    assert.equal(readable, 20, 'the public site meanwhile')
    const teller = await post(door, '/return', { receipt: receipt() }, from('198.51.100.7'))
    assert.deepEqual([teller.status, (await hashed()) - before], [200, 11])
  })

  it('H42: who is refused does not even open a room', async () => {
    const lanes = createLanes()
    for (let n = 0; n < 10; n++) lanes.admit('POST', '/return', '127.0.0.1').settle('yes')
    const shut = await openDoorway({ lanes })
    try {
      const { status } = await knock(shut, 'POST', '/ar/return', { body: `receipt=${receipt()}`, headers: urlEncoded })
      assert.deepEqual([status, shut.begun()], [429, 0])
    } finally {
      await shut.close()
    }
  })

  it('H42: nor are receipts hashed that come to another address, or in another field', async () => {
    const address = from('203.0.113.10')
    const before = await hashed()
    const statuses: number[] = []
    for (let n = 0; n < 14; n++) statuses.push((await post(door, '/return/look', { words: 'a', other: receipt() }, address)).status)
    assert.deepEqual(statuses, [...Array(10).fill(200), ...Array(4).fill(429)])
    assert.equal((await hashed()) - before, 10)
    const refused = await post(door, '/fr/return/look', { other: receipt() }, address)
    assert.equal(refused.length, 16 * 1024, 'and the answer is no longer than others')
    assert.ok(Number(refused.headers['retry-after']) > 0)
    const adding = await post(door, '/share/x/3', { words: 'a'.repeat(1_000) }, address)
    assert.equal(adding.status, 200, 'who brings no receipt goes on')
  })

  it('H42: what no page of ours sent is no guess, and asks nothing of anybody', { timeout: 60_000 }, async () => {
    const before = await hashed()
    for (const path of ['/return', '/share/x/3'])
      await atOnce(200, 20, (n) =>
        knock(door, 'POST', path, { body: `a=${receipt()}`, headers: { ...urlEncoded, ...from(`10.2.0.${n}`) } }),
      )
    assert.equal(await hashed(), before)
    const teller = await post(door, '/return', { receipt: receipt() }, from('198.51.100.11'))
    assert.deepEqual([teller.status, echoed(teller).lane, (await hashed()) - before], [200, 'normal', 1])
  })

  it('H42: of guesses from 2,000 places at once no more than 60 a minute are hashed', { timeout: 60_000 }, async () => {
    const beset = await openDoorway(behindOne)
    const ticket = await ticketFor(beset, '/return')
    const statuses = await atOnce(2_000, 40, (n) =>
      knock(beset, 'POST', '/return', {
        body: `ticket=${ticket}&receipt=${receipt()}`,
        headers: { ...urlEncoded, ...from(`10.0.${n >> 8}.${n & 255}`) },
      }),
    )
    assert.deepEqual(statuses, { 200: 2_000 }, 'and nobody is refused')
    const teller = await post(beset, '/return', { receipt: receipt() }, from('198.51.100.10'))
    assert.deepEqual([teller.status, echoed(teller).lane], [200, 'flood'])
    // those on their way at the moment the sixtieth is counted are let through; the queue before the hash holds them
    const all = await hashed(beset)
    await beset.close()
    assert.ok(all <= 60 + 40, String(all))
  })

  it('nobody who tells is turned away: beyond the limits they are only asked something first', { timeout: 120_000 }, async () => {
    const ticket = await ticketFor(door, '/share')
    const start = (address: string) =>
      knock(door, 'POST', '/share', { body: `ticket=${ticket}&kind=a`, headers: { ...urlEncoded, ...from(address) } })
    const lanes: string[] = []
    const statuses = await atOnce(2_000, 20, async () => {
      const heard = await start('203.0.113.20')
      lanes.push(echoed(heard).lane)
      return heard
    })
    assert.deepEqual(statuses, { 200: 2_000 })
    assert.equal(lanes.filter((lane) => lane === 'normal').length, 5)
    assert.equal(echoed(await start('198.51.100.8')).lane, 'normal', 'the others notice nothing')
    const many = await atOnce(200, 20, (n) => start(`10.1.0.${n}`))
    assert.deepEqual(many, { 200: 200 })
    assert.equal(echoed(await start('198.51.100.9')).lane, 'flood')
    assert.equal((await knock(door, 'GET', '/groups')).text, 'public')
  })
})
