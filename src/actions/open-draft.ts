// A receipt reads back what it kept: a draft whole, or what came of a telling that was sent. Of the telling itself it reads nothing.
import type { Answer } from '../contributions/answer.ts'
import type { Consent } from '../contributions/consent.ts'
import type { FileCard } from '../contributions/file-card.ts'
import type { Draft } from '../contributions/telling.ts'
import { openWords } from '../sealing/letters.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { findInbox, lettersIn } from '../store/sealed/inboxes.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { SealedLook } from '../store/store.ts'

/** Settled when the receipt was made. */
export type Begun = Pick<Draft, 'sharing' | 'about' | 'lang'>
/** The letter a file came in says which to drop. */
export type KeptDraft = Omit<Draft, 'files'> & { files: readonly (FileCard & { letter: number })[] }
export type Letter = { n: number; kind: 'question' | 'words' | 'reply'; text: string }
export type Sent = { state: 'waiting' | 'withheld'; week: string; letters: readonly Letter[]; terms: Consent }
export type OpenedInbox = { is: 'draft'; draft: KeptDraft } | { is: 'sent'; sent: Sent } | { is: 'missing' }

export const readDraft = async (look: SealedLook, key: ReceiptKey): Promise<KeptDraft | null> => {
  let begun: Begun | null = null
  const answers = new Map<string, Answer>()
  const files: (FileCard & { letter: number })[] = []
  for (const { n, kind, bytes } of await lettersIn(look, key.lookup, ['begun', 'answer', 'file'])) {
    if (kind === 'begun') begun = await openWords<Begun>(bytes, key.identity)
    else if (kind === 'file') files.push({ ...(await openWords<FileCard>(bytes, key.identity)), letter: n })
    else {
      const answer = await openWords<Answer>(bytes, key.identity)
      answers.set(answer.question, answer)
    }
  }
  return begun && { ...begun, answers, files }
}

export const openDraft = async (look: SealedLook, key: ReceiptKey): Promise<OpenedInbox> => {
  const inbox = await findInbox(look, key.lookup)
  if (!inbox) return { is: 'missing' }
  if (inbox.telling === null) {
    const draft = await readDraft(look, key)
    return draft ? { is: 'draft', draft } : { is: 'missing' }
  }
  const telling = await findTelling(look, inbox.telling)
  if (!telling) return { is: 'missing' }
  let terms: Consent | null = null
  const letters: Letter[] = []
  for (const { n, kind, bytes } of await lettersIn(look, key.lookup, ['terms', 'question', 'words', 'reply'])) {
    if (kind === 'terms') terms = await openWords<Consent>(bytes, key.identity)
    else letters.push({ n, kind: kind as Letter['kind'], text: (await openWords<{ text: string }>(bytes, key.identity)).text })
  }
  if (!terms) throw new Error('a telling without its terms')
  return { is: 'sent', sent: { state: telling.state, week: telling.week, letters, terms } }
}
