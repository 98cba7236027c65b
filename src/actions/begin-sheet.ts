// A number from a printed sheet is used for the first time: its inbox waited, and only now is it known what for.
import { sealWords } from '../sealing/letters.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { findInbox, lettersIn, putLetter } from '../store/sealed/inboxes.ts'
import type { Store } from '../store/store.ts'
import type { Begun } from './open-draft.ts'

type SheetBegun = { is: 'begun' } | { is: 'there-already' } | { is: 'missing' }

export const beginSheet = async (store: Store, key: ReceiptKey, begun: Begun): Promise<SheetBegun> => {
  const letter = await sealWords(begun, [key.recipient])
  return store.change(async (tx): Promise<SheetBegun> => {
    const inbox = await findInbox(tx, key.lookup)
    if (!inbox) return { is: 'missing' }
    if (inbox.telling !== null || (await lettersIn(tx, key.lookup, ['begun'])).length > 0) return { is: 'there-already' }
    await putLetter(tx, key.lookup, 'begun', letter)
    return { is: 'begun' }
  })
}
