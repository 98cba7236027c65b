// The way in: what shall be shared, the number that opens it again, and that number typed once more.
import { beginDraft } from '../../actions/begin-draft.ts'
import { beginSheet } from '../../actions/begin-sheet.ts'
import { openNewest } from '../../actions/drop-answer.ts'
import { askedProperty, writeAbout } from '../../contributions/about.ts'
import { isSharing, type Sharing } from '../../contributions/sharing.ts'
import { makeReceipt } from '../../sealing/receipt.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import type { ShareReply } from './asked.ts'
import { knock, plainNow } from './knocking.ts'
import { withKey } from './opening.tsx'
import { BeginPage } from './pages/begin-page.tsx'
import { ChoosePage } from './pages/choose-page.tsx'
import { ReceiptPage } from './pages/receipt-page.tsx'
import { onTo, page } from './reply.ts'
import { subjectOf } from './subject.ts'
import { missing, troubled } from './troubled.tsx'
import type { Visit } from './visit.ts'

const offered = (visit: Visit, text: string): Sharing | null =>
  isSharing(text) && (text !== 'testimony' || visit.parts.testimony !== null) ? text : null

export const choose = (visit: Visit, more: { chosen?: Sharing | null; notice?: string } = {}): Promise<ShareReply> =>
  page(<ChoosePage setting={visit.setting} testimony={visit.parts.testimony} {...more} />)

/** From a page, a gap or a link: `about` and `ask` as the address says them. */
export const beginAbout = async (visit: Visit, named: string, about: string | null, ask: string | null): Promise<ShareReply> => {
  const sharing = offered(visit, named)
  if (!sharing) return missing(visit)
  const found = await subjectOf(visit.parts.store.look, about === null ? null : ask === null ? about : `${about}#${ask}`, visit.locale)
  if (about !== null && !found) return troubled(visit, 'no-page')
  const property = sharing === 'correction' ? askedProperty(found?.about ?? null) : undefined
  const { words, setting } = visit
  const gap = sharing === 'correction' ? (found?.gap ?? null) : null
  const asked = gap ?? (property ? { text: words.say(property.asks?.question ?? property.label), lang: words.locale } : null)
  return page(
    <BeginPage
      setting={setting}
      sharing={sharing}
      subject={found?.subject ?? null}
      question={asked}
      gone={found?.gap === null}
      about={found ? writeAbout(found.about) : null}
      testimony={visit.parts.testimony}
    />,
  )
}

const showNumber = (visit: Visit, sharing: Sharing, about: string | null): Promise<ShareReply> => {
  visit.asked.counts()
  const digits = makeReceipt(visit.parts.chance.bytes)
  const carried = { shown: visit.passes.shown({ digits, sharing, about }) }
  return page(<ReceiptPage setting={visit.setting} digits={digits} carried={carried} plain={plainNow(visit)} />)
}

/** A double click gets no second number: nobody could tell which of the two they saw. */
export const start = async (visit: Visit): Promise<ShareReply> => {
  const { asked, words, field } = visit
  const sharing = offered(visit, field('sharing'))
  if (asked.trouble !== null)
    return choose(visit, { chosen: sharing, notice: words.say('This page was open for a long time. Please press the button once more.') })
  if (!sharing) {
    const faults = [{ field: 'sharing', says: words.say('Please choose what you would like to share.') }]
    return page(<ChoosePage setting={visit.setting} testimony={visit.parts.testimony} faults={faults} />, 422)
  }
  if (sharing === 'testimony' && field('told') === '') return beginAbout(visit, sharing, null, null) // who answers for it comes first
  if (asked.ticket === 'used') return troubled(visit, 'sent-twice')
  const found = await subjectOf(visit.parts.store.look, field('about') || null, visit.locale)
  return showNumber(visit, sharing, found ? writeAbout(found.about) : null)
}

type Beginning = { sharing: Sharing; about: string | null; sheet: boolean }

const intoQuestions = async (visit: Visit, key: ReceiptKey, { sharing, about, sheet }: Beginning): Promise<ShareReply> => {
  const { parts, passes, routes, locale } = visit
  const matter = { sharing, ...(about === null ? {} : { about }), lang: locale }
  const begun = sheet
    ? await beginSheet(parts.store, key, matter, parts.today())
    : await beginDraft(parts.store, key, matter, parts.today())
  if (begun.is === 'begun') return onTo(routes.shareStep(passes.handle({ inbox: key, sharing, about }), 1))
  const found = await openNewest(parts.store, key)
  if (found.is !== 'draft') return onTo(routes.return())
  return onTo(routes.shareStep(passes.handle({ inbox: key, sharing: found.draft.sharing, about: found.draft.about ?? null }), 1))
}

export const typeNumber = async (visit: Visit): Promise<ShareReply> => {
  const { asked, setting, passes, field, words } = visit
  const shown = asked.trouble === null ? passes.readShown(field('shown')) : null
  if (!shown)
    return choose(visit, {
      notice: words.say('That took too long, so the number you saw does not count. Please begin once more: you get a new one.'),
    })
  const knocked = await knock(visit, shown.digits)
  if (knocked.is === 'key') {
    asked.right() // it is the one that was shown
    return intoQuestions(visit, knocked.key, { ...shown, sheet: false })
  }
  return page(<ReceiptPage setting={setting} digits={shown.digits} carried={{ shown: field('shown') }} {...knocked} />, 422)
}

/** A number from a printed sheet waits with nothing behind it: only now is it known what for. */
export const useSheet = (visit: Visit): Promise<ShareReply> => {
  const { routes, setting, field, parts, words } = visit
  return withKey(visit, { why: 'return', action: routes.shareAct('begin'), back: routes.return() }, async (key) => {
    const sharing = offered(visit, field('sharing'))
    if (sharing) return intoQuestions(visit, key, { sharing, about: null, sheet: true })
    const faults = field('chosen') === '' ? [] : [{ field: 'sharing', says: words.say('Please choose what you would like to share.') }]
    return page(
      <ChoosePage
        setting={setting}
        testimony={parts.testimony}
        sheet={{ opened: visit.passes.opened(key), chosen: 'yes' }}
        faults={faults}
      />,
    )
  })
}
