// Whether these pages are open in this language just now, and the page that says why not.
import type { NotOpen } from '../../actions/sharing-open.ts'
import type { ShareReply } from './asked.ts'
import { ClosedPage, type WhyClosed } from './pages/closed-page.tsx'
import { page } from './reply.ts'
import type { Visit } from './visit.ts'

/** The same, as those who share are told it. */
export const whyFor: Readonly<Record<NotOpen, WhyClosed>> = {
  'not-set-up': 'no-reader',
  'no-editor': 'no-reader',
  forged: 'unsafe-list',
  'unsafe-origin': 'unsafe-address',
}

/** To begin something new, everything must be in order; to come back, only the way here: in words nobody has read yet somebody can still take back what they sent. */
const whyClosed = async ({ parts, locale }: Visit, to: 'begin' | 'return'): Promise<WhyClosed | null> => {
  const open = await parts.sharingOpen()
  if (open.is === 'closed' && open.because === 'unsafe-origin') return 'unsafe-address'
  if (to === 'return') return null
  if (!parts.reviewed.includes(locale)) return 'words'
  if (open.is === 'closed') return whyFor[open.because]
  return (await parts.room()) === 'nothing' ? 'no-room' : null
}

/** `act` only where it is open. */
export const whereOpen = async (visit: Visit, to: 'begin' | 'return', act: () => Promise<ShareReply>): Promise<ShareReply> => {
  const because = await whyClosed(visit, to)
  return because === null ? act() : page(<ClosedPage setting={visit.setting} why={because} />)
}
