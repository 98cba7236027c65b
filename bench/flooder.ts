// A process that posts forms as fast as they are answered, from as many addresses as it is told to invent, and counts what it is answered.
import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setPriority } from 'node:os'
import { makeReceipt } from '../src/sealing/receipt.ts'
import { callerFrom } from './caller.ts'

export type Flood = { port: number; to: 'share' | 'return'; posts: number; sources: number; connections: number }
/** `hashed` counts the answers that only a hashed receipt is given. */
export type Flooded = { seconds: number; statuses: Record<string, number>; hashed: number }

/** Tickets are for everybody, and a page is quickly asked for: what floods has some that are good, and sends each so often. */
const postsATicket = 10
const notFound = 'There is nothing under this number'

const run = async ({ port, to, posts, sources, connections }: Flood): Promise<Flooded> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const ask = (method: 'GET' | 'POST', from: string, body?: string): Promise<{ status: number; html: string }> =>
    new Promise((done, fail) => {
      const origin = `http://localhost:${port}`
      const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length }
      const headers = { ...callerFrom(from), origin, 'sec-fetch-site': 'same-origin', ...form }
      const path = method === 'GET' ? `/${to}` : to === 'share' ? '/share?begin=1' : '/return?in=1'
      const asking = request({ port, host: 'localhost', agent, method, path, headers }, (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', fail)
        response.on('end', () => done({ status: response.statusCode ?? 0, html: Buffer.concat(pieces).toString() }))
      })
      asking.on('error', fail)
      asking.end(body)
    })
  const flooded: Flooded = { seconds: 0, statuses: {}, hashed: 0 }
  const begun = performance.now()
  let sent = 0
  const flooding = async () => {
    for (let ticket = '', n = sent++; n < posts; n = sent++) {
      const from = `10.${(n % sources) >> 8}.${(n % sources) & 255}.7`
      if (n % postsATicket === 0 || ticket === '') ticket = /name="ticket" value="([^"]+)"/.exec((await ask('GET', from)).html)?.[1] ?? ''
      const own = to === 'share' ? 'sharing=our-history' : `digits=${makeReceipt((length) => randomBytes(length))}`
      const { status, html } = await ask('POST', from, `ticket=${encodeURIComponent(ticket)}&${own}`)
      flooded.statuses[status] = (flooded.statuses[status] ?? 0) + 1
      if (html.includes(notFound)) flooded.hashed++
    }
  }
  await Promise.all(Array.from({ length: connections }, flooding))
  agent.destroy()
  return { ...flooded, seconds: (performance.now() - begun) / 1_000 }
}

// On a machine of its own in truth: here it takes only the time that the server leaves.
setPriority(19)

process.on('message', (flood: Flood) => {
  run(flood).then(
    (flooded) => process.send?.({ flooded }),
    (cause: Error) => process.send?.({ failed: cause.message }),
  )
})
