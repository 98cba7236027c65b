// Every address, once. Nothing else in the code writes an address as text.
import type { Locale } from './pages/locales.ts'

/** `prefix` is '' or '/history'; `locale` is left out of the path for English. */
export const routesFor = (prefix: string, locale: Locale) => {
  const base = prefix + (locale === 'en' ? '' : `/${locale}`)
  return {
    front: () => `${base}/`,
    /** A record or a list, by path: `groups/junkiebond`, `groups`. */
    at: (path: string, page = 1) => `${base}/${path}${page > 1 ? `?page=${page}` : ''}`,
    /** A record as it stood at an earlier revision. */
    asOf: (path: string, revision: number) => `${base}/${path}?revision=${revision}`,
    json: (path: string) => `${base}/${path}.json`,
    changes: (page = 1) => `${base}/changes${page > 1 ? `?page=${page}` : ''}`,
    revision: (number: number, page = 1) => `${base}/changes/${number}${page > 1 ? `?page=${page}` : ''}`,
    feed: () => `${base}/changes.atom`,
    about: () => `${base}/about`,
    /** The same page in another language. */
    in: (other: Locale, path: string) => `${prefix}${other === 'en' ? '' : `/${other}`}${path}`,
    /** Files in `public/`; styles are one file, named by their hash. */
    asset: (name: string) => `${prefix}/${name}`,
  }
}
export type Routes = ReturnType<typeof routesFor>
