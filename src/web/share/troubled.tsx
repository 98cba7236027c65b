// What answers when something did not work: the page that says so, with the status that machines read.
import type { ShareReply } from './asked.ts'
import { statusOf, type Trouble, TroublePage } from './pages/trouble-page.tsx'
import { page } from './reply.ts'
import type { Visit } from './visit.ts'

export const troubled = ({ setting }: Visit, trouble: Trouble, status = statusOf[trouble]): Promise<ShareReply> =>
  page(<TroublePage setting={setting} trouble={trouble} />, status, trouble === 'only-read' ? ['allow', 'GET, HEAD'] : [])

export const missing = (visit: Visit): Promise<ShareReply> => troubled(visit, 'missing')
