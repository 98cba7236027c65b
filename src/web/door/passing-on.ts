// Passes one request on to the room and its answer back: with nothing that tells who asks, and nothing kept of what they write.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ShareReply } from '../share/asked.ts'
import { sessionIn } from './for-the-room.ts'
import { fromDoor, type Tried } from './from-door.ts'
import type { Admission } from './lanes.ts'
import { speakWithRoom } from './room-answer.ts'
import type { RoomFault } from './room-page.tsx'
import type { Body } from './wiped.ts'

/** The only headers that the room gets to see. */
const passedOn = ['host', 'origin', 'sec-fetch-site', 'content-type', 'content-encoding', 'content-length']
/** Between the room and the door alone. */
const keptBack = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', fromDoor.tried, fromDoor.counts])

/** Milliseconds in which the room begins to answer once it has heard all: dozens of photographs may be before this one. */
const patience = 600_000

type Passing = {
  request: IncomingMessage
  response: ServerResponse
  body: Body
  /** Where the room is. */
  at: string
  admission: Admission
  fail: (fault: RoomFault) => void
}

const hasForm = ({ method }: IncomingMessage) => method !== 'GET' && method !== 'HEAD'

const headFor = ({ request, admission }: Passing, chunked: boolean): string => {
  const lines = [`${request.method} ${request.url} HTTP/1.1`]
  for (const name of passedOn) {
    const value = request.headers[name]
    if (typeof value === 'string' && (hasForm(request) || name === 'host')) lines.push(`${name}: ${value}`)
  }
  if (chunked) lines.push('transfer-encoding: chunked')
  lines.push('connection: close', `${fromDoor.lane}: ${admission.lane}`)
  const session = sessionIn(request.url ?? '', request.headers.cookie)
  if (session !== null) lines.push(`${fromDoor.session}: ${session}`)
  if (admission.receiptsIn > 0) lines.push(`${fromDoor.receiptsIn}: ${admission.receiptsIn}`)
  return `${lines.join('\r\n')}\r\n\r\n`
}

const sendBody = ({ request, body }: Passing, to: Socket, chunked: boolean, sent: () => void) => {
  body.passTo(
    (piece, taken) => {
      if (!chunked) return void to.write(piece, taken)
      to.cork()
      to.write(`${piece.length.toString(16)}\r\n`, 'latin1')
      to.write(piece)
      to.write('\r\n', 'latin1', taken)
      to.uncork()
    },
    () => {
      if (chunked && request.complete) to.write('0\r\n\r\n', 'latin1')
      sent()
    },
  )
}

/** Writes an answer of our own; `hearOut` lets the sender finish speaking, so that a browser shows it. */
export const answerAtDoor = (
  { response, body }: Pick<Passing, 'response' | 'body'>,
  { status, head, body: page }: ShareReply,
  hearOut: boolean,
) => {
  if (response.destroyed || response.headersSent) return
  response.shouldKeepAlive = false
  response.writeHead(status, [...head])
  if (page !== null) response.write(page)
  body.pourAway(() => response.end(), hearOut ? undefined : 0)
}

/** Resolves with false where the room was not there any more: then nothing was sent, and another may be tried. */
export const passOn = (passing: Passing): Promise<boolean> =>
  new Promise((done) => {
    const { request, response, body, at, admission, fail } = passing
    const withBody = hasForm(request)
    const chunked = withBody && request.headers['transfer-encoding'] !== undefined
    let answered = false
    let left = 0
    let late: NodeJS.Timeout | undefined

    const finish = () => {
      socket.destroy()
      if (request.complete) response.end()
      else body.pourAway(() => response.end())
    }
    const socket = speakWithRoom(at, {
      head: ({ status, head, length }) => {
        if (response.headersSent || response.destroyed) return void socket.destroy() // we answered in its place
        answered = true
        clearTimeout(late)
        const kept: string[] = []
        let tried: Tried | null = null
        let counts = true
        for (let n = 0; n < head.length; n += 2) {
          const [name, value] = [head[n] as string, head[n + 1] as string]
          if (name === fromDoor.tried) tried = value as Tried
          if (name === fromDoor.counts) counts = value === 'yes'
          if (!keptBack.has(name)) kept.push(name, value)
        }
        if (tried !== null) admission.settle(tried, counts)
        left = request.method === 'HEAD' ? 0 : length
        if (!request.complete) response.shouldKeepAlive = false
        response.setTimeout(30_000, () => response.destroy()) // nobody takes it
        response.writeHead(status, kept)
        response.flushHeaders() // also where nothing follows, and the sender still speaks
        if (left === 0) finish()
      },
      piece: (piece, taken) => {
        left -= piece.length
        if (response.destroyed) return
        response.write(piece, () => {
          taken()
          if (left <= 0) finish()
        })
      },
      closed: (neverOpen) => {
        clearTimeout(late)
        if (neverOpen && !answered && !response.destroyed) return done(false)
        admission.settle('yes') // what the room did is not known
        if (!answered) fail('broken')
        else if (left > 0) response.destroy()
        done(true)
      },
    })
    response.once('close', () => socket.destroy())
    socket.once('connect', () => {
      socket.write(headFor(passing, chunked), 'latin1')
      const waitForAnswer = () => {
        late = setTimeout(() => socket.destroy(), patience)
      }
      if (withBody) sendBody(passing, socket, chunked, waitForAnswer)
      else {
        body.pourAway(() => undefined)
        waitForAnswer()
      }
    })
  })
