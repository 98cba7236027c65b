// One question at a time: shown, answered, kept, and on to the next. A page that was open too long asks for the number beside the answer.

import { openNewest } from '../../actions/drop-answer.ts'
import { keepAnswer } from '../../actions/keep-answer.ts'
import { readAnswer, type When } from '../../contributions/answer.ts'
import { isSharing } from '../../contributions/sharing.ts'
import { readTold } from '../../dates/reading.ts'
import { refusalSentences } from '../../dates/refusal.ts'
import { sayReading } from '../../dates/saying.ts'
import { StoreTrouble } from '../../store/trouble.ts'
import { locales } from '../pages/locales.ts'
import { keepUpload, noFileNow } from './adding.tsx'
import { draftPlace } from './adding-to-draft.tsx'
import type { SaidBefore } from './address.ts'
import { type Anchor, anchorsAt, mayBeMeant } from './anchoring.ts'
import type { ShareReply } from './asked.ts'
import { type Asking, askingAt } from './asking.ts'
import { type Again, knock, plainNow } from './knocking.ts'
import { FilePage } from './pages/file-page.tsx'
import { NumberPage } from './pages/number-page.tsx'
import { type Said, sayFaults } from './pages/parts/faults.tsx'
import { QuestionPage } from './pages/question-page.tsx'
import { anchorAsked, type WhenRead, WhenReadPage } from './pages/when-read-page.tsx'
import type { Handle } from './pass.ts'
import { onTo, page } from './reply.ts'
import { missing } from './troubled.tsx'
import type { Visit } from './visit.ts'

type Step = { handle: string; step: number; said: SaidBefore }

/** The way in went stale. */
export const askAgain = ({ setting, routes }: Visit): Promise<ShareReply> =>
  page(<NumberPage setting={setting} why="stale" action={routes.comeIn()} back={routes.share()} />)

export const showStep = async (visit: Visit, { handle, step, said }: Step): Promise<ShareReply> => {
  const { passes, setting } = visit
  const held = passes.readHandle(handle)
  if (!held) return askAgain(visit)
  const asking = await askingAt(visit, handle, held, step)
  if (!asking) return missing(visit)
  const shown = { setting, ...asking, said }
  return asking.question.field === 'files'
    ? page(<FilePage {...shown} none={await noFileNow(visit, draftPlace(visit, held, asking))} />)
    : page(<QuestionPage {...shown} />)
}

/** The handle of the address, or a new one made from the number that was typed because that handle is dead. */
export const handleFor = async (
  visit: Visit,
  handle: string,
): Promise<{ is: 'handle'; held: Handle; handle: string } | ({ is: 'again' } & Again)> => {
  const { asked, passes, parts, words } = visit
  const held = asked.trouble === null ? passes.readHandle(handle) : null
  if (held) return { is: 'handle', held, handle }
  if (asked.trouble !== null || !asked.form.has('digits')) return { is: 'again', faults: [], plain: plainNow(visit) }
  const knocked = await knock(visit)
  if (knocked.is === 'again') return knocked
  const opened = await openNewest(parts.store, knocked.key)
  if (opened.is !== 'draft')
    return {
      is: 'again',
      faults: [{ field: 'digits', says: words.say('Nothing waits to be sent under this number. Was it sent already?') }],
      plain: null,
    }
  const { sharing, about = null } = opened.draft
  const made: Handle = { inbox: knocked.key, sharing, about }
  return { is: 'handle', held: made, handle: passes.handle(made) }
}

export const answerStep = async (visit: Visit, { handle: given, step }: Step): Promise<ShareReply> => {
  const { asked, field, setting } = visit
  const found = await handleFor(visit, given)
  if (found.is === 'again') {
    const [sharing, about] = [field('sharing'), field('about') || null]
    const asking = isSharing(sharing) ? await askingAt(visit, given, { sharing, about }, step) : null
    if (!asking || !isSharing(sharing)) return missing(visit)
    const shown = {
      setting,
      ...asking,
      typed: asked.form,
      faults: found.faults,
      askDigits: { plain: found.plain },
    }
    return page(asking.question.field === 'files' ? <FilePage {...shown} /> : <QuestionPage {...shown} />, 422)
  }
  const asking = await askingAt(visit, found.handle, found.held, step)
  if (!asking) return missing(visit)
  return asking.question.field === 'files' ? keepUpload(visit, draftPlace(visit, found.held, asking)) : keepWords(visit, found.held, asking)
}

const keepWords = async (visit: Visit, held: Handle, asking: Asking): Promise<ShareReply> => {
  const { asked, words, setting, parts, routes } = visit
  const again = (more: { faults: readonly Said[] } | { notice: string }, status: number) =>
    page(<QuestionPage setting={setting} {...asking} typed={asked.form} {...more} />, status)
  const read = readAnswer(asking.question, asked.form)
  if (read.is === 'faults') return again({ faults: sayFaults(words, read.faults) }, 422)
  if (read.is === 'skipped') return onTo(asking.next)
  const anchor = (await anchorsAt(visit, [read.answer.when?.anchor])).get(read.answer.when?.anchor ?? '')
  if (asked.form.has(anchorAsked) && !anchor) return onTo(asking.kept) // as it was told it is kept already
  try {
    const kept = await keepAnswer(parts.store, held.inbox, read.answer, parts.today())
    if (kept.is === 'missing') return missing(visit)
    if (kept.is === 'sent') return onTo(routes.return())
    if (kept.is === 'full')
      return again({ notice: words.say('No more fits in here. Send it, then come back with your number to add the rest.') }, 422)
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error
    return again(
      { notice: words.say('This could not be kept just now. Your words are still on this page. Please press Continue again in a minute.') },
      503,
    )
  }
  return read.answer.when ? showReading(visit, asking, read.answer.when, anchor) : onTo(asking.kept)
}

/** In the language of the page; in another where that reads nothing, since one telling may hold several. */
export const readingOf = ({ words, locale }: Visit, told: string): WhenRead => {
  if (told === '') return { is: 'words' }
  const own = readTold(told, locale)
  const read = own.is === 'refused' ? (locales.map((other) => readTold(told, other)).find(({ is }) => is === 'read') ?? own) : own
  if (read.is === 'read') return { is: 'read', reading: sayReading(read.edtf, locale) }
  return read.is === 'words'
    ? { is: 'words' }
    : { is: 'unread', why: read.because === 'not-a-date' ? null : words.say(refusalSentences[read.because]) }
}

const showReading = async (visit: Visit, asking: Asking, when: When, anchor: Anchor | undefined): Promise<ShareReply> => {
  const { place, action, carried, next, again } = asking
  const meant = anchor || when.of === undefined ? [] : await mayBeMeant(visit, when.of)
  const read = readingOf(visit, when.told)
  return page(
    <WhenReadPage setting={visit.setting} {...{ place, when, read, meant, action, carried, next, again }} anchor={anchor ?? null} />,
  )
}
