// Which requests are not for the public site: those of the pages where people tell, return and leave.
import { locales } from '../pages/locales.ts'
import { sharePaths } from '../share/asked.ts'

const languages = locales.filter((locale) => locale !== 'en').join('|')
const places = [...sharePaths, 'setup'].join('|')
const ofTheRoom = new RegExp(`^/(?:(?:${languages})/)?(?:${places})(?:[/?]|$)`)

/** One look at the beginning of a raw request target: the only thing that every reader of the public site pays for. */
export const isForTheRoom = (url: string): boolean => ofTheRoom.test(url)
