// What a receipt opens: where its inbox lies, and the key to what is sealed there.
import { bech32 } from '@scure/base'
import { type Keys, keysOf } from './envelope.ts'
import { derived, receiptCost, slowHash } from './hashing.ts'

/** The half that may be known to whoever only adds: where, and to whom to seal. */
export type Inbox = { lookup: Uint8Array; recipient: string }
export type ReceiptKey = Inbox & { identity: string }

/** age's identity file format: 32 bytes in Bech32, in capitals. The seed is zeros afterwards. */
export const keysFromSeed = (seed: Uint8Array): Promise<Keys> => {
  const identity = bech32.encode('age-secret-key-', bech32.toWords(seed), false).toUpperCase()
  seed.fill(0)
  return keysOf(identity)
}

/** `salt` is this instance's own, so that one receipt's hash says nothing elsewhere. Throws Busy. */
export const receiptKey = async (digits: string, salt: Uint8Array): Promise<ReceiptKey> => {
  const hash = await slowHash(digits, salt, receiptCost)
  const seed = derived(hash, 'inbox')
  const lookup = derived(hash, 'lookup')
  hash.fill(0)
  return { lookup, ...(await keysFromSeed(seed)) }
}
