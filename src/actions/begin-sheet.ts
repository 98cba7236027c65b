// A number from a printed sheet is used for the first time: its inbox waited, and only now is it known what for.
import type { Day } from '../dates/days.ts'
import { sealWords } from '../sealing/letters.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { findInbox, lettersIn, moveEnd, putLetter } from '../store/sealed/inboxes.ts'
import type { Store } from '../store/store.ts'
import { StoreTrouble } from '../store/trouble.ts'
import { draftEnds } from './begin-draft.ts'
import type { Begun } from './open-draft.ts'

type SheetBegun = { is: 'begun' } | { is: 'there-already' } | { is: 'missing' }

export const beginSheet = async (store: Store, key: ReceiptKey, begun: Begun, today: Day): Promise<SheetBegun> => {
  const letter = await sealWords(begun, [key.recipient])
  return store.change(async (tx): Promise<SheetBegun> => {
    const inbox = await findInbox(tx, key.lookup)
    if (!inbox) return { is: 'missing' }
    if (inbox.telling !== null || (await lettersIn(tx, key.lookup, ['begun'])).length > 0) return { is: 'there-already' }
    await putLetter(tx, key.lookup, 'begun', letter)
    await moveEnd(tx, key.lookup, draftEnds(today))
    return { is: 'begun' }
  })
}

/** It is typed in, perhaps weeks after it was printed, and nothing is written yet: its days begin now. */
export const typeSheetIn = async (store: Store, { lookup }: Pick<ReceiptKey, 'lookup'>, today: Day): Promise<void> => {
  if ((await lettersIn(store.sealed, lookup, ['answer', 'file', 'terms'])).length > 0) return
  try {
    await store.change((tx) => moveEnd(tx, lookup, draftEnds(today)))
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error // a disk that is full keeps nobody from their sheet
  }
}
