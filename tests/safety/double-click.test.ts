// The same file sent twice, as a double click sends it: through a real door into the real share pages, and never lost, never kept twice.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { createCounts } from '../../src/web/door/counting.ts'
import { createDoor } from '../../src/web/door/door.ts'
import { createLanes } from '../../src/web/door/lanes.ts'
import { createSite } from '../../src/web/serve.ts'
import { begin, formFiller } from '../form-filler.ts'
import { openShareRoom } from '../share-room.ts'
import { multipart, multipartType, tell } from './doorway.ts'

const many = { each: 100, within: 60_000, all: 100, allWithin: 60_000 }

const noise = async (side: number) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 100 })
    .toBuffer()

describe('a double click on a file (H49)', () => {
  let room: Awaited<ReturnType<typeof openShareRoom>>
  let own = ''
  let close: () => Promise<void>
  before(async () => {
    room = await openShareRoom()
    const door = createDoor({
      where: async () => new URL(room.origin).port,
      tell,
      overwriting: { write: () => undefined, end: () => undefined },
      proxies: 0,
      origin: null,
      lanes: createLanes(createCounts({ start: many, send: many, receipt: many })),
    })
    const site = createSite(() => ({ status: 404, head: [], body: null }), door)
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done))
    own = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
    close = async () => {
      door.end()
      site.closeAllConnections()
      await new Promise((done) => site.close(done))
      await room.close()
    }
  })
  after(() => close())

  /** The page that asks for a file, as far as its form: where it is sent, and its ticket. */
  const filePage = async () => {
    const filler = formFiller(own)
    let { page, digits } = await begin(filler, 'our-history')
    for (let n = 0; n < 20 && !page.html.includes('type="file"'); n++) page = await filler.send(page, page.url)
    const ticket = /name="ticket" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
    return { filler, digits, url: page.url, ticket }
  }
  const formOf = (ticket: string, bytes: Buffer) =>
    multipart([
      { name: 'ticket', value: ticket },
      { name: 'description', value: 'A banner' },
      { name: 'file', value: bytes, file: 'a.jpg', type: 'image/jpeg' },
    ])
  const click = (url: string, body: Buffer, signal?: AbortSignal) =>
    fetch(own + url, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...multipartType, origin: own, 'sec-fetch-site': 'same-origin' },
      body,
      signal: AbortSignal.any([AbortSignal.timeout(20_000), ...(signal ? [signal] : [])]),
    })
  const kept = async ({ filler, digits }: Awaited<ReturnType<typeof filePage>>) => {
    const draft = await filler.send(await filler.get('/return'), '/return', { digits })
    if (!draft.html.includes('/share/look"')) return 0 // with nothing in it, there is nothing to look over
    const { html } = await filler.send(draft, '/share/look')
    return html.match(/name="file" value="/g)?.length ?? 0
  }

  it('keeps one file where the first click is broken off, and answers soon', { timeout: 60_000 }, async () => {
    for (const side of [100, 1_000]) {
      const at = await filePage()
      const body = formOf(at.ticket, await noise(side))
      const breakOff = new AbortController()
      const first = click(at.url, body, breakOff.signal).catch(() => null)
      await pause(100)
      breakOff.abort()
      assert.ok([200, 422].includes((await click(at.url, body)).status), 'kept now, or by the click before')
      await first
      assert.equal(await kept(at), 1, `${side} wide`)
    }
  })

  it('takes the second click where half of the first came, and has it wait as long as nobody knows', { timeout: 60_000 }, async () => {
    const at = await filePage()
    const body = formOf(at.ticket, await noise(1_000))
    const first = request(own + at.url, {
      method: 'POST',
      headers: { ...multipartType, origin: own, 'sec-fetch-site': 'same-origin', 'content-length': body.length },
    })
    first.on('error', () => undefined).write(body.subarray(0, body.length / 2))
    await pause(100)
    const second = click(at.url, body)
    assert.equal(await Promise.race([second, pause(500)]), undefined)
    first.destroy()
    const { status } = await second
    assert.deepEqual([status, await kept(at)], [200, 1])
  })

  it('keeps one file where the first click goes on, and says so to the second', { timeout: 60_000 }, async () => {
    const at = await filePage()
    const body = formOf(at.ticket, await noise(1_000))
    const first = click(at.url, body)
    await pause(100)
    const second = await click(at.url, body)
    const text = await second.text()
    assert.match(text, /sent twice/)
    assert.match(text, /A banner/, 'what was written comes back')
    assert.deepEqual([(await first).status, second.status, await kept(at)], [200, 422, 1])
    const ticket = /name="ticket" value="([^"]*)"/.exec(text)?.[1] ?? ''
    assert.equal((await click(at.url, formOf(ticket, await noise(100)))).status, 200, 'another file is taken')
    assert.equal(await kept(at), 2)
  })

  it('says why to the second click where the first was refused', { timeout: 60_000 }, async () => {
    const at = await filePage()
    for (const bytes of [Buffer.from('<svg onload="alert(1)">'), Buffer.alloc(0)])
      for (const _ of [1, 2]) {
        const refused = await click(at.url, formOf(at.ticket, bytes))
        assert.equal(refused.status, 422)
        assert.match(await refused.text(), bytes.length === 0 ? /This file is empty/ : /can hold a program/)
      }
    assert.equal(await kept(at), 0)
  })
})
