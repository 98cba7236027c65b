// What the desk answers where there is nothing for whoever asks.
import type { ShareReply } from '../share/asked.ts'
import { page } from '../share/reply.ts'
import type { ShareSetting } from '../share/setting.ts'
import { MissingPage } from './pages/missing-page.tsx'

export const missing = ({ setting }: { setting: ShareSetting }): Promise<ShareReply> => page(<MissingPage setting={setting} />, 404)
