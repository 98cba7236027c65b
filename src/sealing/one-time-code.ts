// One-time codes from a clock and a shared secret, as every authenticator makes them (RFC 6238 over RFC 4226: SHA-1, six digits, thirty seconds).
import { createHmac, timingSafeEqual } from 'node:crypto'
import { base32nopad } from '@scure/base'
import { digitOf } from './digits.ts'

const stepLength = 30_000
const digits = 6
export const codeSecretLength = 20

/** `now` in milliseconds of the epoch. */
const stepAt = (now: number) => Math.floor(now / stepLength)

/** RFC 4226 §5.3. */
export const codeAt = (secret: Uint8Array, step: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac.at(-1) as number) & 0xf
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

const typedCode = (typed: string): string | null => {
  const bare = [...typed.slice(0, 40).replace(/[\s\p{Pd}\p{Cf}]/gu, '')].map(digitOf)
  return bare.length === digits && !bare.includes(null) ? bare.join('') : null
}

/** The step that a typed code is of: this one, the one before or the one after; null where it is none of these. Whoever calls takes each step once. */
export const stepOf = (secret: Uint8Array, typed: string, now: number): number | null => {
  const code = typedCode(typed)
  if (code === null) return null
  const fits = (step: number) => timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code))
  return [0, -1, 1].map((beside) => stepAt(now) + beside).find(fits) ?? null
}

/** When a code of a step cannot be used any more, in milliseconds of the epoch. */
export const endOfStep = (step: number): number => (step + 2) * stepLength

/** As it is typed into an authenticator by hand. */
export const secretInGroups = (secret: Uint8Array): string[] => base32nopad.encode(secret).match(/.{1,4}/g) ?? []

/** What an authenticator reads from a square. */
export const secretAddress = (secret: Uint8Array, of: { site: string; name: string }): string =>
  `otpauth://totp/${encodeURIComponent(of.site)}:${encodeURIComponent(of.name)}?secret=${base32nopad.encode(secret)}&issuer=${encodeURIComponent(of.site)}`
