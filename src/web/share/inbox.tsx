// What a number opens, as a page: a draft to go on with, what became of something that was sent, or an empty sheet; and the page that asks for it.
import { openNewest } from '../../actions/drop-answer.ts'
import type { KeptDraft, Sent } from '../../actions/open-draft.ts'
import { endingOf } from '../../contributions/ending.ts'
import { sharingWords } from '../../contributions/sharing.ts'
import { type Addition, nextPlace } from '../../contributions/telling.ts'
import { isoDay } from '../../dates/days.ts'
import { mondayIn } from '../../dates/weeks.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { findInbox } from '../../store/sealed/inboxes.ts'
import type { ShareReply } from './asked.ts'
import { questionsOf } from './asking.ts'
import { furtherWays } from './further.tsx'
import { plainNow } from './knocking.ts'
import { ChoosePage } from './pages/choose-page.tsx'
import { DraftPage } from './pages/draft-page.tsx'
import { NumberPage } from './pages/number-page.tsx'
import { type Letter, type State, StatePage } from './pages/state-page.tsx'
import { page } from './reply.ts'
import type { Visit } from './visit.ts'

export const goOnAt = async (visit: Visit, key: ReceiptKey, draft: KeptDraft): Promise<string> => {
  const { passes, routes } = visit
  const { sharing, about = null } = draft
  const questions = await questionsOf(visit, sharing, about)
  const place = nextPlace(questions, draft)
  const handle = passes.handle({ inbox: key, sharing, about })
  return place < questions.length ? routes.shareStep(handle, place + 1) : routes.shareStep(handle, 'end')
}

/** What became of the form that this page answers. `trouble`: it could not be done, and nothing has changed (503). */
type Outcome = { done?: string | null; trouble?: string | null }

const repliedWith = (said: Addition['said'] | undefined): Letter['reply'] =>
  said === undefined || said === 'more' ? null : said === 'answer' ? 'answered' : said

const stateOf = async (visit: Visit, key: ReceiptKey, sent: Sent, opened: string): Promise<State> => {
  const { state, week, shown, letters, replies, terms, files, again } = sent
  const way = await furtherWays(visit, key)
  const ending = endingOf(terms.until, visit.parts.today())
  const asked = (kind: 'question' | 'words'): Letter[] =>
    letters
      .filter((letter) => letter.kind === kind)
      .map(({ n, text }) => ({
        text,
        answer: way && (kind === 'question' ? way({ is: 'answer', letter: n }) : way({ is: 'words', letter: n }, text)),
        carried: { opened, to: String(n) },
        reply: repliedWith(replies.findLast(({ to }) => to === n)?.said),
      }))
  return {
    state,
    shown,
    since: isoDay(mondayIn(week)),
    terms,
    ends: ending && terms.until !== null ? { is: ending, day: terms.until } : null,
    add: way ? { words: way({ is: 'add' }), file: way({ is: 'file' }) } : null,
    files,
    again,
    questions: asked('question'),
    proposals: asked('words'),
  }
}

/** `null` where the number opens nothing. */
export const showInbox = async (visit: Visit, key: ReceiptKey, outcome: Outcome = {}): Promise<ShareReply | null> => {
  const { parts, setting, words, passes } = visit
  const { trouble = null } = outcome
  const answered = trouble === null ? 200 : 503
  const carried = { opened: passes.opened(key) }
  const found = await openNewest(parts.store, key)
  if (found.is === 'sent')
    return page(
      <StatePage setting={setting} state={await stateOf(visit, key, found.sent, carried.opened)} carried={carried} {...outcome} />,
      answered,
    )
  if (found.is === 'draft')
    return page(
      <DraftPage
        setting={setting}
        sharing={words.say(sharingWords[found.draft.sharing].says)}
        answered={found.draft.answers.size}
        files={found.draft.files.length}
        goOn={await goOnAt(visit, key, found.draft)}
        carried={carried}
        trouble={trouble}
      />,
      answered,
    )
  if (!(await findInbox(parts.store.sealed, key.lookup))) return null
  return page(<ChoosePage setting={setting} testimony={parts.testimony} sheet={{ ...carried, chosen: 'yes' }} notice={trouble} />, answered)
}

export const askNumber = (visit: Visit): Promise<ShareReply> => {
  const { setting, routes } = visit
  return page(<NumberPage setting={setting} why="return" action={routes.comeIn()} back={routes.share()} plain={plainNow(visit)} />)
}

export const backInside = async (visit: Visit, key: ReceiptKey, outcome?: Outcome): Promise<ShareReply> =>
  (await showInbox(visit, key, outcome)) ?? askNumber(visit)
