// What every share page is given beside its own matter: words, addresses, and the tickets of its forms.
import type { Locale } from '../pages/locales.ts'
import type { Words } from '../pages/words.ts'
import type { Routes } from '../routes.ts'

export type ShareSetting = {
  words: Words
  routes: Routes
  /** Addresses of the stylesheets, named by their content. */
  styles: readonly string[]
  /** The page's own path without language, so that it can be read in another; null where the page answers a form. */
  path: string | null
  /** Languages whose words somebody answers for. */
  open: readonly Locale[]
  ticketFor: (action: string) => string
}
