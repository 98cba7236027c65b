// An editor's own key, wrapped under a passphrase: one slow hash proves who signs in and opens what was wrapped.
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Keys, keysOf, newKeys } from './envelope.ts'
import { derived, passphraseCost, slowHash } from './hashing.ts'

/** `auth` is the SHA-256 of what the passphrase proves; `wrapped` the identity under its other half (AES-256-GCM: nonce, body, tag). */
export type WrappedKey = { salt: Uint8Array; auth: Uint8Array; wrapped: Uint8Array; recipient: string }

export const shortestPassphrase = 15

const algorithm = 'aes-256-gcm'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
/** The same words typed on another keyboard, or with two spaces, are the same passphrase. */
const plain = (passphrase: string) => passphrase.normalize('NFKC').trim().replace(/\s+/g, ' ')

/** How many characters count: what `shortestPassphrase` is compared with. */
export const passphraseLength = (passphrase: string): number => [...plain(passphrase)].length

/** A new key for an editor. Throws Busy. */
export const wrapNewKey = async (passphrase: string): Promise<WrappedKey> => wrapKey(await newKeys(), passphrase)

/** A key under a passphrase, with a new salt: what wrapped it before opens nothing of this. Throws Busy. */
export const wrapKey = async ({ identity, recipient }: Keys, passphrase: string): Promise<WrappedKey> => {
  const salt = randomBytes(16)
  const hash = await slowHash(plain(passphrase), salt, passphraseCost)
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, derived(hash, 'kek'), nonce)
  const wrapped = Buffer.concat([nonce, cipher.update(identity), cipher.final(), cipher.getAuthTag()])
  return { salt, auth: sha256(derived(hash, 'auth')), wrapped, recipient }
}

/** Null where the passphrase is another. `hashed` is told once the slow part is over. Throws Busy. */
export const unwrapKey = async (
  { salt, auth, wrapped }: WrappedKey,
  passphrase: string,
  hashed: () => void = () => undefined,
): Promise<Keys | null> => {
  const hash = await slowHash(plain(passphrase), salt, passphraseCost)
  hashed()
  if (!timingSafeEqual(sha256(derived(hash, 'auth')), auth)) return null
  const decipher = createDecipheriv(algorithm, derived(hash, 'kek'), wrapped.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(wrapped.subarray(-16))
  return keysOf(Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]).toString())
}
