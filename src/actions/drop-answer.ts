// An answer leaves a draft: its teller takes it out, or has said it anew. What it replaced goes with it, since a seized disk keeps what is sealed too.
import type { Answer } from '../contributions/answer.ts'
import type { Day } from '../dates/days.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { dropLetter, type SealedLetter } from '../store/sealed/inboxes.ts'
import type { Store } from '../store/store.ts'
import { StoreTrouble } from '../store/trouble.ts'
import { type Kept, keepAnswer } from './keep-answer.ts'
import { answersIn, type OpenedInbox, openDraft } from './open-draft.ts'

/** `letter` is the place of the newest in the inbox, as it was shown. */
type PlacedAnswer = { question: string; letter: number }

const dropAll = async (store: Store, { lookup }: ReceiptKey, letters: readonly SealedLetter[]): Promise<void> => {
  if (letters.length === 0) return
  await store.change(async (tx) => {
    for (const letter of letters) await dropLetter(tx, lookup, letter)
  })
  await store.forget()
}

/** With every older answer to the same question, so that none comes up again in its place; what was said after it was shown stays. */
export const dropAnswer = async (store: Store, key: ReceiptKey, { question, letter }: PlacedAnswer): Promise<void> => {
  const answers = await answersIn(store.sealed, key)
  await dropAll(
    store,
    key,
    answers.filter(({ n, answer }) => answer.question === question && n <= letter),
  )
}

/** Said anew by whoever has it open, whole: what was said before, up to the answer that was shown, goes. */
export const changeAnswer = async (store: Store, key: ReceiptKey, answer: Answer, letter: number, today: Day): Promise<Kept> => {
  const kept = await keepAnswer(store, key, answer, today)
  if (kept.is === 'kept') await dropAnswer(store, key, { question: answer.question, letter })
  return kept
}

/** What the receipt opens; of a draft, answers that newer ones replaced are gone from then on. Whoever only adds can open none of them. */
export const openNewest = async (store: Store, key: ReceiptKey): Promise<OpenedInbox> => {
  const opened = await openDraft(store.sealed, key)
  if (opened.is !== 'draft') return opened
  try {
    await dropAll(store, key, opened.draft.replaced)
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error // a disk that is full keeps nobody from their draft: the next opening drops them
  }
  return opened
}
