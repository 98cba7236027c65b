// T12: whoever guesses receipts or passphrases, online or with the whole database: how many there are, how evenly drawn, and what one guess costs.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Cost, passphraseCost, receiptCost, slowHash } from '../../src/sealing/hashing.ts'
import { makeReceipt, readReceipt, receiptLength } from '../../src/sealing/receipt.ts'
import { receiptKey } from '../../src/sealing/receipt-key.ts'
import { makeVoucher } from '../../src/sealing/voucher.ts'
import { root } from '../builders.ts'
import { begin, formFiller, type Page, sendOff } from '../form-filler.ts'
import { openShareRoom } from '../share-room.ts'

/** Whoever draws from this, and from nothing better, is found out: its bytes are all alike, or follow a pattern. */
const drawn = (chance: (n: number) => Uint8Array, count: number) => Array.from({ length: count }, () => makeReceipt(chance))

/** Pearson's χ² of digits against ten equally likely ones; 9 degrees of freedom, beyond 60 once in a billion honest runs. */
const unevenness = (digits: string) => {
  const counts = Array<number>(10).fill(0)
  for (const digit of digits) counts[Number(digit)] = (counts[Number(digit)] as number) + 1
  const expected = digits.length / 10
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}
const suspicious = 60

describe('whoever guesses', () => {
  it('has 76 bits before them: 23 digits are drawn, and the last is not one of them', () => {
    assert.equal(receiptLength, 24)
    assert.ok((receiptLength - 1) * Math.log2(10) >= 76.4)
    const [one] = drawn((n) => randomBytes(n), 1) as [string]
    const last = Array.from({ length: 10 }, (_, digit) => one.slice(0, -1) + digit).filter((typed) => readReceipt(typed).is === 'receipt')
    assert.deepEqual(last, [one], 'one last digit fits the others')
  })

  it('finds no digit likelier than another, at any place, nor one that follows from the one before', () => {
    const receipts = drawn((n) => randomBytes(n), 20_000)
    for (let at = 0; at < receiptLength; at++) {
      const uneven = unevenness(receipts.map((receipt) => receipt[at]).join(''))
      assert.ok(uneven < suspicious, `place ${at}: ${uneven}`)
    }
    for (let digit = 0; digit < 10; digit++) {
      const next = receipts
        .map((receipt) => [...receipt.slice(0, -2)].map((one, at) => (Number(one) === digit ? receipt[at + 1] : '')).join(''))
        .join('')
      assert.ok(unevenness(next) < suspicious, `after ${digit}: ${unevenness(next)}`)
    }
    assert.ok(unevenness(receipts.join('')) < suspicious, `all together: ${unevenness(receipts.join(''))}`)
    assert.equal(new Set(receipts).size, receipts.length)
  })

  it('would be helped by digits that are cut from a byte: the test tells these from honest ones', () => {
    const careless = Array.from(randomBytes(460_000), (byte) => byte % 10).join('')
    assert.ok(unevenness(careless) > suspicious, String(unevenness(careless)))
  })

  it('is handed bytes of the system’s generator and of nothing else, wherever the program draws', () => {
    const main = readFileSync(join(root, 'src/main.ts'), 'utf8')
    assert.match(main, /bytes: \(length\) => randomBytes\(length\)/)
    assert.doesNotMatch(main, /Math\.random/)
    let asked = 0
    makeReceipt((n) => {
      asked += n
      return randomBytes(n)
    })
    assert.ok(asked >= 23, 'a byte for each digit')
    assert.match(
      makeVoucher((n) => randomBytes(n)),
      /^\d{12}$/,
    )
  })

  it('pays for each guess: 64 MiB three times over for a receipt, 128 MiB for a passphrase', async () => {
    const atLeast = (cost: Cost, memory: number) =>
      assert.ok(cost.memoryCost >= memory * 1024 && cost.timeCost >= 3 && cost.parallelism === 1)
    atLeast(receiptCost, 64)
    atLeast(passphraseCost, 128)
    const salt = Buffer.alloc(16, 9)
    const honest = await slowHash('words', salt, receiptCost)
    // What is hashed with less is another hash: the costs are really those that are used.
    for (const less of [{ memoryCost: receiptCost.memoryCost / 2 }, { timeCost: 2 }])
      assert.notDeepEqual(await slowHash('words', salt, { ...receiptCost, ...less }), honest)
  })

  it('at a teller’s own word is counted by the door for each try, as for a number: where it is chosen, and where it is asked for', async () => {
    const room = await openShareRoom()
    const filler = formFiller(room.origin)
    const { page: first, digits } = await begin(filler, 'our-history')
    await filler.send(first, '/1', { words: 'The Kettle' })
    const word = { 'again-word': 'blue kettle' }
    assert.match((await sendOff(filler, digits, { 'credit-name': 'A' }, { ...word, 'again-digits': digits })).html, /your word/)
    const state = await filler.send(await filler.get('/return'), '/return', { digits })
    const reading = await filler.get('/return/read')
    /** What the room tells the door beside its page. */
    const tell = async (page: Page, action: string, fields: Record<string, string>) => {
      const form = [...page.html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)]
        .map(([text]) => text)
        .find((text) => text.includes(`action="${action}"`))
      const ticket = /name="ticket" value="([^"]*)"/.exec(form ?? '')?.[1] as string
      const body = new URLSearchParams({ ticket, ...fields })
      const headers = { origin: room.origin, 'sec-fetch-site': 'same-origin' }
      const response = await fetch(room.origin + action, { method: 'POST', body, headers })
      return [response.headers.get('room-tried'), /The Kettle/.test(await response.text())]
    }
    assert.deepEqual(await tell(reading, '/return/read?show=1', { digits, 'again-word': 'red kettle' }), ['yes', false])
    assert.deepEqual(await tell(reading, '/return/read?show=1', { digits, ...word }), ['yes', true])
    const opened = /name="opened" value="([^"]*)"/.exec(state.html)?.[1] as string
    assert.deepEqual(await tell(reading, '/return/read?show=1', { opened, ...word }), ['no', false], 'what is not counted opens nothing')
    assert.deepEqual(await tell(state, '/return/terms', { opened }), ['no', false])
    const asking = await filler.get('/return')
    assert.deepEqual(await tell(asking, '/return?in=1', { digits }), ['right', false], 'the right number is no guess')
    const wrong = makeReceipt((n) => randomBytes(n))
    assert.deepEqual(await tell(asking, '/return?in=1', { digits: wrong }), ['yes', false])
    assert.deepEqual(await tell(asking, '/return?in=1', { digits: wrong, opened }), ['yes', false])
    for (const act of ['take-back', 'hide']) assert.deepEqual(await tell(state, `/return/${act}`, { digits: wrong }), ['yes', false], act)
    assert.deepEqual(room.failed, [])
    await room.close()
  })

  it('cannot use what was learnt at another instance, and learns neither half of a key from the other', async () => {
    const [digits] = drawn((n) => randomBytes(n), 1) as [string]
    const here = await receiptKey(digits, Buffer.alloc(16, 1))
    const there = await receiptKey(digits, Buffer.alloc(16, 2))
    assert.deepEqual(await receiptKey(digits, Buffer.alloc(16, 1)), here)
    assert.notDeepEqual(here.lookup, there.lookup)
    assert.notEqual(here.identity, there.identity)
    assert.equal(here.lookup.length, 32)
    for (const known of [here.recipient, Buffer.from(here.lookup).toString('hex')])
      assert.equal(known.includes(here.identity.slice(20)), false)
  })
})
