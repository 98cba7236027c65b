// A receipt is typed for the first time: from now on there is an inbox that only it can read.
import type { Day } from '../dates/days.ts'
import { weekOf } from '../dates/weeks.ts'
import { sealWords } from '../sealing/letters.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { findInbox, openInbox, putLetter } from '../store/sealed/inboxes.ts'
import type { Store } from '../store/store.ts'
import type { Begun } from './open-draft.ts'

/** Drafts that nobody sends are destroyed in the week that this many days later lies in: after 24 to 30 days. */
export const draftDays = 30

/** `there-already`: typed twice, or on a sheet of paper that was begun before; nothing is changed then. */
export const beginDraft = async (
  store: Store,
  key: ReceiptKey,
  begun: Begun,
  today: Day,
): Promise<{ is: 'begun' } | { is: 'there-already' }> => {
  const letter = await sealWords(begun, [key.recipient])
  return store.change(async (tx) => {
    if (await findInbox(tx, key.lookup)) return { is: 'there-already' }
    await openInbox(tx, key, weekOf(today + draftDays))
    await putLetter(tx, key.lookup, 'begun', letter)
    return { is: 'begun' }
  })
}
