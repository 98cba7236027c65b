// One request to the share pages, with what all of them need: its language, its form, and what its page is drawn with.
import type { Locale } from '../pages/locales.ts'
import type { Words } from '../pages/words.ts'
import { type Routes, routesFor } from '../routes.ts'
import type { ShareAddress } from './address.ts'
import type { ShareAsked } from './asked.ts'
import type { ShareParts } from './parts.ts'
import { type Passes, passes } from './pass.ts'
import type { ShareSetting } from './setting.ts'
import type { ShownOnce } from './shown-once.ts'

export type Visit = {
  parts: ShareParts
  asked: ShareAsked
  locale: Locale
  words: Words
  routes: Routes
  setting: ShareSetting
  passes: Passes
  once: ShownOnce
  /** A field of the form; '' where it was not sent. */
  field: (name: string) => string
}

/** What looking up a page takes: here, and at the desk. */
export type Looking = { parts: Pick<ShareParts, 'store'>; locale: Locale; words: Words }

export const visitOf = (parts: ShareParts, once: ShownOnce, asked: ShareAsked, { locale, path }: ShareAddress): Visit => {
  const words = parts.words[locale]
  const routes = routesFor('', locale) // under another site's address there are no share pages
  return {
    parts,
    asked,
    locale,
    words,
    routes,
    setting: {
      words,
      routes,
      styles: parts.styles,
      path: asked.method === 'POST' ? null : path,
      open: parts.reviewed,
      ticketFor: (action) => parts.ticketFor(parts.key, action),
    },
    passes: passes(parts.key, parts.now),
    once,
    field: (name) => asked.form.get(name) ?? '',
  }
}
