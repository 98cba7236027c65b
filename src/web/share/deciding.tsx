// After the questions: what one should know, what one decides, and the number. Each has its own address, and keeps what is chosen as an answer is kept.
import { keepTerms } from '../../actions/keep-answer.ts'
import { readConsent, type Shown, safeStart, shownAs } from '../../contributions/consent.ts'
import { type RecipientList, recovery } from '../../sealing/recipients.ts'
import { StoreTrouble } from '../../store/trouble.ts'
import type { LastStep } from '../routes.ts'
import type { SaidBefore } from './address.ts'
import { askAgain, handleFor } from './answering.tsx'
import type { ShareReply } from './asked.ts'
import { questionsOf } from './asking.ts'
import { beforeOnPage, termsLead } from './before-words.ts'
import { whyFor } from './closed.tsx'
import { BeforePage } from './pages/before-page.tsx'
import { ClosedPage } from './pages/closed-page.tsx'
import { NumberPage } from './pages/number-page.tsx'
import type { Said } from './pages/parts/faults.tsx'
import type { PlainlyAsked } from './pages/parts/plain-question.tsx'
import { sayTermsFaults, TermsPage } from './pages/terms-page.tsx'
import { onTo, page } from './reply.ts'
import { missing } from './troubled.tsx'
import type { Visit } from './visit.ts'

type Last = { handle: string; step: LastStep; said: SaidBefore }

const readersOf = ({ recipients }: RecipientList): number => recipients.filter(({ holder }) => holder !== recovery).length

/** Everything that is read before it is decided, as it stands on its pages. */
const readBefore = ({ parts, words }: Visit, readers: number): Shown[] => {
  const said = (own: typeof words) => [...beforeOnPage(own, readers).flatMap(({ heading, says }) => [heading, ...says]), termsLead(own)]
  const shown = said(words)
  return said(parts.words.en).map((sentence, n) => shownAs(sentence, shown[n] ?? sentence))
}

type Again = {
  typed?: ReadonlyMap<string, string>
  said?: SaidBefore
  faults?: readonly Said[]
  trouble?: string
  askDigits?: { plain: PlainlyAsked | null } | null
}

const showTerms = ({ setting, routes }: Visit, handle: string, again: Again = {}, status = 200): Promise<ShareReply> => {
  const { typed = safeStart, said = null, faults = [], trouble = null, askDigits = null } = again
  const way = {
    action: routes.shareStep(handle, 'terms', 'keep'),
    back: routes.shareStep(handle, 'before'),
    end: routes.shareStep(handle, 'end'),
    said,
    askDigits,
  }
  return page(<TermsPage setting={setting} way={way} carried={{}} typed={typed} faults={faults} trouble={trouble} />, status)
}

export const showLastStep = async (visit: Visit, { handle, step, said }: Last): Promise<ShareReply> => {
  const { passes, parts, routes, setting } = visit
  const held = passes.readHandle(handle)
  if (!held) return askAgain(visit)
  switch (step) {
    case 'before': {
      const open = await parts.sharingOpen()
      if (open.is === 'closed') return page(<ClosedPage setting={setting} why={whyFor[open.because]} kept />)
      const back = routes.shareStep(handle, (await questionsOf(visit, held.sharing, held.about)).length, 'again')
      const next = routes.shareStep(handle, 'terms')
      return page(
        <BeforePage
          setting={setting}
          said={said}
          readers={readersOf(open.list)}
          next={next}
          end={routes.shareStep(handle, 'end')}
          back={back}
        />,
      )
    }
    case 'terms':
      return showTerms(visit, handle, { said })
    case 'end': {
      const back = routes.shareStep(handle, 'terms', 'again')
      return page(<NumberPage setting={setting} why="look" action={routes.shareAct('look')} back={back} kept={said === 'kept'} />)
    }
  }
}

/** What is wrong with it comes back with every choice; what is good is kept, and the newest counts. */
export const decideStep = async (visit: Visit, { handle: given, step }: Last): Promise<ShareReply> => {
  const { asked, parts, words, locale, routes } = visit
  if (step !== 'terms') return showLastStep(visit, { handle: given, step, said: null })
  const found = await handleFor(visit, given)
  if (found.is === 'again')
    return showTerms(visit, given, { typed: asked.form, faults: found.faults, askDigits: { plain: found.plain } }, 422)
  const { handle, held } = found
  const again = (more: Again, status: number) => showTerms(visit, handle, { typed: asked.form, ...more }, status)
  const read = readConsent(asked.form, (said) => words.say(said), locale, parts.today())
  if (read.is === 'faults') return again({ faults: sayTermsFaults(words, read.faults) }, 422)
  const trouble = words.say(
    'This could not be kept just now. What you chose is still on this page. Please press Continue again in a minute.',
  )
  const open = await parts.sharingOpen()
  if (open.is === 'closed') return again({ trouble }, 503)
  try {
    const kept = await keepTerms(
      parts.store,
      held.inbox,
      { ...read.consent, before: readBefore(visit, readersOf(open.list)) },
      parts.today(),
    )
    switch (kept.is) {
      case 'kept':
        return onTo(routes.shareStep(handle, 'end', 'kept'))
      case 'sent':
        return onTo(routes.return())
      case 'full':
        return again({ trouble: words.say('No more fits in here. Open it with your number, take something out, and decide then.') }, 422)
      case 'missing':
        return missing(visit)
    }
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error
    return again({ trouble }, 503)
  }
}
