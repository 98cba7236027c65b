// A room for tests: run as a child process of a door, it answers with what it was given, and does on request what a room should never do.
import { Busy } from '../../src/sealing/hashing.ts'
import { readReceipt } from '../../src/sealing/receipt.ts'
import { lineOutside, liveAsRoom, purseOutside, roomTimes, untilBegun } from '../../src/web/door/room-life.ts'
import { createRoomServer } from '../../src/web/door/room-server.ts'
import { newTicket } from '../../src/web/door/tickets.ts'
import type { Share } from '../../src/web/share/asked.ts'
import { tellWith } from '../room-faults.ts'

const line = lineOutside(process)
const given = JSON.parse(process.env.ECHO_ROOM ?? '{}') as { origin?: string; times?: Partial<typeof roomTimes>; late?: number }

/** What was said here: kept on purpose, so that whoever searches this process's memory must find it. */
const heard: unknown[] = []
let hashed = 0

const shareWith =
  (key: Uint8Array): Share =>
  async (asked) => {
    const { method, url, form, file, lane, ticket, trouble } = asked
    const url2 = new URL(url, 'http://room')
    const wish = form.get('do') ?? url2.searchParams.get('do')
    const answer = (status: number, words: string, more: readonly string[] = []) => {
      const body = Buffer.from(words)
      const head = ['content-type', 'text/html; charset=utf-8', 'content-length', String(body.length), ...more]
      return { status, head, body: method === 'HEAD' ? null : body }
    }
    if (method !== 'POST') {
      if (wish === 'ticket')
        return answer(200, newTicket(key, url2.searchParams.get('for') ?? '', Date.now() - Number(url2.searchParams.get('age') ?? 60_000)))
      if (wish === 'long') return answer(200, 'x'.repeat(Number(url2.searchParams.get('length'))))
      return answer(200, JSON.stringify({ method, url, lane, hashed, pid: process.pid, rss: process.memoryUsage().rss }), [
        'etag',
        '"a"',
        'x-own',
        'kept',
      ])
    }
    heard.push([...form])
    if (form.has('kind')) asked.counts() // as where a number is shown
    const mayHash = lane === 'normal' && trouble === null // as the share pages have it: in a flood a question comes first
    for (const value of form.values()) if (mayHash && readReceipt(value).is === 'receipt') hashed += 1
    if (wish === 'crash') process.exit(3)
    if (wish === 'busy') throw new Busy('busy')
    if (wish === 'fail') throw new TypeError(`the words were ${form.get('words')}`)
    if (wish === 'wait') await new Promise((done) => setTimeout(done, Number(form.get('for'))))
    if (wish === 'lead-on') return { status: 303, head: ['location', '/share', 'content-length', '0'], body: null }
    let bytes = 0
    if (file && wish !== 'ignore') {
      if (wish === 'stall') await new Promise((done) => setTimeout(done, 1_500))
      for await (const piece of file.bytes) {
        bytes += piece.length
        if (wish === 'dawdle') await new Promise((done) => setTimeout(done, 20))
      }
    }
    const status =
      trouble === null ? 200 : { 'too-long': 413, 'not-a-form': 400, packed: 415, 'from-elsewhere': 403, 'no-ticket': 403 }[trouble]
    const told = {
      method,
      url,
      form: [...form],
      lane,
      ticket,
      trouble,
      file: file && { bytes },
      clean: ({} as { x?: 1 }).x === undefined,
    }
    return answer(status, JSON.stringify({ ...told, rss: process.memoryUsage().rss }))
  }

if (given.late) await new Promise((done) => setTimeout(done, given.late))
const begun = await untilBegun(line)
const key = Buffer.from(begun.key, 'base64')
const server = createRoomServer({
  share: shareWith(key),
  tell: tellWith('styles/none.css'),
  origin: given.origin ?? null,
  key,
  purse: purseOutside(line),
  failed: (what) => line.send({ is: 'failed', what }),
})
await liveAsRoom(server, line, begun.at, { ...roomTimes, ...given.times })
process.exit(0)
