// A draft looked over, by whoever holds its number: what was told, what in it may harm somebody, and what was decided about it.
import { dropAnswer, openNewest } from '../../actions/drop-answer.ts'
import { dropFile } from '../../actions/drop-file.ts'
import type { KeptDraft } from '../../actions/open-draft.ts'
import { lengthOf, wordsOf } from '../../contributions/answer.ts'
import { mostFiles } from '../../contributions/file-card.ts'
import type { Question } from '../../contributions/question.ts'
import { sharingWords } from '../../contributions/sharing.ts'
import { nextPlace } from '../../contributions/telling.ts'
import { longestTelling } from '../../contributions/typed.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { anchorsAt } from './anchoring.ts'
import type { ShareReply } from './asked.ts'
import { nameOf, questionsOf } from './asking.ts'
import { type LookedAt, LookPage } from './pages/look-page.tsx'
import type { Said } from './pages/parts/faults.tsx'
import { onTo, page } from './reply.ts'
import { missing } from './troubled.tsx'
import type { Visit } from './visit.ts'
import { type Told, termsTold, warningsOf } from './warning.ts'

/** Everything of it that others will read. */
const toldIn = ({ answers, files, decided }: KeptDraft, questions: readonly Question[]): Told[] => {
  const naming = new Set(questions.filter((question) => question.naming).map(({ key }) => key))
  return [
    ...[...answers.values()].map((answer) => ({ text: wordsOf(answer), naming: naming.has(answer.question) })),
    ...files.map(({ description }) => ({ text: description })),
    ...(decided ? termsTold(decided.terms) : []),
  ]
}

export const tooMuch = ({ words }: Visit, { answers, files }: KeptDraft): Said[] => [
  ...(lengthOf(answers.values()) > longestTelling
    ? [
        {
          field: 'content',
          says: words.say('All answers together are longer than 40,000 letters. Please make one shorter, or send the rest by itself.'),
        },
      ]
    : []),
  ...(files.length > mostFiles
    ? [{ field: 'content', says: words.say('There are more than ten files. Please take some out, and send the rest by itself.') }]
    : []),
]

const lookedAt = async (visit: Visit, key: ReceiptKey, draft: KeptDraft): Promise<{ look: LookedAt; goOn: string }> => {
  const { words, routes, passes } = visit
  const { sharing, about = null, answers, letters, files, decided } = draft
  const questions = await questionsOf(visit, sharing, about)
  const handle = passes.handle({ inbox: key, sharing, about })
  const opened = passes.opened(key)
  const place = nextPlace(questions, draft)
  return {
    goOn: place < questions.length ? routes.shareStep(handle, place + 1) : routes.shareStep(handle, questions.length, 'again'),
    look: {
      sharing: words.say(sharingWords[sharing].says),
      about: await nameOf(visit, about),
      answers: questions.flatMap((question) => {
        const answer = answers.get(question.key)
        if (!answer) return []
        const remove = { opened, question: question.key, letter: String(letters.get(question.key)) }
        return [{ question, answer, remove }]
      }),
      anchors: await anchorsAt(
        visit,
        [...answers.values()].map(({ when }) => when?.anchor),
      ),
      files: files.map(({ id, letter, description, type, original }) => ({
        description,
        type,
        original,
        remove: { opened, file: id, letter: String(letter) },
      })),
      warnings: tooMuch(visit, draft).length > 0 ? [] : await warningsOf(visit, toldIn(draft, questions)), // it is looked over again once it is shorter
      left: questions.filter(({ key: own, field }) => field !== 'files' && !answers.has(own)).length,
      terms: decided?.terms ?? null,
      decide: routes.shareStep(handle, 'before'),
    },
  }
}

/** What became of the form that this page answers; 422 where there are faults. */
type Outcome = { done?: string | null; faults?: readonly Said[] }

export const showLook = async (visit: Visit, key: ReceiptKey, { done = null, faults = [] }: Outcome = {}): Promise<ShareReply> => {
  const { parts, routes, setting, passes } = visit
  const found = await openNewest(parts.store, key)
  if (found.is === 'sent') return onTo(routes.return())
  if (found.is === 'missing') return missing(visit)
  const all = [...tooMuch(visit, found.draft), ...faults]
  const carried = { opened: passes.opened(key), mark: found.draft.mark }
  return page(
    <LookPage setting={setting} {...(await lookedAt(visit, key, found.draft))} carried={carried} faults={all} done={done} />,
    all.length > 0 ? 422 : 200,
  )
}

/** Only what is really in this draft is taken out of it. */
export const remove = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, words, field } = visit
  const found = await openNewest(parts.store, key)
  if (found.is === 'draft') {
    const { files, answers } = found.draft
    const file = files.find(({ id, letter }) => id === field('file') && String(letter) === field('letter'))
    if (file) await dropFile(parts.store, key, file)
    else if (answers.has(field('question')))
      await dropAnswer(parts.store, key, { question: field('question'), letter: Number(field('letter')) })
  }
  return showLook(visit, key, { done: words.say('It is taken out, and destroyed.') })
}
