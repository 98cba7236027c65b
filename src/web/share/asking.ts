// Where somebody stands among the questions: which one it is, what came before it, and what comes next.
import { readAbout } from '../../contributions/about.ts'
import type { Question } from '../../contributions/question.ts'
import { gapKey } from '../../contributions/questions/correction.ts'
import { questionsFor } from '../../contributions/questions.ts'
import { type Sharing, sharingWords } from '../../contributions/sharing.ts'
import type { Carried } from './pages/parts/form.tsx'
import type { Progress } from './pages/parts/kicker.tsx'
import type { Handle } from './pass.ts'
import { subjectOf } from './subject.ts'
import type { Looking, Visit } from './visit.ts'

export type Asking = {
  question: Question
  place: Progress
  /** Addresses: where the answer is sent, and where the same question is asked again. */
  action: string
  again: string
  /** The same, once the file that was added is taken out. */
  taken: string
  /** Null at the first question: before it there was only the number. */
  back: string | null
  next: string
  /** The same, where the answer was kept without a page that says so. */
  kept: string
  end: string
  /** What a form of a question carries, so that it can come back whole even where the handle is dead. */
  carried: Carried
}

/** A gap that still stands is asked in its own words. */
export const questionsOf = async ({ parts, locale }: Looking, sharing: Sharing, about: string | null): Promise<readonly Question[]> => {
  const all = questionsFor(sharing, about === null ? null : readAbout(about))
  const gap = all.some(({ key }) => key === gapKey) ? (await subjectOf(parts.store.look, about, locale))?.gap : null
  return gap ? all.map((question) => (question.key === gapKey ? { ...question, ask: gap.text, lang: gap.lang } : question)) : all
}

/** The name of the page it is about, if there still is one. */
export const nameOf = async ({ parts, locale }: Looking, about: string | null): Promise<string | null> =>
  (await subjectOf(parts.store.look, about, locale))?.subject.name ?? null

/** `handle` as it stands in the address, `step` from 1; null where there is no such question. */
export const askingAt = async (
  visit: Visit,
  handle: string,
  { sharing, about }: Pick<Handle, 'sharing' | 'about'>,
  step: number,
): Promise<Asking | null> => {
  const { routes, words } = visit
  const all = await questionsOf(visit, sharing, about)
  const question = all[step - 1]
  if (!question) return null
  const onward = step === all.length ? 'before' : step + 1
  return {
    question,
    place: { number: step, of: all.length, sharing: words.say(sharingWords[sharing].says), about: await nameOf(visit, about) },
    action: routes.shareStep(handle, step, 'keep'),
    again: routes.shareStep(handle, step, 'again'),
    taken: routes.shareStep(handle, step, 'taken'),
    back: step === 1 ? null : routes.shareStep(handle, step - 1, 'again'),
    next: routes.shareStep(handle, onward),
    kept: routes.shareStep(handle, onward, 'kept'),
    end: routes.shareStep(handle, 'before'),
    carried: { sharing, ...(about === null ? {} : { about }) },
  }
}
