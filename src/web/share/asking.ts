// Where somebody stands among the questions: which one it is, what came before it, and what comes next.
import { readAbout } from '../../contributions/about.ts'
import type { Question } from '../../contributions/question.ts'
import { questionsFor } from '../../contributions/questions.ts'
import { type Sharing, sharingWords } from '../../contributions/sharing.ts'
import type { Place } from './pages/question-page.tsx'
import type { Handle } from './pass.ts'
import { subjectOf } from './subject.ts'
import type { Visit } from './visit.ts'

export type Asking = {
  question: Question
  place: Place
  /** Addresses: where the answer is sent, and where the same question is asked again. */
  action: string
  again: string
  /** The same, once the file that was added is taken out. */
  taken: string
  /** Null at the first question: before it there was only the number. */
  back: string | null
  next: string
  end: string
}

export const questionsOf = (sharing: Sharing, about: string | null): readonly Question[] =>
  questionsFor(sharing, about === null ? null : readAbout(about))

/** The name of the page it is about, if there still is one. */
export const nameOf = async ({ parts }: Visit, about: string | null): Promise<string | null> =>
  (await subjectOf(parts.store.look, about))?.subject.name ?? null

/** `handle` as it stands in the address, `step` from 1; null where there is no such question. */
export const askingAt = async (
  visit: Visit,
  handle: string,
  { sharing, about }: Pick<Handle, 'sharing' | 'about'>,
  step: number,
): Promise<Asking | null> => {
  const { routes, words } = visit
  const all = questionsOf(sharing, about)
  const question = all[step - 1]
  if (!question) return null
  const end = routes.shareStep(handle, 'end')
  return {
    question,
    place: { number: step, of: all.length, sharing: words.say(sharingWords[sharing].says), about: await nameOf(visit, about) },
    action: routes.shareStep(handle, step, 'keep'),
    again: routes.shareStep(handle, step, 'again'),
    taken: routes.shareStep(handle, step, 'taken'),
    back: step === 1 ? null : routes.shareStep(handle, step - 1, 'again'),
    next: step === all.length ? end : routes.shareStep(handle, step + 1),
    end,
  }
}
