// A teller who chose a word reads again what they sent: with the receipt and that word, and with neither alone.
import type { FileCard } from '../contributions/file-card.ts'
import type { Addition, Telling } from '../contributions/telling.ts'
import { open, SealBroken } from '../sealing/envelope.ts'
import { openIfWhole, openWords } from '../sealing/letters.ts'
import { ownWordKey, shortestWord, wordLength } from '../sealing/own-word.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { teller } from '../sealing/recipients.ts'
import { cardPart, filesOf } from '../store/sealed/files.ts'
import { grantOf } from '../store/sealed/grants.ts'
import { findInbox } from '../store/sealed/inboxes.ts'
import { partsUnder, wholePart } from '../store/sealed/parts.ts'
import type { SealedLook } from '../store/store.ts'

/** `added`: what they wrote after it; `files`: those that are in it now; in order. `missing`: no word opens it, or it is withheld. */
export type ReadAgain =
  | { is: 'read'; telling: Telling; files: readonly FileCard[]; added: readonly Addition[] }
  | { is: 'another-word' }
  | { is: 'missing' }

/** Hashes the word: whoever calls this lets nobody try often. Throws Busy. */
export const readAgain = async (look: SealedLook, key: ReceiptKey, word: string, salt: Uint8Array): Promise<ReadAgain> => {
  const own = wordLength(word) < shortestWord ? null : await ownWordKey(key, word, salt) // also where there is nothing to open: nobody can tell by the time
  const telling = (await findInbox(look, key.lookup))?.telling ?? null
  const grant = telling === null ? null : await grantOf(look, telling, teller)
  if (telling === null || !grant) return { is: 'missing' }
  if (!own) return { is: 'another-word' }
  let identity: string
  try {
    identity = Buffer.from(await open(grant, own.identity)).toString()
  } catch (error) {
    if (error instanceof SealBroken) return { is: 'another-word' }
    throw error
  }
  const added: Addition[] = []
  for (const part of await partsUnder(look, telling)) {
    const bytes = part.startsWith('added ') ? await wholePart(look, telling, part) : null
    const addition = bytes && (await openIfWhole<Addition>(bytes, identity))
    if (addition) added.push(addition)
  }
  const files: FileCard[] = []
  for (const file of await filesOf(look, telling)) {
    const bytes = await wholePart(look, telling, cardPart(file))
    const card = bytes && (await openIfWhole<FileCard>(bytes, identity))
    if (card) files.push(card)
  }
  const words = await wholePart(look, telling, 'words') // null where it was taken back in this very moment
  return words ? { is: 'read', telling: await openWords<Telling>(words, identity), files, added } : { is: 'missing' }
}
