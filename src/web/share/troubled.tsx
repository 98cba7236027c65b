// What answers when something did not work: the page that says so, with the status that machines read.
import type { FormTrouble, ShareReply } from './asked.ts'
import { statusOf, type Trouble, TroublePage } from './pages/trouble-page.tsx'
import { page } from './reply.ts'
import type { Visit } from './visit.ts'

type Asking = Pick<Visit, 'setting' | 'asked'>

const faultFor: Record<Exclude<FormTrouble, 'no-ticket'>, Trouble> = {
  'too-long': 'too-long',
  'not-a-form': 'not-understood',
  packed: 'not-understood',
  'from-elsewhere': 'from-elsewhere',
}

export const troubled = ({ setting }: Pick<Visit, 'setting'>, trouble: Trouble, status = statusOf[trouble]): Promise<ShareReply> =>
  page(<TroublePage setting={setting} trouble={trouble} />, status, trouble === 'only-read' ? ['allow', 'GET, HEAD'] : [])

/** What is no form of ours at all, or comes from elsewhere: nothing is done with it. A page alone can say what a lost ticket means there. */
export const refusal = (visit: Asking): Promise<ShareReply> | null => {
  const { trouble } = visit.asked
  return trouble === null || trouble === 'no-ticket' ? null : troubled(visit, faultFor[trouble], trouble === 'packed' ? 415 : undefined)
}

export const missing = (visit: Pick<Visit, 'setting'>): Promise<ShareReply> => troubled(visit, 'missing')
