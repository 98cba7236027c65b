// The way back, with the number: what became of it, what editors ask and propose, and every change that needs nobody's leave.
import { createHash } from 'node:crypto'
import { addToTelling, changeTerms } from '../../actions/add-to-telling.ts'
import { bringBackTelling } from '../../actions/bring-back-telling.ts'
import { type KeptDraft, openDraft, type Sent } from '../../actions/open-draft.ts'
import { withdraw } from '../../actions/withdraw.ts'
import { withholdTelling } from '../../actions/withhold-telling.ts'
import { consentForm, readConsent } from '../../contributions/consent.ts'
import { sharingWords } from '../../contributions/sharing.ts'
import { type Addition, nextPlace } from '../../contributions/telling.ts'
import { longestTelling, readTyped } from '../../contributions/typed.ts'
import { dayOf, isoDay } from '../../dates/days.ts'
import { mondayOf } from '../../dates/weeks.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { findInbox } from '../../store/sealed/inboxes.ts'
import type { ReturnAct } from '../routes.ts'
import type { ShareReply } from './asked.ts'
import { questionsOf } from './asking.ts'
import { knock, plainNow } from './knocking.ts'
import { withKey } from './opening.tsx'
import { ChoosePage } from './pages/choose-page.tsx'
import { DraftPage } from './pages/draft-page.tsx'
import { GonePage } from './pages/gone-page.tsx'
import { NumberPage } from './pages/number-page.tsx'
import type { Said } from './pages/parts/faults.tsx'
import { type Asked, type State, StatePage } from './pages/state-page.tsx'
import { sayTermsFaults, TermsPage } from './pages/terms-page.tsx'
import { readItAgain } from './reading-again.tsx'
import { onTo, page } from './reply.ts'
import type { Visit } from './visit.ts'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

const goOnAt = ({ passes, routes }: Visit, key: ReceiptKey, draft: KeptDraft): string => {
  const { sharing, about = null } = draft
  const place = nextPlace(questionsOf(sharing, about), draft)
  const handle = passes.handle({ inbox: key, sharing, about })
  return place < questionsOf(sharing, about).length ? routes.shareStep(handle, place + 1) : routes.shareStep(handle, 'end')
}

type Telling = { done?: string | null; typed?: ReadonlyMap<string, string>; faults?: readonly Said[] }

/** YYYY-MM-DD of an ISO week: the fourth of January always lies in the first. */
const mondayIn = (week: string): string => {
  const [year = 1970, number = 1] = week.split('-W').map(Number)
  return isoDay(mondayOf(dayOf(year, 1, 4)) + 7 * (number - 1))
}

const repliedWith = (said: Addition['said'] | undefined): Asked['reply'] =>
  said === undefined || said === 'more' ? null : said === 'answer' ? 'answered' : said

const stateOf = ({ state, week, letters, replies, terms, again }: Sent, opened: string): State => {
  const asked = (kind: 'question' | 'words'): Asked[] =>
    letters
      .filter((letter) => letter.kind === kind)
      .map(({ n, text }) => ({
        n,
        text,
        field: `answer-${n}`,
        carried: { opened, to: String(n) },
        reply: repliedWith(replies.findLast(({ to }) => to === n)?.said),
      }))
  return { state, since: mondayIn(week), terms, again, questions: asked('question'), proposals: asked('words') }
}

/** What the number opens, whatever that is; `null` where it opens nothing. */
const opened = async (visit: Visit, key: ReceiptKey, telling: Telling = {}): Promise<ShareReply | null> => {
  const { parts, setting, words, passes } = visit
  const carried = { opened: passes.opened(key) }
  const found = await openDraft(parts.store.sealed, key)
  if (found.is === 'sent')
    return page(
      <StatePage setting={setting} state={stateOf(found.sent, carried.opened)} carried={carried} {...telling} />,
      telling.faults?.length ? 422 : 200,
    )
  if (found.is === 'draft')
    return page(
      <DraftPage
        setting={setting}
        sharing={words.say(sharingWords[found.draft.sharing].says)}
        answered={found.draft.answers.size}
        files={found.draft.files.length}
        goOn={goOnAt(visit, key, found.draft)}
        carried={carried}
      />,
    )
  if (!(await findInbox(parts.store.sealed, key.lookup))) return null
  return page(<ChoosePage setting={setting} testimony={parts.testimony} sheet={{ ...carried, chosen: 'yes' }} />)
}

export const askNumber = (visit: Visit): Promise<ShareReply> => {
  const { setting, routes } = visit
  return page(<NumberPage setting={setting} why="return" action={routes.comeIn()} back={routes.share()} plain={plainNow(visit)} />)
}

export const comeIn = async (visit: Visit): Promise<ShareReply> => {
  const { setting, routes, words, field, asked } = visit
  const shown = { setting, why: 'return', action: routes.comeIn(), back: routes.share(), typed: field('digits').slice(0, 200) } as const
  const again = (says: string) => page(<NumberPage {...shown} faults={[{ field: 'digits', says }]} plain={plainNow(visit)} />, 422)
  if (asked.trouble !== null) return again(words.say('This page was open for a long time. Please press the button once more.'))
  const knocked = await knock(visit)
  if (knocked.is === 'again') return page(<NumberPage {...shown} {...knocked} />, 422)
  return (
    (await opened(visit, knocked.key)) ??
    again(words.say('There is nothing under this number. It may have been taken back, or it was not sent for more than 30 days.'))
  )
}

