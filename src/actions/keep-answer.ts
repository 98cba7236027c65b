// One answer, or what was chosen, is kept, sealed to the teller's own inbox: whoever only adds cannot read it back, and neither can an editor.
import type { Answer } from '../contributions/answer.ts'
import type { Consent } from '../contributions/consent.ts'
import { sealWords } from '../sealing/letters.ts'
import type { Inbox } from '../sealing/receipt-key.ts'
import { countLetters, findInbox, mostDraftLetters, putLetter } from '../store/sealed/inboxes.ts'
import type { Store } from '../store/store.ts'

export type Kept = { is: 'kept' } | { is: 'missing' } | { is: 'sent' } | { is: 'full' }

const keep = async (store: Store, inbox: Inbox, kind: 'answer' | 'terms', said: Answer | Consent): Promise<Kept> => {
  const letter = await sealWords(said, [inbox.recipient])
  return store.change(async (tx): Promise<Kept> => {
    const found = await findInbox(tx, inbox.lookup)
    if (!found) return { is: 'missing' }
    if (found.telling !== null) return { is: 'sent' }
    if ((await countLetters(tx, inbox.lookup)) >= mostDraftLetters) return { is: 'full' }
    await putLetter(tx, inbox.lookup, kind, letter)
    return { is: 'kept' }
  })
}

export const keepAnswer = (store: Store, inbox: Inbox, answer: Answer): Promise<Kept> => keep(store, inbox, 'answer', answer)
export const keepTerms = (store: Store, inbox: Inbox, terms: Consent): Promise<Kept> => keep(store, inbox, 'terms', terms)
