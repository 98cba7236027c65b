// A teller takes a file out of a draft: gone at once, since nobody else could ever read it.
import type { Inbox } from '../sealing/receipt-key.ts'
import { dropLetters } from '../store/sealed/inboxes.ts'
import { draftItem, dropPart, filePart } from '../store/sealed/parts.ts'
import type { Store } from '../store/store.ts'

/** `letter` is the place of its card in the inbox. */
export type PlacedFile = { id: string; letter: number }

/** The letter goes only with its file, which has an id of its own: where that went before, or was sent, another may lie in its place. */
export const dropFile = async (store: Store, { lookup }: Pick<Inbox, 'lookup'>, { id, letter }: PlacedFile): Promise<void> => {
  await store.change(async (tx) => {
    if (await dropPart(tx, draftItem(lookup), filePart(id))) await dropLetters(tx, lookup, { n: letter })
  })
  await store.forget()
}
