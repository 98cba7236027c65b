// The whole site for tests, on either engine: asked in this process as its server asks it, or over a real socket.
import { request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Store } from '../../src/store/store.ts'
import { askedIn } from '../../src/web/asking.ts'
import { readAssets } from '../../src/web/assets.ts'
import { readCatalogues } from '../../src/web/catalogues.ts'
import { accentStyles } from '../../src/web/pages/accents.ts'
import { readyPages } from '../../src/web/ready-pages.ts'
import { createSite } from '../../src/web/serve.ts'
import { root } from '../builders.ts'

type App = ReturnType<typeof createApp>

const words = readCatalogues(join(root, 'words'))

export type Answered = {
  status: number
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>
  /** As sent, still packed; null where there is none. */
  body: Buffer | null
  text: string
  /** The very list the page was kept with, if it was kept: another one next time is another drawing. */
  head: readonly string[]
}
export type Ask = (url: string, headers?: Record<string, string>, method?: string) => Promise<Answered>

const unpack = (body: Buffer, encoding: string | undefined) =>
  encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body

/** An app of its own on a store, as another process would have it; `logged` collects what it would print. */
export const appOn = (store: Store, environment: Record<string, string> = {}): { app: App; ask: Ask; logged: string[] } => {
  const read = readConfig(environment, root)
  if (read.is === 'refused') throw new Error(read.because.join(' '))
  const logged: string[] = []
  const app = createApp({
    config: read.config,
    store,
    ready: readyPages(read.config.cacheBytes),
    words,
    assets: readAssets(join(root, 'public'), accentStyles(read.config.publisher)),
    log: (line) => void logged.push(line),
  })
  const ask: Ask = async (url, headers = {}, method = 'GET') => {
    const { status, head, body: characters } = await app(method, url, askedIn(Object.entries(headers).flat()))
    const body = characters === null ? null : Buffer.from(characters, 'latin1')
    const named = new Map<string, string>()
    for (let n = 0; n < head.length; n += 2) named.set((head[n] as string).toLowerCase(), head[n + 1] as string)
    return { status, headers: named, body, text: body ? unpack(body, named.get('content-encoding')).toString() : '', head }
  }
  return { app, ask, logged }
}

/** Serves an app on a port of this machine. */
export const listen = async (app: App) => {
  const server = createSite(app)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return { port, origin: `http://127.0.0.1:${port}`, close }
}

/** Writes bytes as they are and reads all that comes back until the other side closes, or for a second at most after the last byte. */
export const speak = (port: number, ...pieces: readonly (string | Buffer)[]): Promise<string> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    const end = () => {
      socket.destroy()
      done(heard)
    }
    socket.setTimeout(1_000, end)
    socket.on('data', (bytes) => (heard += bytes.toString('latin1')))
    socket.on('error', end) // the server may close before all is written
    socket.on('close', end)
    for (const piece of pieces) socket.write(piece)
  })

/** Sends a large body and gives the answer as an ordinary client sees it. */
export const send = (
  port: number,
  method: string,
  path: string,
  body: Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> =>
  new Promise((done, fail) => {
    const asking = request({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (some: string) => (text += some))
      response.on('end', () => done({ status: response.statusCode ?? 0, text }))
    })
    asking.on('error', fail)
    asking.end(body)
  })
