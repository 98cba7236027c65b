// One answer, or what was decided, as it stands in a draft: shown once to whoever has it open, changed, and kept without the number typed anew.
import { changeAnswer, dropAnswer, openNewest } from '../../actions/drop-answer.ts'
import { keepTerms } from '../../actions/keep-answer.ts'
import type { KeptDraft } from '../../actions/open-draft.ts'
import { type Answer, anchoredAs, answerForm, filledUp, readAnswer } from '../../contributions/answer.ts'
import { chosenAnew, consentForm, filledBeside, readConsent } from '../../contributions/consent.ts'
import type { Question } from '../../contributions/question.ts'
import { sharingWords } from '../../contributions/sharing.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { StoreTrouble } from '../../store/trouble.ts'
import { anchorsAt, mayBeMeant } from './anchoring.ts'
import { readingOf } from './answering.tsx'
import type { ShareReply } from './asked.ts'
import { nameOf, questionsOf } from './asking.ts'
import { drawChange, drawTerms, restField, toChange, toTerms } from './changing-at.tsx'
import { showLook } from './looking.tsx'
import { type Said, sayFaults } from './pages/parts/faults.tsx'
import { sayTermsFaults } from './pages/terms-page.tsx'
import { anchorAsked, WhenReadPage } from './pages/when-read-page.tsx'
import { onTo, page } from './reply.ts'
import type { Visit } from './visit.ts'

type Again = { faults: readonly Said[] } | { trouble: string }

const notKept = ({ words }: Visit) =>
  words.say('This could not be kept just now, and what you said before is still there. Please press the button again in a minute.')
const noRoom = ({ words }: Visit) => words.say('No more fits in here. Send it, then come back with your number to add the rest.')
const keptNow = ({ words }: Visit) => words.say('It is kept, as it stands here now.')

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

const letterOf = (draft: KeptDraft, question: Question): number => draft.letters.get(question.key) ?? 0

/** Where this answer is changed, as it stands now. */
const changeAt = (visit: Visit, key: ReceiptKey, draft: KeptDraft, question: Question, answer: Answer): string => {
  const { sharing, about = null } = draft
  const changing = { sharing, about, question: question.key, letter: letterOf(draft, question), lang: answer.lang ?? '' }
  return toChange(visit, { form: answerForm(answer), opened: visit.passes.opened(key) }, changing)
}

export const showChange = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const draft = await draftOf(visit, key)
  const question = draft ? await questionIn(visit, draft) : undefined
  const answer = draft?.answers.get(question?.key ?? '')
  return draft && question && answer ? onTo(changeAt(visit, key, draft, question, answer)) : showLook(visit, key)
}

/** A time that is now told by something else: it is asked which one is meant, as where it was told first. */
const askWhich = async (visit: Visit, key: ReceiptKey, question: Question): Promise<ShareReply | null> => {
  const { words, routes, setting, passes } = visit
  const draft = await draftOf(visit, key)
  const answer = draft?.answers.get(question.key)
  const when = answer?.when
  if (!draft || !answer || when?.of === undefined || when.anchor !== undefined) return null
  const meant = await mayBeMeant(visit, when.of)
  if (meant.length === 0) return null
  return page(
    <WhenReadPage
      setting={setting}
      place={{ sharing: words.say(sharingWords[draft.sharing].says), about: await nameOf(visit, draft.about ?? null) }}
      when={when}
      read={readingOf(visit, when.told)}
      meant={meant}
      action={routes.shareAct('keep')}
      carried={{ opened: passes.opened(key), question: question.key, letter: String(letterOf(draft, question)) }}
      next={routes.return()}
      again={changeAt(visit, key, draft, question, answer)}
    />,
  )
}

/** Sent twice, it is kept once: what was said since by another page stays. */
export const keepChange = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, asked, words, field, passes } = visit
  const draft = await draftOf(visit, key)
  const question = draft ? await questionIn(visit, draft) : undefined
  if (!draft || !question) return showLook(visit, key)
  const before = draft.answers.get(question.key)
  const letter = Number(field('letter')) || 0
  const again = (more: Again, status: number) => {
    const { sharing, about = null } = draft
    const shown = { typed: asked.form, opened: passes.opened(key), rest: field(restField), ...more }
    return drawChange(visit, { sharing, about, question, letter, lang: '' }, shown, status)
  }
  const read = readAnswer(question, before && field(restField) !== '' ? filledUp(asked.form, before) : asked.form)
  if (read.is === 'faults') return again({ faults: sayFaults(words, read.faults) }, 422)
  const done = read.is === 'skipped' ? words.say('It is taken out, and destroyed.') : keptNow(visit)
  if (asked.ticket === 'used' && letterOf(draft, question) !== letter) return showLook(visit, key, { done })
  const which = asked.form.has(anchorAsked)
  const chosen = read.is === 'answer' ? read.answer.when?.anchor : undefined
  if (which && !(await anchorsAt(visit, [chosen])).has(chosen ?? '')) return showLook(visit, key, { done }) // as it was told it is kept already
  const kept = await orTrouble(visit, async () => {
    if (read.is === 'answer')
      return (await changeAnswer(parts.store, key, which ? read.answer : anchoredAs(read.answer, before), letter, parts.today())).is
    await dropAnswer(parts.store, key, { question: question.key, letter })
    return 'kept'
  })
  if (kept === null) return again({ trouble: notKept(visit) }, 503)
  if (kept === 'full') return again({ trouble: noRoom(visit) }, 422)
  const toldByAnother = read.is === 'answer' && !which && read.answer.when?.of !== before?.when?.of
  return (toldByAnother ? await askWhich(visit, key, question) : null) ?? showLook(visit, key, { done })
}

export const showTermsChange = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const decided = (await draftOf(visit, key))?.decided
  if (!decided) return showLook(visit, key)
  const form = consentForm(decided.terms).set('letter', String(decided.letter))
  return toTerms(visit, { form, opened: visit.passes.opened(key) }, 'choices')
}

export const keepTermsChange = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, asked, words, locale, field, passes } = visit
  const decided = (await draftOf(visit, key))?.decided
  if (!decided) return showLook(visit, key) // what is read before them comes first
  const letter = Number(field('letter')) || 0
  const again = (more: Again, status: number) => {
    const shown = { typed: asked.form, opened: passes.opened(key), rest: field(restField), letter: field('letter'), ...more }
    return drawTerms(visit, 'draft', shown, status)
  }
  const form = field(restField) === '' ? asked.form : filledBeside(asked.form, decided.terms)
  const read = readConsent(form, (said) => words.say(said), locale, parts.today())
  if (read.is === 'faults') return again({ faults: sayTermsFaults(words, read.faults) }, 422)
  const done = keptNow(visit)
  if (asked.ticket === 'used' && decided.letter !== letter) return showLook(visit, key, { done })
  const kept = await orTrouble(visit, () => keepTerms(parts.store, key, chosenAnew(read.consent, decided.terms), parts.today()))
  if (kept === null) return again({ trouble: notKept(visit) }, 503)
  return kept.is === 'full' ? again({ trouble: noRoom(visit) }, 422) : showLook(visit, key, { done })
}
