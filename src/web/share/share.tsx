// The share pages as one function: what is asked, in the language of its address, and a page that is never kept anywhere.
import { encode } from 'uqr'
import { addSentFile, showFileAdding } from './adding-to-sent.tsx'
import { readShareAddress, type ShareAddress } from './address.ts'
import { answerStep, showStep } from './answering.tsx'
import type { Share, ShareReply } from './asked.ts'
import { showChanging } from './changing-at.tsx'
import { whereOpen } from './closed.tsx'
import { decideStep, showLastStep } from './deciding.tsx'
import { addFurther, showFurther } from './further.tsx'
import { askNumber } from './inbox.tsx'
import { InvitationPage } from './pages/invitation-page.tsx'
import { LeavePage } from './pages/leave-page.tsx'
import type { ShareParts } from './parts.ts'
import { askWord } from './reading-again.tsx'
import { page, toMethod } from './reply.ts'
import { comeIn, returningAct } from './returning.tsx'
import { sendingAct } from './sending.tsx'
import { createShownOnce } from './shown-once.ts'
import { beginAbout, choose, start, typeNumber, useSheet } from './starting.tsx'
import { missing, refusal, troubled } from './troubled.tsx'
import { type Visit, visitOf } from './visit.ts'

/** The browser forgets what it kept of this site, if it is asked over a safe line. */
const leave = ({ words }: Visit): Promise<ShareReply> =>
  page(<LeavePage words={words} />, 200, ['clear-site-data', '"cache", "cookies", "storage"'])

const invitation = ({ setting, parts, routes }: Visit): Promise<ShareReply> => {
  const address = `${parts.origin}${routes.share()}`
  return page(<InvitationPage setting={setting} address={address} matrix={encode(address, { ecc: 'M', border: 0 }).data} />)
}

const read = (visit: Visit, { meant }: ShareAddress): Promise<ShareReply> => {
  switch (meant.is) {
    case 'choose':
      return whereOpen(visit, 'begin', () => choose(visit))
    case 'sharing':
      return whereOpen(visit, 'begin', () => beginAbout(visit, meant.sharing, meant.about, meant.ask))
    case 'step':
      return whereOpen(visit, 'return', () => showStep(visit, meant))
    case 'last-step':
      return whereOpen(visit, 'return', () => showLastStep(visit, meant))
    // Going back to what a form answered: the number leads there again.
    case 'act':
      if (meant.act === 'receipt' || meant.act === 'begin') return whereOpen(visit, 'begin', () => choose(visit))
      return whereOpen(visit, 'return', () => askNumber(visit))
    case 'return-act':
      return whereOpen(visit, 'return', () => (meant.act === 'read' ? askWord(visit) : askNumber(visit)))
    case 'return':
      return whereOpen(visit, 'return', () => askNumber(visit))
    case 'further':
      return whereOpen(visit, 'return', () => showFurther(visit, meant))
    case 'further-file':
      return whereOpen(visit, 'return', () => showFileAdding(visit, meant))
    case 'changing':
      return whereOpen(visit, 'return', () => showChanging(visit, meant))
    case 'leave':
      return leave(visit)
    case 'invitation':
      return invitation(visit)
    case 'missing':
      return missing(visit)
  }
}

const act = (visit: Visit, { meant }: ShareAddress): Promise<ShareReply> => {
  switch (meant.is) {
    case 'choose':
      return whereOpen(visit, 'begin', () => start(visit))
    case 'step':
      return whereOpen(visit, 'return', () => answerStep(visit, meant))
    case 'last-step':
      return whereOpen(visit, 'return', () => decideStep(visit, meant))
    case 'return':
      return whereOpen(visit, 'return', () => comeIn(visit))
    case 'further':
      return whereOpen(visit, 'return', () => addFurther(visit, meant))
    case 'further-file':
      return whereOpen(visit, 'return', () => addSentFile(visit, meant))
    case 'return-act':
      return whereOpen(visit, 'return', () => returningAct(visit, meant.act))
    case 'act': {
      const { act: what } = meant
      if (what === 'receipt') return whereOpen(visit, 'begin', () => typeNumber(visit))
      if (what === 'begin') return whereOpen(visit, 'begin', () => useSheet(visit))
      return whereOpen(visit, 'return', () => sendingAct(visit, what))
    }
    case 'missing':
      return missing(visit)
    default:
      return troubled(visit, 'only-read')
  }
}

export const createShare = (parts: ShareParts): Share => {
  const once = createShownOnce(parts.chance.bytes, parts.now)
  return async (asked) => {
    once.forget()
    const address = readShareAddress(asked.url)
    const visit = visitOf(parts, once, asked, address)
    const refused = refusal(visit)
    if (refused) return refused
    const reply = await (asked.method === 'POST' ? act(visit, address) : read(visit, address))
    return toMethod(asked.method, reply)
  }
}
