// What only a receipt can have written: anybody who reads its inbox's public key can seal words to it, and nobody else can prove them.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { derived } from './hashing.ts'

const macOf = (identity: string, words: string) =>
  createHmac('sha256', derived(Buffer.from(identity), 'proof'))
    .update(words)
    .digest()

/** Base64url. */
export const proofOf = (identity: string, words: string): string => macOf(identity, words).toString('base64url')

export const isProven = (identity: string, words: string, proof: string): boolean => {
  const given = Buffer.from(proof, 'base64url')
  const own = macOf(identity, words)
  return given.length === own.length && timingSafeEqual(given, own)
}
