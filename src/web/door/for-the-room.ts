// Which requests are not for the public site: those of the pages where people tell, return and leave, and of the desk.
import { locales } from '../pages/locales.ts'
import { readPath } from '../paths.ts'
import { sharePaths } from '../share/asked.ts'

const languages = locales.filter((locale) => locale !== 'en').join('|')
const places = [...sharePaths, 'setup', 'desk'].join('|')
const ofTheRoom = new RegExp(`^/(?:(?:${languages})/)?(?:${places})(?:[/?]|$)`)

/** One look at the beginning of a raw request target: the only thing that every reader of the public site pays for. */
export const isForTheRoom = (url: string): boolean => ofTheRoom.test(url)

/** Of all cookies the desk's own, and that for the desk alone; another of its name, which a site beside ours could set, lacks the mark in front. */
export const sessionIn = (url: string, cookie: string | undefined): string | null =>
  readPath(url).parts[0] === 'desk' ? (/(?:^|; *)__Host-desk=([\w-]{43})(?:;|$)/.exec(cookie ?? '')?.[1] ?? null) : null
