// The way back, with the number: in, and every change that needs nobody's leave.
import { typeSheetIn } from '../../actions/begin-sheet.ts'
import { bringBackTelling } from '../../actions/bring-back-telling.ts'
import { openNewest } from '../../actions/drop-answer.ts'
import { openDraft } from '../../actions/open-draft.ts'
import { withdraw } from '../../actions/withdraw.ts'
import { withholdTelling } from '../../actions/withhold-telling.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { findInbox } from '../../store/sealed/inboxes.ts'
import { draftMark, withdrawnAmong } from '../../store/sealed/ledger.ts'
import type { ReturnAct } from '../routes.ts'
import { takenOut } from './adding-to-sent.tsx'
import { change, goOn, judge, showTerms } from './amending.tsx'
import type { ShareReply } from './asked.ts'
import { askNumber, backInside, goOnAt, showInbox } from './inbox.tsx'
import { knock, plainNow } from './knocking.ts'
import { withKey } from './opening.tsx'
import { GonePage } from './pages/gone-page.tsx'
import { NumberPage } from './pages/number-page.tsx'
import { sentFileField } from './pages/parts/sent-files.tsx'
import { readItAgain } from './reading-again.tsx'
import { onTo, page } from './reply.ts'
import type { Visit } from './visit.ts'

export const comeIn = async (visit: Visit): Promise<ShareReply> => {
  const { parts, setting, routes, words, asked } = visit
  const shown = { setting, why: 'return', action: routes.comeIn(), back: routes.share() } as const
  const again = (says: string) => page(<NumberPage {...shown} faults={[{ field: 'digits', says }]} plain={plainNow(visit)} />, 422)
  if (asked.trouble !== null) return again(words.say('This page was open for a long time. Please press the button once more.'))
  const knocked = await knock(visit)
  if (knocked.is === 'again') return page(<NumberPage {...shown} {...knocked} />, 422)
  const inbox = await findInbox(parts.store.sealed, knocked.key.lookup)
  if (inbox) asked.right()
  if (inbox?.telling === null) await typeSheetIn(parts.store, knocked.key, parts.today())
  return (
    (await showInbox(visit, knocked.key)) ??
    again(words.say('There is nothing under this number. It may have been taken back, or it was not sent for more than 30 days.'))
  )
}

/** Whether it is so now: what fails once it is done, as when the files are scrubbed after it, undoes nothing. */
const isDone = async ({ parts }: Visit, act: () => Promise<unknown>, looksDone: () => Promise<boolean>): Promise<boolean> => {
  try {
    await act()
    return true
  } catch (error) {
    parts.failed(error)
    return looksDone()
  }
}

/** A second click, or the same form sent once more: what the first one destroyed is gone, and how many sentences went with it nobody knows any more. */
const goneBefore = async (visit: Visit, key: ReceiptKey, act: 'throw-away' | 'take-back'): Promise<ShareReply> => {
  const { parts, setting } = visit
  const mark = draftMark(key.lookup)
  if (!(await withdrawnAmong(parts.store.sealed, [mark])).has(mark)) return askNumber(visit)
  return page(
    <GonePage
      setting={setting}
      what={act === 'take-back' ? { is: 'telling', statements: 0, onOthers: 0 } : { is: 'draft', unread: false }}
    />,
  )
}

/** A draft is withdrawn as a telling is: a backup may hold it. */
const takeBack = async (visit: Visit, key: ReceiptKey, act: 'throw-away' | 'take-back'): Promise<ShareReply> => {
  const { parts, setting, words } = visit
  const inboxNow = () => findInbox(parts.store.sealed, key.lookup) // no letter need open for this
  const inbox = await inboxNow()
  if (!inbox) return goneBefore(visit, key, act)
  let counted = { statements: 0, onOthers: 0 }
  const done = await isDone(
    visit,
    async () => {
      const taken = await withdraw(parts.store, key, await parts.keeping())
      if (taken.is === 'withdrawn') counted = taken
    },
    async () => (await inboxNow()) === null,
  )
  if (done) return page(<GonePage setting={setting} what={inbox.telling ? { is: 'telling', ...counted } : { is: 'draft', unread: true }} />)
  const trouble = inbox.telling
    ? words.say('It could not be taken back just now. Nothing has changed. Please try again in a minute.')
    : words.say('It could not be thrown away just now. Nothing has changed. Please try again in a minute.')
  return backInside(visit, key, { trouble })
}

const stateNow = async ({ parts }: Visit, key: ReceiptKey) => {
  const found = await openDraft(parts.store.sealed, key)
  return found.is === 'sent' ? found.sent.state : null
}

const hide = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, words } = visit
  const done = await isDone(
    visit,
    async () => withholdTelling(parts.store, key, await parts.keeping()),
    async () => (await stateNow(visit, key)) === 'withheld',
  )
  return backInside(
    visit,
    key,
    done
      ? { done: words.say('It is hidden. No one sees it now.') }
      : { trouble: words.say('It could not be hidden just now. Nothing has changed. Please try again in a minute.') },
  )
}

const show = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, words } = visit
  const open = await parts.sharingOpen()
  const outcome: { is: Awaited<ReturnType<typeof bringBackTelling>>['is'] } = { is: 'closed' }
  const done = await isDone(
    visit,
    async () => {
      if (open.is === 'open') outcome.is = (await bringBackTelling(parts.store, key, open.list, await parts.keeping())).is
    },
    async () => (await stateNow(visit, key)) === 'waiting',
  )
  if (outcome.is === 'terms')
    return backInside(visit, key, {
      trouble: words.say('It stays hidden: what you decided says that it may not be shown today. Change what you decided first.'),
    })
  if (!done)
    return backInside(visit, key, { trouble: words.say('It could not be done just now. It stays hidden. Please try again in a minute.') })
  return backInside(visit, key, {
    done:
      outcome.is === 'closed'
        ? words.say('No one can read it just now, so it stays hidden. Please come back later.')
        : words.say('It can be seen again.'),
  })
}

const takeOut = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { words, field } = visit
  const { gone, files } = await takenOut(visit, key, [field(sentFileField)])
  if (!gone)
    return backInside(visit, key, {
      trouble: words.say('It could not be taken out just now. Nothing has changed. Please try again in a minute.'),
    })
  const [file] = files
  return backInside(visit, key, {
    done: file
      ? words.say('File {n} is destroyed, with what you wrote about it and the key that opened it.', file)
      : words.say('It is taken out, and destroyed.'),
  })
}

export const returningAct = (visit: Visit, act: ReturnAct): Promise<ShareReply> => {
  const { routes, parts } = visit
  if (act === 'read') return readItAgain(visit)
  return withKey(visit, { why: 'return', action: routes.returnAct(act), back: routes.return() }, async (key) => {
    switch (act) {
      case 'go-on': {
        const found = await openNewest(parts.store, key)
        return found.is === 'draft' ? onTo(await goOnAt(visit, key, found.draft)) : backInside(visit, key)
      }
      case 'words':
        return judge(visit, key)
      case 'terms':
        return showTerms(visit, key)
      case 'change':
        return change(visit, key)
      case 'no-end':
      case 'year-more':
        return goOn(visit, key, act)
      case 'take-out':
        return takeOut(visit, key)
      case 'hide':
        return hide(visit, key)
      case 'show':
        return show(visit, key)
      case 'throw-away':
      case 'take-back':
        return takeBack(visit, key, act)
    }
  })
}
