// Tokens that pages carry instead of cookies: sealed under a key that lives in memory alone, for one purpose, until a moment.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { derived } from './hashing.ts'

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16
const longest = 2_000
const mostPurposes = 100

const keys = new WeakMap<Uint8Array, Map<string, Buffer>>()

/** A page has several tokens, each under a key of its purpose: derived once. */
const keyFor = (key: Uint8Array, purpose: string): Buffer => {
  const made = keys.get(key) ?? new Map<string, Buffer>()
  const found = made.get(purpose) ?? derived(key, purpose)
  if (made.size >= mostPurposes) made.clear()
  keys.set(key, made.set(purpose, found))
  return found
}

/** Base64url. `until` in milliseconds of the epoch; it is kept inside and shown to nobody. */
export const sealToken = (key: Uint8Array, purpose: string, value: unknown, until: number): string => {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv(algorithm, keyFor(key, purpose), nonce)
  const body = Buffer.concat([cipher.update(JSON.stringify({ until, value })), cipher.final()])
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
}

/** Null where it is another's, another purpose's, changed or past its time. */
export const openToken = (key: Uint8Array, purpose: string, token: string, now: number): unknown => {
  const bytes = Buffer.from(token.slice(0, longest), 'base64url')
  if (token.length > longest || bytes.length < nonceLength + tagLength) return null
  const decipher = createDecipheriv(algorithm, keyFor(key, purpose), bytes.subarray(0, nonceLength), { authTagLength: tagLength })
  decipher.setAuthTag(bytes.subarray(-tagLength))
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()]).toString()
    const { until, value } = JSON.parse(text) as { until: number; value: unknown }
    return until > now ? value : null
  } catch {
    return null // not ours, or changed
  }
}
