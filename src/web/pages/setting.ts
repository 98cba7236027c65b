// What every page is given beside its own reading: language, words, addresses, and who publishes.
import type { Routes } from '../routes.ts'
import type { Words } from './words.ts'

/** Who publishes this history, as configured. */
export type Publisher = {
  name: string
  /** Address of a logo under public/, or null for the project's own mark. */
  logo: string | null
  /** Two colours as #rrggbb, or null for the project's own. */
  accent: string | null
  accentDark: string | null
  /** An e-mail or web address readers may write to, or null. */
  contact: string | null
  licence: string
  /** The public origin, for feeds and canonical links: https://example.org */
  origin: string
}

export type Setting = {
  words: Words
  routes: Routes
  publisher: Publisher
  /** The page's own path without prefix and language, query included: `/groups/junkiebond`. */
  path: string
  /** Whether people can share here: a history that stands under another site is only read there. */
  sharing: boolean
  /** Whether somebody answers for the words of the share pages in this language, though perhaps for no others. */
  shareReviewed: boolean
  /** Address of the one stylesheet, named by its content. */
  styles: string
}
