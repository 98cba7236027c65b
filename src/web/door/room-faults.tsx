// A fault as a page, drawn in the language of the address that was asked.
import type { Locale } from '../pages/locales.ts'
import type { Setting } from '../pages/setting.ts'
import { readPath } from '../paths.ts'
import type { ShareReply } from '../share/asked.ts'
import { type RoomFault, RoomPage, statusOf } from './room-page.tsx'

export type Tell = (fault: RoomFault, method: string, url: string, seconds?: number) => Promise<ShareReply>

/** `seconds` is when it may be tried again. `settingFor` gives what every page of a language is given. Each page is drawn once: a flood asks for many. */
export const roomFaults = (settingFor: (locale: Locale) => Setting): Tell => {
  const drawn = new Map<string, Promise<Buffer>>()
  const draw = async (fault: RoomFault, locale: Locale) =>
    Buffer.from(`<!doctype html>${String(await RoomPage({ setting: settingFor(locale), fault }))}`)
  return async (fault, method, url, seconds) => {
    const { locale } = readPath(url)
    const name = `${locale} ${fault}`
    const page = drawn.get(name) ?? draw(fault, locale)
    drawn.set(name, page)
    const body = Buffer.from(await page) // a copy: what is sent is wiped
    const head = ['content-type', 'text/html; charset=utf-8', 'content-length', String(body.length)]
    if (seconds !== undefined) head.push('retry-after', String(seconds))
    if (fault === 'no-such-way') head.push('allow', 'GET, HEAD, POST')
    return { status: statusOf[fault], head, body: method === 'HEAD' ? null : body }
  }
}
