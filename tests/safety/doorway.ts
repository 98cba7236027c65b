// A door with a room of the tests' own behind it, and the ways to knock: on a real socket, as browsers do and as they never would.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createDoor } from '../../src/web/door/door.ts'
import type { Lanes } from '../../src/web/door/lanes.ts'
import { createOverwriting } from '../../src/web/door/overwriting.ts'
import { ownFolder } from '../../src/web/door/own-folder.ts'
import { keepRoom } from '../../src/web/door/room-keeper.ts'
import type { roomTimes } from '../../src/web/door/room-life.ts'
import { createSite } from '../../src/web/serve.ts'
import { tellWith } from '../room-faults.ts'

export const tell = tellWith('styles/none.css')

const echoRoom = join(process.env.TESTS_COMPILED as string, 'tests/safety/echo-room.mjs')

export type Setting = {
  origin?: string
  proxies?: number
  times?: Partial<typeof roomTimes>
  /** Milliseconds that a room takes to come up. */
  late?: number
  patience?: number
  second?: number
  lanes?: Lanes
  /** Where sockets lie, instead of in a folder of our own. */
  folder?: string | null
  /** A room that is not there at all. */
  nowhere?: boolean
}

/** A public site of one page, and the door beside it. */
export const openDoorway = async ({ origin, proxies = 0, times, late, patience, second, lanes, folder: other, nowhere }: Setting = {}) => {
  const program = nowhere ? join(import.meta.dirname, 'no-such-room.ts') : echoRoom
  const folder = other === undefined ? ownFolder() : other === null ? null : { path: other, remove: () => undefined }
  const logged: string[] = []
  let begun = 0
  const pids: number[] = []
  const key = randomBytes(32)
  const keeper = keepRoom({
    begin: () => {
      begun += 1
      const child = fork(program, [], {
        execArgv: [],
        env: { ...process.env, ECHO_ROOM: JSON.stringify({ origin, times, late }) },
        stdio: ['ignore', 'ignore', nowhere ? 'ignore' : 'inherit', 'ipc'],
      })
      if (child.pid !== undefined) pids.push(child.pid)
      return child
    },
    folder: folder?.path ?? null,
    key,
    log: (line) => void logged.push(line),
    ...(patience === undefined ? {} : { patience }),
  })
  const door = createDoor({
    where: keeper.where,
    tell,
    overwriting: createOverwriting(folder?.path ?? null),
    proxies,
    origin: origin ?? null,
    ...(lanes ? { lanes } : {}),
    ...(second === undefined ? {} : { second }),
  })
  const page = { status: 200, head: ['content-type', 'text/plain', 'content-length', '6'], body: 'public' }
  const large = {
    status: 200,
    head: ['content-type', 'text/plain', 'content-length', '16000000'],
    lines: 'content-length: 16000000\r\n',
    body: 'x'.repeat(16_000_000),
  }
  const server = createSite((_, url) => (url === '/large' ? large : page), door)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const at = (server.address() as AddressInfo).port
  return {
    port: at,
    own: origin ?? `http://127.0.0.1:${at}`,
    key,
    folder: folder?.path ?? null,
    logged,
    begun: () => begun,
    pids,
    server,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      door.end()
      keeper.end()
      folder?.remove()
    },
  }
}
export type Doorway = Awaited<ReturnType<typeof openDoorway>>

export type Heard = { status: number; headers: Record<string, string | string[] | undefined>; text: string; length: number }

/** One request, sent as an ordinary client does; a stream of pieces is sent in chunks. */
export const knock = (
  { port, own }: Pick<Doorway, 'port' | 'own'>,
  method: string,
  path: string,
  {
    body,
    headers = {},
    bare = false,
  }: { body?: Buffer | string | AsyncIterable<Buffer>; headers?: Record<string, string>; bare?: boolean } = {},
): Promise<Heard> =>
  new Promise((done, fail) => {
    const usual: Record<string, string> = bare ? {} : { host: new URL(own).host, 'sec-fetch-site': 'same-origin', origin: own }
    const asking = request(
      {
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: {
          ...usual,
          ...headers,
          ...(typeof body === 'string' || Buffer.isBuffer(body) ? { 'content-length': Buffer.byteLength(body) } : {}),
        },
        agent: false,
      },
      (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('error', fail)
        response.on('end', () => {
          const whole = Buffer.concat(pieces)
          done({ status: response.statusCode ?? 0, headers: response.headers, text: whole.toString(), length: whole.length })
        })
      },
    )
    asking.on('error', fail)
    if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return void asking.end(body)
    void (async () => {
      for await (const piece of body) if (!asking.write(piece)) await new Promise((drained) => asking.once('drain', drained))
      asking.end()
    })().catch(() => undefined)
  })

export const urlEncoded = { 'content-type': 'application/x-www-form-urlencoded' }

/** A ticket that is as old as a person who has read the page. */
export const ticketFor = async (door: Doorway, action: string, age = 60_000): Promise<string> =>
  (await knock(door, 'GET', `/share?do=ticket&age=${age}&for=${encodeURIComponent(action)}`)).text.replace(/\s*<!--.*$/s, '')

/** Posts a plain form with a good ticket, unless the fields hold another. */
export const post = async (
  door: Doorway,
  path: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Heard> => {
  const form = new URLSearchParams({ ticket: fields.ticket ?? (await ticketFor(door, path)), ...fields })
  return knock(door, 'POST', path, { body: form.toString(), headers: { ...urlEncoded, ...headers } })
}

/** What the echo says it was given. */
export const echoed = ({ text }: Heard) => JSON.parse(text.replace(/\n<!--\.*-->\n$/, ''))

const boundary = 'invented-boundary-7'
export const multipartType = { 'content-type': `multipart/form-data; boundary=${boundary}` }
export type Part = { name: string; value: Buffer | string; file?: string; type?: string; headers?: string }

/** A multipart form as bytes; `open` leaves out its end. */
export const multipart = (parts: readonly Part[], open = false): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ name, value, file, type, headers = '' }) => [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n${type === undefined ? '' : `content-type: ${type}\r\n`}${headers}\r\n`,
      ),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(open ? '' : `--${boundary}--\r\n`),
  ])
