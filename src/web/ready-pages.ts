// Rendered, compressed pages kept for exactly one revision: a new one makes all of them unreachable and drops their bytes.
import { createHash } from 'node:crypto'
import { validateHeaderName, validateHeaderValue } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

type Rendered = { type: string; body: Buffer; cacheControl: string }
/**
 * `head` is a flat list of names and values, `lines` the same as they go over the wire. `body` is a string of one character a byte
 * (latin1): together with its head it is written in one go.
 */
export type Ready = { etag: string; head: readonly string[]; lines: string; body: string; used: boolean }

const compress = {
  br: (body: Buffer) =>
    brotliCompressSync(body, {
      // A larger window packs a page no better, and holds fifteen megabytes more.
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 16, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body: Buffer) => gzipSync(body, { level: 6 }),
  identity: (body: Buffer) => body,
}

/** Checked once, as node:http checks each time (RFC 9110 §5.1, §5.5). */
const linesOf = (head: readonly string[]): string => {
  let lines = ''
  for (let n = 0; n < head.length; n += 2) {
    const [name, value] = [head[n] as string, head[n + 1] as string]
    validateHeaderName(name)
    validateHeaderValue(name, value)
    lines += `${name}: ${value}\r\n`
  }
  return lines
}

/** `headers` go with every page. */
export const makeReady = (rendered: Rendered, encoding: Encoding, headers: Readonly<Record<string, string>>): Ready => {
  const body = compress[encoding](rendered.body)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const head = [
    'content-type',
    rendered.type,
    'content-length',
    String(body.length),
    'etag',
    etag,
    'cache-control',
    rendered.cacheControl,
    'vary',
    'accept-encoding',
    ...Object.entries(headers).flat(),
  ]
  if (encoding !== 'identity') head.push('content-encoding', encoding)
  return { etag, head, lines: linesOf(head), body: body.toString('latin1'), used: false }
}

/** Bounded by bytes; what was not read since the last sweep goes first. */
export const readyPages = (limit: number) => {
  const kept = new Map(encodings.map((encoding) => [encoding, new Map<string, Ready>()]))
  let revision = -1
  let bytes = 0
  const sizeOf = (address: string, ready: Ready) => ready.body.length + address.length * 2 + 1_600
  const sweep = () => {
    for (const pages of kept.values())
      for (const [address, ready] of pages) {
        if (bytes <= limit) return
        if (ready.used) {
          ready.used = false
          pages.delete(address)
          pages.set(address, ready)
        } else {
          pages.delete(address)
          bytes -= sizeOf(address, ready)
        }
      }
  }
  return {
    /** Everything rendered before this revision is dropped, not only out of reach. */
    turnTo: (newest: number) => {
      if (newest <= revision) return
      revision = newest
      bytes = 0
      for (const pages of kept.values()) pages.clear()
    },
    at: (encoding: Encoding, address: string): Ready | undefined => {
      const ready = kept.get(encoding)?.get(address)
      if (ready) ready.used = true
      return ready
    },
    /** Kept only if the revision it was rendered from is still the newest, and if it fits at all. */
    keep: (encoding: Encoding, address: string, ready: Ready, renderedFrom: number) => {
      if (renderedFrom !== revision || sizeOf(address, ready) > limit / 4) return
      const pages = kept.get(encoding) as Map<string, Ready>
      const before = pages.get(address)
      if (before) bytes -= sizeOf(address, before)
      pages.set(address, ready)
      bytes += sizeOf(address, ready)
      for (let turns = 0; bytes > limit && turns < 3; turns++) sweep()
    },
    bytes: () => bytes,
  }
}
export type ReadyPages = ReturnType<typeof readyPages>
