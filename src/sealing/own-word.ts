// A word of the teller's own: together with the receipt it opens what was told; neither of the two does alone.
import type { Keys } from './envelope.ts'
import { derived, passphraseCost, slowHash } from './hashing.ts'
import { keysFromSeed, type ReceiptKey } from './receipt-key.ts'

export const shortestWord = 4

/** However a keyboard writes it: capitals, spaces and marks that cannot be seen make no other word. */
const plain = (word: string) =>
  word
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()

/** How many characters count: what `shortestWord` is compared with. */
export const wordLength = (word: string): number => [...plain(word)].length

/** Whoever found the receipt and has the database guesses at the word, so that each guess costs what a passphrase does. Throws Busy. */
export const ownWordKey = async ({ identity }: Pick<ReceiptKey, 'identity'>, word: string, salt: Uint8Array): Promise<Keys> => {
  const hash = await slowHash(`${identity}\n${plain(word)}`, salt, passphraseCost) // an identity is always as long as any other
  const seed = derived(hash, 'own word')
  hash.fill(0)
  return keysFromSeed(seed)
}
