// Marks words that are not in the page's language with their own language and direction.
import { directionOf } from '../locales.ts'
import type { Setting } from '../setting.ts'

/** Attributes for an element that holds words in `lang`; none where that is the page's language. `und`: nobody knows which it is. */
export const speaking = (setting: Setting, lang: string | null): { lang?: string; dir?: 'ltr' | 'rtl' | 'auto' } => {
  if (lang === 'und') return { lang: '', dir: 'auto' }
  if (lang === null || lang === '' || lang === setting.words.locale) return {}
  const dir = directionOf(lang)
  return dir === setting.words.dir ? { lang } : { lang, dir }
}
