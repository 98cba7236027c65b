// A receipt is typed for the first time: from now on there is an inbox that only it can read.
import type { Day } from '../dates/days.ts'
import { type Week, weekOf } from '../dates/weeks.ts'
import { sealWords } from '../sealing/letters.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { findInbox, openInbox, putLetter } from '../store/sealed/inboxes.ts'
import type { Store } from '../store/store.ts'
import type { Begun } from './open-draft.ts'

/** So many whole days are unsent drafts kept after the last words in them; they are destroyed on the Monday after these, at most a week later. */
export const draftDays = 30
export const draftEnds = (today: Day): Week => weekOf(today + draftDays + 7)

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
    await openInbox(tx, key, draftEnds(today))
    await putLetter(tx, key.lookup, 'begun', letter)
    return { is: 'begun' }
  })
}
