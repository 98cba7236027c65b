// The plain HTTP server: short limits, no log of who asked what, and a sentence for what is not HTTP at all.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Asked, askedIn } from './asking.ts'
import { pageHeaders } from './headers.ts'

/** `head` is a flat list of header names and values, as node:http writes it fastest. */
export type Reply = { status: number; head: readonly string[]; body: Buffer | null }
/** One request, answered; a promise only where something has to be read. */
export type App = (method: string, url: string, asked: Asked) => Reply | Promise<Reply>

const write = (request: IncomingMessage, response: ServerResponse, { status, head, body }: Reply) => {
  response.writeHead(status, head as string[])
  response.end(request.method === 'HEAD' || body === null ? undefined : body)
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

export const createSite = (app: App): Server => {
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 10_000, maxHeaderSize: 16 * 1024, requireHostHeader: false },
    (request, response) => {
      const asked = askedIn(request.rawHeaders)
      if (asked.hosts !== 1) return refuse(response)
      const reply = app(request.method ?? 'GET', request.url ?? '/', asked)
      if (!(reply instanceof Promise)) return write(request, response, reply)
      reply.then((given) => write(request, response, given)).catch(() => response.destroy()) // the connection is already gone
    },
  )
  server.maxConnections = 512
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const [status, words] = sentence[error.code ?? ''] ?? misread
    const head = Object.entries({ ...plain, 'content-length': Buffer.byteLength(words) }).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${status}\r\n${head.join('')}\r\n${words}`)
  })
  server.on('checkExpectation', (_, response) => refuse(response, 417))
  return server
}
