// The plain HTTP server: short limits, no log of who asked what, and a sentence for what is not HTTP at all.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type Asked, askedIn } from './asking.ts'
import { pageHeaders } from './headers.ts'

/**
 * `head` is a flat list of header names and values; `lines` the same, checked and as they go over the wire, where they were kept.
 * `body` is one character a byte.
 */
export type Reply = { status: number; head: readonly string[]; lines?: string; body: string | null }
/** One request, answered; a promise only where something has to be read. */
export type App = (method: string, url: string, asked: Asked) => Reply | Promise<Reply>

/** Answers some requests in its own way, and tells which by their address. */
type Beside = {
  takes: (url: string) => boolean
  answer: (request: IncomingMessage, response: ServerResponse) => void
}

const keepAliveSeconds = 10
/** How long nothing of an answer may be taken by its reader, or twice that after some was: nobody holds a place for ever. */
const untakenSeconds = 10
const letGoUntaken = (socket: Socket | null) => void (socket && socket.writableLength > 0 && socket.setTimeout(untakenSeconds * 1_000))

/** RFC 9110 §6.6.1, made once a second. */
const date = { at: 0, line: '' }
const dateLine = () => {
  const now = Date.now()
  if (now - date.at >= 1_000 || now < date.at) {
    date.at = now - (now % 1_000)
    date.line = `Date: ${new Date(now).toUTCString()}\r\n`
  }
  return date.line
}

/**
 * For a ready page node:http would check and join the same ten headers again, and hand head, body and an empty end to the socket one
 * by one. Where this reply is the next one due, on a connection that stays and waits for nothing, head and body
 * are written as they were kept; node:http then only hears that its own head is no longer needed, in the two fields where it notes so.
 */
const writeAtOnce = (response: ServerResponse & { _header?: string; _headerSent?: boolean }, lines: string, body: string): boolean => {
  const { socket } = response
  if (!response.shouldKeepAlive || !socket?.writable || socket.writableLength > 0) return false
  response._header = lines
  response._headerSent = true
  socket.write(
    `HTTP/1.1 200 OK\r\n${lines}${dateLine()}Connection: keep-alive\r\nKeep-Alive: timeout=${keepAliveSeconds}\r\n\r\n${body}`,
    'latin1',
  )
  response.end()
  letGoUntaken(socket)
  return true
}

const write = (request: IncomingMessage, response: ServerResponse, { status, head, lines, body }: Reply) => {
  const withBody = request.method !== 'HEAD' && body !== null
  if (lines !== undefined && withBody && writeAtOnce(response, lines, body)) return
  response.writeHead(status, head as string[])
  if (withBody) response.end(body, 'latin1')
  else response.end()
  letGoUntaken(response.socket)
}

const sentence: Record<string, [string, string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'What your browser sent along is too long for this site. Nothing was changed.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive. Nothing was changed; please try again.'],
}

const misread: [string, string] = ['400 Bad Request', 'This is not a request that a browser would send. Nothing was changed.']
const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', connection: 'close', ...pageHeaders }
const refuse = (response: ServerResponse, status = 400, words = misread[1]) =>
  void response.writeHead(status, { ...plain, 'content-length': Buffer.byteLength(words) }).end(words)

export const createSite = (app: App, beside?: Beside): Server => {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 0, // who sends a file over Tor may take an hour; whoever takes it watches the pace
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: keepAliveSeconds * 1_000,
      maxHeaderSize: 16 * 1024,
      requireHostHeader: false,
    },
    (request, response) => {
      const asked = askedIn(request.rawHeaders)
      if (asked.hosts !== 1) return refuse(response)
      const { method = 'GET', url = '/' } = request
      if (beside?.takes(url)) return beside.answer(request, response)
      if (asked.bodyLength > 0) response.shouldKeepAlive = false // nobody waits for a body that nobody reads
      const reply = app(method, url, asked)
      if (!(reply instanceof Promise)) return write(request, response, reply)
      reply.then((given) => write(request, response, given)).catch(() => response.destroy()) // the connection is already gone
    },
  )
  server.maxConnections = 512
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    error.rawPacket?.fill(0)
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const [status, words] = sentence[error.code ?? ''] ?? misread
    const head = Object.entries({ ...plain, 'content-length': Buffer.byteLength(words) }).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${status}\r\n${head.join('')}\r\n${words}`)
  })
  server.on('checkExpectation', (_, response) => refuse(response, 417))
  return server
}
