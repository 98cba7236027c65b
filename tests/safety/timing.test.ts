// H43: whether a number opens a draft, something sent, an empty sheet or nothing is told by the page alone: not by the work before it, its time, its length or its head.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sealWords } from '../../src/sealing/letters.ts'
import { openInbox, putLetter } from '../../src/store/sealed/inboxes.ts'
import { evenStep, untilEven } from '../../src/web/door/even-times.ts'
import { fromDoor } from '../../src/web/door/from-door.ts'
import { formFiller } from '../form-filler.ts'
import { openShareRoom } from '../share-room.ts'
import { draftOf, keyOf, newReceipt, sendDraft } from '../tellers.ts'

const argon2 = createRequire(import.meta.url)('@node-rs/argon2') as { hashRaw: (...given: unknown[]) => Promise<Buffer> }
const { hashRaw } = argon2
/** When each hash was done. */
const hashes: number[] = []
argon2.hashRaw = async (...given) => {
  const hash = await hashRaw(...given)
  hashes.push(performance.now())
  return hash
}

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number

describe('whoever types a number', () => {
  let room: Awaited<ReturnType<typeof openShareRoom>>
  const numbers: Record<string, string> = {}
  before(async () => {
    room = await openShareRoom({}, evenStep)
    const { store, desk } = room
    for (const what of ['nothing', 'a sheet', 'a draft', 'a long draft', 'sent', 'sent and asked']) numbers[what] = newReceipt()
    const keyUnder = (what: string) => keyOf(numbers[what] as string)
    await store.change(async (tx) => openInbox(tx, await keyUnder('a sheet'), '2027-W01'))
    await draftOf(store, 'An invented beginning.', undefined, await keyUnder('a draft'))
    const long = await draftOf(store, 'Another.', Buffer.alloc(20_000), await keyUnder('a long draft'))
    for (const question of ['who', 'when', 'where', 'more'])
      await store.change(async (tx) => {
        await putLetter(tx, long.lookup, 'answer', await sealWords({ question, words: 'Invented. '.repeat(100) }, [long.recipient]))
      })
    for (const what of ['sent', 'sent and asked'])
      await sendDraft(store, desk, await draftOf(store, 'Told.', undefined, await keyUnder(what)))
    const asked = await keyUnder('sent and asked')
    for (const [kind, text] of [
      ['question', 'When was that?'],
      ['words', 'In an invented year.'],
    ] as const)
      await store.change(async (tx) => void (await putLetter(tx, asked.lookup, kind, await sealWords({ text }, [asked.recipient]))))
  })
  after(() => room.close())

  /** One answer: its length and head, how often it was hashed for, and how long after that it came. */
  const knockWith = async (digits: string, language = '') => {
    const { html } = await formFiller(room.origin).get(`${language}/return`)
    const [, ticket = ''] = /name="ticket" value="([^"]*)"/.exec(html) ?? []
    hashes.length = 0
    const begun = performance.now()
    const response = await fetch(`${room.origin}${language}/return?in=1`, {
      method: 'POST',
      body: new URLSearchParams({ ticket, digits }),
      headers: { origin: room.origin, 'sec-fetch-site': 'same-origin' },
    })
    const body = Buffer.from(await response.arrayBuffer())
    const keptByTheDoor = ['date', fromDoor.tried]
    const heads = [...response.headers].filter(([name]) => !keptByTheDoor.includes(name)).sort()
    return { text: body.toString(), heads, length: body.length, hashed: hashes.length, after: performance.now() - (hashes[0] ?? begun) }
  }

  it('is hashed for once whatever lies under it, and answered in one length and with one head', async () => {
    const seen = new Map<string, string>()
    const said = new Set<string>()
    for (const [what, digits] of Object.entries(numbers)) {
      const { text, heads, length, hashed } = await knockWith(digits)
      assert.equal(hashed, 1, what)
      seen.set(what, JSON.stringify([length, heads]))
      said.add(/<h1[^>]*>.*?<\/h1>/s.exec(text)?.[0] ?? '')
    }
    assert.ok(said.size >= 4, 'they are different pages')
    assert.equal(new Set(seen.values()).size, 1, JSON.stringify([...seen], null, 1))
  })

  it('is answered in one length in every language', async () => {
    const ways = ['/fr', '/ru', '/ar'].flatMap((language) =>
      ['nothing', 'a long draft', 'sent and asked'].map((what) => ({ language, what })),
    )
    const lengths = await Promise.all(
      ways.map(async ({ language, what }) => `${language} ${(await knockWith(numbers[what] as string, language)).length} ${what}`),
    )
    assert.equal(new Set(lengths.map((length) => length.split(' ')[1])).size, 1, lengths.join('\n'))
  })

  it('is answered a whole step after the hash and not before, and nobody sooner than another', async () => {
    for (let turns = 1; ; turns++) {
      const times = new Map(['nothing', 'a long draft', 'sent and asked'].map((what) => [what, [] as number[]]))
      for (let round = 0; round < 3; round++)
        for (const what of times.keys()) {
          const { after } = await knockWith(numbers[what] as string)
          assert.ok(after >= evenStep - 2, `${what}: ${after} ms after the hash`)
          times.get(what)?.push(after)
        }
      const medians = [...times.values()].map(median)
      if (Math.max(...medians) / Math.min(...medians) < 1.6) return
      assert.ok(turns < 3, JSON.stringify([...times])) // this machine may be busy with something else: once is no proof
    }
  })
})

describe('an even time', () => {
  it('is a whole number of steps after the hash, however long the work took', async () => {
    let clock = 0
    for (const [taken, expected] of [
      [0, 40],
      [1, 40],
      [39, 40],
      [40, 40],
      [41, 80],
      [100, 120],
    ] as const) {
      clock = 1_000 + taken
      const begun = performance.now()
      await untilEven(1_000, 40, () => clock)
      const waited = performance.now() - begun
      assert.ok(waited >= expected - taken - 2, `${taken}: ${waited}`)
    }
    const quick = untilEven(0, 60_000, () => 60_000 - 5) // not a step more
    assert.notEqual(await Promise.race([quick.then(() => 'in time'), pause(20_000, 'late', { ref: false })]), 'late')
  })
})
