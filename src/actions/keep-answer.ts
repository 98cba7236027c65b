// One answer, or what was chosen, is kept, sealed to the teller's own inbox: whoever only adds cannot read it back, and neither can an editor.
import type { Answer } from '../contributions/answer.ts'
import type { Consent } from '../contributions/consent.ts'
import type { Day } from '../dates/days.ts'
import { sealWords } from '../sealing/letters.ts'
import type { Inbox } from '../sealing/receipt-key.ts'
import { countLetters, findInbox, mostDraftLetters, moveEnd, putLetter } from '../store/sealed/inboxes.ts'
import type { Store } from '../store/store.ts'
import { draftEnds } from './begin-draft.ts'

export type Kept = { is: 'kept' } | { is: 'missing' } | { is: 'sent' } | { is: 'full' }

const keep = async (store: Store, inbox: Inbox, kind: 'answer' | 'terms', said: Answer | Consent, today: Day): Promise<Kept> => {
  const letter = await sealWords(said, [inbox.recipient])
  return store.change(async (tx): Promise<Kept> => {
    const found = await findInbox(tx, inbox.lookup)
    if (!found) return { is: 'missing' }
    if (found.telling !== null) return { is: 'sent' }
    if ((await countLetters(tx, inbox.lookup)) >= mostDraftLetters) return { is: 'full' }
    await putLetter(tx, inbox.lookup, kind, letter)
    await moveEnd(tx, inbox.lookup, draftEnds(today))
    return { is: 'kept' }
  })
}

export const keepAnswer = (store: Store, inbox: Inbox, answer: Answer, today: Day): Promise<Kept> =>
  keep(store, inbox, 'answer', answer, today)
export const keepTerms = (store: Store, inbox: Inbox, terms: Consent, today: Day): Promise<Kept> =>
  keep(store, inbox, 'terms', terms, today)
