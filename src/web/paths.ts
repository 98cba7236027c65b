// A raw request target without its question: the language it names, and the path that is the same in every language.
import { isLocale, type Locale } from './pages/locales.ts'

/** `path` begins with a slash and ends with none; `parts` are its names. */
export const readPath = (url: string): { locale: Locale; path: string; parts: readonly string[] } => {
  const [whole = ''] = url.split('?', 1)
  const parts = whole.split('/').filter((part) => part !== '')
  const [first = ''] = parts
  const locale = first !== 'en' && isLocale(first) ? first : 'en'
  if (locale !== 'en') parts.shift()
  return { locale, path: `/${parts.join('/')}`, parts }
}
