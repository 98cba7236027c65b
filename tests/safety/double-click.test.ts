// The same file sent twice, as a double click sends it: through a real door into the real share pages, and never lost, never kept twice.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { type AddressInfo, connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { createDoor } from '../../src/web/door/door.ts'
import { createSite } from '../../src/web/serve.ts'
import { begin, formFiller } from '../form-filler.ts'
import { openShareRoom } from '../share-room.ts'
import { multipart, multipartType, tell } from './doorway.ts'

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
    const { html } = await filler.send(draft, '/share/look')
    return html.match(/name="file" value="/g)?.length ?? 0
  }

  it('keeps one file where the first click was broken off', { timeout: 60_000 }, async () => {
    for (const side of [100, 1_000]) {
      const at = await filePage()
      const body = formOf(at.ticket, await noise(side))
      const breakOff = new AbortController()
      const first = click(at.url, body, breakOff.signal).catch(() => null)
      await pause(100)
      breakOff.abort()
      const second = await click(at.url, body)
      const text = await second.text()
      await first
      console.log(side, body.length, second.status, text.match(/<h1.*?<\/h1>/)?.[0])
      assert.equal(await kept(at), 1)
    }
  })

  it('keeps one file where the first click goes on', { timeout: 60_000 }, async () => {
    const at = await filePage()
    const body = formOf(at.ticket, await noise(1_000))
    const first = click(at.url, body)
    await pause(100)
    const second = await click(at.url, body)
    const text = await second.text()
    console.log(second.status, text.match(/<h1.*?<\/h1>/)?.[0], (await first).status)
    assert.equal(await kept(at), 1)
  })
  void connect
})
