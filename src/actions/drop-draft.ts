// A teller throws away a draft, or one file of it: gone at once, since nobody else could ever read it.
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { dropInbox, dropLetters, findInbox } from '../store/sealed/inboxes.ts'
import { draftItem, dropItem, dropPart, filePart } from '../store/sealed/parts.ts'
import type { Store } from '../store/store.ts'

export const dropDraft = async (store: Store, { lookup }: ReceiptKey): Promise<{ is: 'dropped' } | { is: 'missing' }> =>
  store.change(async (tx) => {
    const inbox = await findInbox(tx, lookup)
    if (!inbox || inbox.telling !== null) return { is: 'missing' }
    await dropItem(tx, draftItem(lookup))
    await dropInbox(tx, lookup)
    return { is: 'dropped' }
  })

/** `letter` is the place of the card in the inbox, as the opened draft names it. */
export const dropFile = async (store: Store, { lookup }: ReceiptKey, file: { id: string; letter: number }): Promise<void> =>
  store.change(async (tx) => {
    await dropLetters(tx, lookup, { n: file.letter })
    await dropPart(tx, draftItem(lookup), filePart(file.id))
  })
