// Which requests are not for the public site: those of the pages where people tell, return and leave.
import { isLocale, type Locale, locales } from '../pages/locales.ts'
import { sharePaths } from '../share/asked.ts'

const languages = locales.filter((locale) => locale !== 'en').join('|')
const places = [...sharePaths, 'setup'].join('|')
const ofTheRoom = new RegExp(`^/(?:(?:${languages})/)?(?:${places})(?:[/?]|$)`)

/** One look at the beginning of a raw request target: the only thing that every reader of the public site pays for. */
export const isForTheRoom = (url: string): boolean => ofTheRoom.test(url)

/** The language of such a target, and its path without language and question. */
export const placeOf = (url: string): { locale: Locale; path: string } => {
  const [path = ''] = url.split('?', 1)
  const first = path.split('/', 2)[1] ?? ''
  return first !== 'en' && isLocale(first) ? { locale: first, path: path.slice(first.length + 1) } : { locale: 'en', path }
}
