// One answer, or what was decided, as it stands in a draft: shown to whoever has it open, changed, and kept without the number typed anew.
import { changeAnswer, dropAnswer, openNewest } from '../../actions/drop-answer.ts'
import { keepTerms } from '../../actions/keep-answer.ts'
import type { KeptDraft } from '../../actions/open-draft.ts'
import { answerForm, readAnswer } from '../../contributions/answer.ts'
import { chosenAnew, consentForm, readConsent } from '../../contributions/consent.ts'
import type { Question } from '../../contributions/question.ts'
import { sharingWords } from '../../contributions/sharing.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { StoreTrouble } from '../../store/trouble.ts'
import type { ShareReply } from './asked.ts'
import { nameOf, questionsOf } from './asking.ts'
import { showLook } from './looking.tsx'
import { ChangePage } from './pages/change-page.tsx'
import { type Said, sayFaults } from './pages/parts/faults.tsx'
import { sayTermsFaults, TermsPage } from './pages/terms-page.tsx'
import { page } from './reply.ts'
import type { Visit } from './visit.ts'

type Again = { typed: ReadonlyMap<string, string>; faults?: readonly Said[]; trouble?: string }

const notKept = ({ words }: Visit) =>
  words.say('This could not be kept just now, and what you said before is still there. Please press the button again in a minute.')
const noRoom = ({ words }: Visit) => words.say('No more fits in here. Send it, then come back with your number to add the rest.')

const draftOf = async ({ parts }: Visit, key: ReceiptKey): Promise<KeptDraft | null> => {
  const found = await openNewest(parts.store, key)
  return found.is === 'draft' ? found.draft : null
}

/** Where the disk refuses it, nothing was kept. */
const orTrouble = async <Kept,>({ parts }: Visit, keep: () => Promise<Kept>): Promise<Kept | null> => {
  try {
    return await keep()
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error
    parts.failed(error)
    return null
  }
}

const questionIn = async (visit: Visit, { sharing, about }: KeptDraft): Promise<Question | undefined> =>
  (await questionsOf(visit, sharing, about ?? null)).find(({ key, field }) => key === visit.field('question') && field !== 'files')

const drawChange = async (
  visit: Visit,
  key: ReceiptKey,
  draft: KeptDraft,
  question: Question,
  letter: number,
  again: Again,
  status = 200,
) => {
  const { words, setting, passes } = visit
  const matter = { sharing: words.say(sharingWords[draft.sharing].says), about: await nameOf(visit, draft.about ?? null) }
  const carried = { opened: passes.opened(key), question: question.key, letter: String(letter) }
  return page(<ChangePage setting={setting} matter={matter} question={question} carried={carried} {...again} />, status)
}

export const showChange = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const draft = await draftOf(visit, key)
  const question = draft ? await questionIn(visit, draft) : undefined
  const answer = draft?.answers.get(question?.key ?? '')
  if (!draft || !question || !answer) return showLook(visit, key)
  return drawChange(visit, key, draft, question, draft.letters.get(question.key) ?? 0, { typed: answerForm(answer) })
}

/** Sent twice, it is kept once: what was said since by another page stays. */
export const keepChange = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, asked, words, field } = visit
  const draft = await draftOf(visit, key)
  const question = draft ? await questionIn(visit, draft) : undefined
  if (!draft || !question) return showLook(visit, key)
  const letter = Number(field('letter')) || 0
  const again = (more: Omit<Again, 'typed'>, status: number) =>
    drawChange(visit, key, draft, question, letter, { typed: asked.form, ...more }, status)
  const read = readAnswer(question, asked.form)
  if (read.is === 'faults') return again({ faults: sayFaults(words, read.faults) }, 422)
  const done = read.is === 'skipped' ? words.say('It is taken out, and destroyed.') : words.say('It is kept, as it stands here now.')
  if (asked.ticket === 'used' && (draft.letters.get(question.key) ?? 0) !== letter) return showLook(visit, key, { done })
  const kept = await orTrouble(visit, async () => {
    if (read.is === 'answer') return (await changeAnswer(parts.store, key, read.answer, letter)).is
    await dropAnswer(parts.store, key, { question: question.key, letter })
    return 'kept'
  })
  if (kept === null) return again({ trouble: notKept(visit) }, 503)
  return kept === 'full' ? again({ trouble: noRoom(visit) }, 422) : showLook(visit, key, { done })
}

const drawTerms = ({ setting, passes }: Visit, key: ReceiptKey, letter: number, again: Again, status = 200) =>
  page(<TermsPage setting={setting} way="draft" carried={{ opened: passes.opened(key), letter: String(letter) }} {...again} />, status)

export const showTermsChange = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const decided = (await draftOf(visit, key))?.decided
  return decided ? drawTerms(visit, key, decided.letter, { typed: consentForm(decided.terms) }) : showLook(visit, key)
}

export const keepTermsChange = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, asked, words, locale, field } = visit
  const decided = (await draftOf(visit, key))?.decided
  if (!decided) return showLook(visit, key) // what is read before them comes first
  const letter = Number(field('letter')) || 0
  const again = (more: Omit<Again, 'typed'>, status: number) => drawTerms(visit, key, letter, { typed: asked.form, ...more }, status)
  const read = readConsent(asked.form, (said) => words.say(said), locale, parts.today())
  if (read.is === 'faults') return again({ faults: sayTermsFaults(words, read.faults) }, 422)
  const done = words.say('It is kept, as it stands here now.')
  if (asked.ticket === 'used' && decided.letter !== letter) return showLook(visit, key, { done })
  const kept = await orTrouble(visit, () => keepTerms(parts.store, key, chosenAnew(read.consent, decided.terms)))
  if (kept === null) return again({ trouble: notKept(visit) }, 503)
  return kept.is === 'full' ? again({ trouble: noRoom(visit) }, 422) : showLook(visit, key, { done })
}
