// What is done to a draft with its number: it is looked over, changed, and sent under what was decided about it.
import { openNewest } from '../../actions/drop-answer.ts'
import type { KeptDraft } from '../../actions/open-draft.ts'
import { sendTelling } from '../../actions/send-telling.ts'
import { isEmpty } from '../../contributions/telling.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import type { ShareAct } from '../routes.ts'
import type { ShareReply } from './asked.ts'
import { keepChange, keepTermsChange, showChange, showTermsChange } from './changing.tsx'
import { whyFor } from './closed.tsx'
import { remove, showLook, tooMuch } from './looking.tsx'
import { withKey } from './opening.tsx'
import { ownWord, readOwnWord } from './own-word.ts'
import { ClosedPage } from './pages/closed-page.tsx'
import { SentPage } from './pages/sent-page.tsx'
import { page } from './reply.ts'
import { missing } from './troubled.tsx'
import type { Visit } from './visit.ts'

type Act = Exclude<ShareAct, 'receipt' | 'begin'>

/** Those who will be able to read it, and a telling that may be sent; or the page that says why not. */
const ready = async (
  visit: Visit,
  key: ReceiptKey,
  go: (draft: KeptDraft, open: Extract<Awaited<ReturnType<Visit['parts']['sharingOpen']>>, { is: 'open' }>) => Promise<ShareReply>,
): Promise<ShareReply> => {
  const { parts, setting } = visit
  const found = await openNewest(parts.store, key)
  if (found.is === 'sent') return page(<SentPage setting={setting} sharing={null} mayAsk={found.sent.terms.questions} />)
  if (found.is === 'missing') return missing(visit)
  if (isEmpty(found.draft) || found.draft.decided === null || tooMuch(visit, found.draft).length > 0) return showLook(visit, key)
  const open = await parts.sharingOpen()
  if (open.is === 'closed') return page(<ClosedPage setting={setting} why={whyFor[open.because]} kept />)
  return go(found.draft, open)
}

const send = async (visit: Visit, key: ReceiptKey): Promise<ShareReply> => {
  const { parts, words, setting, field } = visit
  const { word, digits, faults, anew } = readOwnWord(visit)
  if (faults.length > 0) return showLook(visit, key, { faults })
  return ready(visit, key, async ({ sharing, decided }, { list }) => {
    const chosen = word === null || digits === null ? null : await ownWord(visit, key, word, digits)
    if (chosen?.is === 'again') return showLook(visit, key, { faults: chosen.faults })
    const sent = await sendTelling(parts.store, key, list, {
      today: parts.today(),
      id: parts.chance.id('c'),
      mark: field('mark'),
      again: chosen?.recipient,
    })
    if (sent.is === 'sent') visit.asked.counts()
    switch (sent.is) {
      case 'sent':
      case 'sent-before':
        return page(
          <SentPage
            setting={setting}
            sharing={sent.is === 'sent' ? sharing : null}
            mayAsk={decided?.terms.questions === true}
            again={sent.is === 'sent' && chosen !== null}
          />,
        )
      case 'changed':
        return showLook(visit, key, {
          faults: anew,
          done: words.say('Something was added or changed from another page. Please look it over once more, then send it.'),
        })
      case 'undecided':
        return showLook(visit, key)
      case 'closed':
        return page(<ClosedPage setting={setting} why="no-reader" kept />)
      case 'missing':
        return missing(visit)
    }
  })
}

export const sendingAct = (visit: Visit, act: Act): Promise<ShareReply> => {
  const { routes, field } = visit
  return withKey(visit, { why: 'look', action: routes.shareAct(act), back: routes.share() }, async (key) => {
    if (field('act') === 'back') return showLook(visit, key)
    switch (act) {
      case 'look':
        return showLook(visit, key)
      case 'remove':
        return remove(visit, key)
      case 'change':
        return showChange(visit, key)
      case 'keep':
        return keepChange(visit, key)
      case 'change-terms':
        return showTermsChange(visit, key)
      case 'keep-terms':
        return keepTermsChange(visit, key)
      case 'send':
        return send(visit, key)
    }
  })
}