/** `text` of a field, or what is wrong with it. */
const textIn = ({ words, field }: Visit, name: string, needed: boolean): { text: string } | { faults: Said[] } => {
  const text = readTyped(field(name))
  const fault = (says: string) => ({ faults: [{ field: name, says }] })
  if (text === null) return fault(words.say('Some signs in here are not letters and cannot be kept. Please type this again.'))
  if (text.length > longestTelling)
    return fault(words.say('This is longer than 40,000 letters, about twenty pages. Please make it shorter, or send the rest by itself.'))
  return text === '' && needed ? fault(words.say('There is nothing written here yet.')) : { text }
}

const readAddition = (visit: Visit, act: 'answer' | 'words' | 'add', sent: Sent): Addition | { faults: Said[] } | null => {
  const { field } = visit
  if (act === 'add') {
    const read = textIn(visit, 'more', true)
    return 'faults' in read ? read : { said: 'more', to: null, text: read.text }
  }
  const letter = sent.letters.find(({ n, kind }) => String(n) === field('to') && kind === (act === 'answer' ? 'question' : 'words'))
  if (!letter) return null
  const read = textIn(visit, `answer-${letter.n}`, act === 'answer')
  if ('faults' in read) return read
  if (act === 'answer') return { said: 'answer', to: letter.n, text: read.text }
  const said = (['agreed', 'refused', 'differently'] as const).find((one) => one === field('say'))
  return said ? { said, to: letter.n, words: hashOf(letter.text), text: read.text } : null
}

const doneWith = ({ words }: Visit, said: Addition['said']): string => {
  switch (said) {
    case 'answer':
      return words.say('Your answer is with the editors.')
    case 'more':
      return words.say('It is with the editors too.')
    case 'agreed':
      return words.say('You said yes to these words.')
    case 'refused':
      return words.say('You said no to these words.')
    case 'differently':
      return words.say('You said: not like this.')
  }
}

const none = (visit: Visit) => askNumber(visit)

const add = async (visit: Visit, key: ReceiptKey, act: 'answer' | 'words' | 'add'): Promise<ShareReply> => {
  const { parts, asked, words } = visit
  const found = await openDraft(parts.store.sealed, key)
  if (found.is !== 'sent') return (await opened(visit, key)) ?? none(visit)
  const addition = readAddition(visit, act, found.sent)
  if (addition === null) return (await opened(visit, key)) ?? none(visit)
  if ('faults' in addition) return (await opened(visit, key, { typed: asked.form, faults: addition.faults })) ?? none(visit)
  // A double click is one answer.
  const added = asked.ticket === 'used' ? { is: 'added' as const } : await addToTelling(parts.store, key, addition)
  if (added.is === 'full')
    return (
      (await opened(visit, key, { typed: asked.form, done: words.say('No more fits in here. Begin a new telling for the rest.') })) ??
      none(visit)
    )
  return (await opened(visit, key, { done: doneWith(visit, addition.said) })) ?? none(visit)
}

const terms = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, setting, passes } = visit
  const found = await openDraft(parts.store.sealed, key)
  if (found.is !== 'sent') return (await opened(visit, key)) ?? none(visit)
  return page(<TermsPage setting={setting} way="change" carried={{ opened: passes.opened(key) }} typed={consentForm(found.sent.terms)} />)
}

const change = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, asked, words, locale, setting, passes, field } = visit
  if (field('act') === 'back') return (await opened(visit, key)) ?? none(visit)
  const read = readConsent(asked.form, (said) => words.say(said), locale, parts.today())
  if (read.is === 'faults')
    return page(
      <TermsPage
        setting={setting}
        way="change"
        carried={{ opened: passes.opened(key) }}
        typed={asked.form}
        faults={sayTermsFaults(words, read.faults)}
      />,
      422,
    )
  await changeTerms(parts.store, key, read.consent)
  return (await opened(visit, key, { done: words.say('What you decided is kept. It holds from now on.') })) ?? none(visit)
}

/** A draft is withdrawn as a telling is: a backup may hold it. */
const takeBack = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, setting } = visit
  const inbox = await findInbox(parts.store.sealed, key.lookup) // no letter need open for this
  const taken = await withdraw(parts.store, key, await parts.keeping())
  if (taken.is === 'missing') return none(visit)
  return page(<GonePage setting={setting} what={inbox?.telling ? { ...taken, is: 'telling' } : { is: 'draft' }} />)
}

const hide = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, words } = visit
  await withholdTelling(parts.store, key, await parts.keeping())
  return (await opened(visit, key, { done: words.say('It is hidden. No one sees it now.') })) ?? none(visit)
}

const show = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, words } = visit
  const open = await parts.sharingOpen()
  const back = open.is === 'open' ? await bringBackTelling(parts.store, key, open.list, await parts.keeping()) : { is: 'closed' as const }
  const done =
    back.is === 'closed'
      ? words.say('No one can read it just now, so it stays hidden. Please come back later.')
      : words.say('It can be seen again.')
  return (await opened(visit, key, { done })) ?? none(visit)
}

export const returningAct = (visit: Visit, act: ReturnAct): Promise<ShareReply> => {
  const { routes, parts, asked } = visit
  if (act === 'read')
    return readItAgain(visit, async (key, faults) => (await opened(visit, key, { typed: asked.form, faults })) ?? none(visit))
  return withKey(visit, { why: 'return', action: routes.returnAct(act), back: routes.return() }, async (key) => {
    switch (act) {
      case 'go-on': {
        const found = await openDraft(parts.store.sealed, key)
        return found.is === 'draft' ? onTo(goOnAt(visit, key, found.draft)) : ((await opened(visit, key)) ?? none(visit))
      }
      case 'answer':
      case 'words':
      case 'add':
        return add(visit, key, act)
      case 'terms':
        return terms(visit, key)
      case 'change':
        return change(visit, key)
      case 'hide':
        return hide(visit, key)
      case 'show':
        return show(visit, key)
      case 'throw-away':
      case 'take-back':
        return takeBack(visit, key)
    }
  })
}
