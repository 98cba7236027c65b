// The headers of every answer to somebody who tells or returns, and the few sizes in which answers to those who return are sent.
import { tlsHeadersAt } from '../headers.ts'
import { readPath } from '../paths.ts'
import { shareActs } from '../routes.ts'
import type { ShareReply } from '../share/asked.ts'

const tellersHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/** A file that somebody sent: should a browser show it after all, it is alone there, and may do nothing. */
const forSaving = { 'content-security-policy': "default-src 'none'; sandbox" }

const kib = 1024
/** Whoever watches the wire sees one of these lengths; what is longer than the last is a whole number of it. */
const sizes = [16 * kib, 128 * kib, 1024 * kib]
/** What follows on typed digits, or is read at the desk: its length tells how much lies behind it. */
const followsDigits = new RegExp(`^/((return|desk)(/|$)|share/(${shareActs.join('|')})$)`)
const [opening, closing] = [Buffer.from('\n<!--'), Buffer.from('-->\n')]

const paddedLength = (length: number): number => {
  const least = length + opening.length + closing.length
  const largest = sizes.at(-1) as number
  return sizes.find((size) => size >= least) ?? Math.ceil(least / largest) * largest
}

const padded = (body: Uint8Array): Buffer => {
  const whole = Buffer.alloc(paddedLength(body.length), '.')
  whole.set(body)
  whole.set(opening, body.length)
  whole.set(closing, whole.length - closing.length)
  body.fill(0)
  return whole
}

/** Headers that the door alone decides. */
const ours = new Set([...Object.keys(tellersHeaders), 'content-length', 'etag', 'content-encoding', 'connection'])

/** The answer as it is sent. The page's own bytes may be filled with zeros here. */
export const dressed = ({ status, head, body, stream }: ShareReply, method: string, url: string, origin: string | null): ShareReply => {
  const kept: string[] = []
  let length = body?.length ?? 0
  let type = ''
  for (let n = 0; n < head.length; n += 2) {
    const [name, value] = [(head[n] as string).toLowerCase(), head[n + 1] as string]
    if (name === 'content-length' && body === null) length = Number(value)
    if (name === 'content-type') type = value
    if (!ours.has(name)) kept.push(name, value)
  }
  const pads = followsDigits.test(readPath(url).path) && length > 0 && type.startsWith('text/html')
  const saved = kept.includes('content-disposition')
  const whole = pads && body !== null ? padded(body) : body
  const sent = pads ? paddedLength(length) : length
  return {
    status,
    head: [
      ...kept,
      'content-length',
      String(sent),
      ...Object.entries({ ...tellersHeaders, ...(saved ? forSaving : {}), ...tlsHeadersAt(origin, '') }).flat(),
    ],
    body: whole,
    ...(stream && method !== 'HEAD' ? { stream } : {}),
  }
}
