// A receipt reads back what it kept: a draft whole, or what came of a telling that was sent. Of the telling itself it reads nothing.
import { createHash } from 'node:crypto'
import { type Answer, standing, together } from '../contributions/answer.ts'
import { type Consent, nothingAgreed } from '../contributions/consent.ts'
import type { FileCard, FileOutline } from '../contributions/file-card.ts'
import type { Addition, Draft } from '../contributions/telling.ts'
import { openIfWhole } from '../sealing/letters.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { teller } from '../sealing/recipients.ts'
import { filesOf, outlinePart, type SentFile } from '../store/sealed/files.ts'
import { grantOf } from '../store/sealed/grants.ts'
import { findInbox, lettersIn, type SealedLetter } from '../store/sealed/inboxes.ts'
import { draftItem, filePart, partsUnder, wholePart } from '../store/sealed/parts.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { SealedLook } from '../store/store.ts'

/** Settled when the receipt was made. */
export type Begun = Pick<Draft, 'sharing' | 'about' | 'lang'>
/** The letter that an answer or a file came in says which to drop; `replaced` are those of answers and choices that were made anew, and of files that are gone. */
export type KeptDraft = Omit<Draft, 'files'> & {
  files: readonly (FileCard & { letter: number })[]
  /** Of the newest answer to each question, by its key. */
  letters: ReadonlyMap<string, number>
  /** What was decided about it; null where nothing was yet. */
  decided: { terms: Consent; letter: number } | null
  replaced: readonly SealedLetter[]
  /** The same as long as nothing was added, changed or taken out. */
  mark: string
}
type Letter = { n: number; kind: 'question' | 'words'; text: string }
/** What was said back, and to which letter: not in which words. */
type Reply = Pick<Addition, 'to' | 'said'>
/** `outline`: null where it cannot be opened. */
export type SeenFile = SentFile & { outline: FileOutline | null }
/** `again`: who has a certain word beside the receipt can read it. */
export type Sent = {
  state: 'waiting' | 'withheld'
  week: string
  /** Whether anything of it stands on the pages. */
  shown: boolean
  letters: readonly Letter[]
  replies: readonly Reply[]
  terms: Consent
  files: readonly SeenFile[]
  again: boolean
}
export type OpenedInbox = { is: 'draft'; draft: KeptDraft } | { is: 'sent'; sent: Sent } | { is: 'missing' }

/** Every answer that lies there, in the order they were given. */
export const answersIn = async (look: SealedLook, { lookup, identity }: ReceiptKey): Promise<(SealedLetter & { answer: Answer })[]> => {
  const found: (SealedLetter & { answer: Answer })[] = []
  for (const { n, bytes } of await lettersIn(look, lookup, ['answer'])) {
    const answer = await openIfWhole<Answer>(bytes, identity)
    if (answer) found.push({ n, bytes, answer })
  }
  return found
}

/** Each letter is sealed anew, so that no two are alike. */
const markOf = (letters: readonly SealedLetter[]): string => {
  const hash = createHash('sha256')
  for (const { bytes } of letters) hash.update(bytes)
  return hash.digest('base64url')
}

export const readDraft = async (look: SealedLook, key: ReceiptKey): Promise<KeptDraft | null> => {
  let begun: Begun | null = null
  const chosen: (SealedLetter & { terms: Consent })[] = []
  const stand: SealedLetter[] = []
  const cards: (SealedLetter & { card: FileCard })[] = []
  for (const { n, kind, bytes } of await lettersIn(look, key.lookup, ['begun', 'file', 'terms'])) {
    if (kind === 'begun') begun ??= await openIfWhole<Begun>(bytes, key.identity)
    else if (kind === 'terms') {
      const terms = await openIfWhole<Consent>(bytes, key.identity)
      if (terms) chosen.push({ n, bytes, terms })
    } else {
      const card = await openIfWhole<FileCard>(bytes, key.identity)
      if (card) cards.push({ n, bytes, card })
    }
  }
  const parts = new Set(await partsUnder(look, draftItem(key.lookup)))
  // A backup from before it was sent brings no file back that was taken out since.
  const isHere = ({ card }: { card: FileCard }) => parts.has(filePart(card.id))
  const files = cards.filter(isHere)
  stand.push(...files)
  const given = await answersIn(look, key)
  const answers = new Map<string, Answer>()
  const letters = new Map<string, number>()
  const replaced: SealedLetter[] = [...chosen.slice(0, -1), ...cards.filter((one) => !isHere(one))]
  for (const question of new Set(given.map(({ answer }) => answer.question))) {
    const all = given.filter(({ answer }) => answer.question === question)
    const own = standing(all)
    const answer = together(own.map((one) => one.answer))
    if (answer) answers.set(question, answer)
    letters.set(question, all.at(-1)?.n ?? 0)
    stand.push(...own)
    replaced.push(...all.filter((one) => !own.includes(one)))
  }
  const newest = chosen.at(-1)
  const decided = newest ? { terms: newest.terms, letter: newest.n } : null
  return (
    begun && {
      ...begun,
      answers,
      files: files.map(({ n, card }) => ({ ...card, letter: n })),
      letters,
      decided,
      replaced,
      mark: markOf([...stand, ...chosen.slice(-1)]),
    }
  )
}

const isCited = async (look: SealedLook, source: string | null): Promise<boolean> =>
  source !== null &&
  (await look
    .selectFrom('evidence')
    .select('id')
    .where('source', '=', source)
    .where('ended', 'is', null)
    .where('gone', 'is', null)
    .executeTakeFirst()) !== undefined

export const openDraft = async (look: SealedLook, key: ReceiptKey): Promise<OpenedInbox> => {
  const inbox = await findInbox(look, key.lookup)
  if (!inbox) return { is: 'missing' }
  if (inbox.telling === null) {
    const draft = await readDraft(look, key)
    return draft ? { is: 'draft', draft } : { is: 'missing' }
  }
  const telling = await findTelling(look, inbox.telling)
  if (!telling) return { is: 'missing' }
  let terms = nothingAgreed(telling.week)
  const letters: Letter[] = []
  const replies: Reply[] = []
  for (const { n, kind, bytes } of await lettersIn(look, key.lookup, ['terms', 'question', 'words', 'reply'])) {
    if (kind === 'terms') terms = (await openIfWhole<Consent>(bytes, key.identity)) ?? terms
    else if (kind === 'reply') {
      const reply = await openIfWhole<Addition>(bytes, key.identity)
      if (reply) replies.push({ to: reply.to, said: reply.said })
    } else {
      const letter = await openIfWhole<{ text: string }>(bytes, key.identity)
      if (letter) letters.push({ n, kind: kind as Letter['kind'], text: letter.text })
    }
  }
  const files: SeenFile[] = []
  for (const file of await filesOf(look, telling.id)) {
    const outline = await wholePart(look, draftItem(key.lookup), outlinePart(file.id))
    files.push({ ...file, outline: outline && (await openIfWhole<FileOutline>(outline, key.identity)) })
  }
  const again = (await grantOf(look, telling.id, teller)) !== null
  return {
    is: 'sent',
    sent: { state: telling.state, week: telling.week, shown: await isCited(look, telling.source), letters, replies, terms, files, again },
  }
}
