// The page that something is about: whether it is one of ours, and by which name it is known.
import { type About, askedGap, readAbout } from '../../contributions/about.ts'
import { findRecord } from '../../store/open/reading.ts'
import { findGap, type ToldGap } from '../../store/open/told-gap.ts'
import type { Look } from '../../store/store.ts'
import type { Locale } from '../pages/locales.ts'

export type Subject = { name: string; lang: string | null; path: string }

/** `gap`: the question in its own words; null where it was erased or answered meanwhile. Absent where no gap was named. */
type Found = { about: About; subject: Subject; gap?: ToldGap | null }

/** Null where nothing was named, or no page of ours. `text` as `writeAbout` writes it; a page that moved is found where it stands now. */
export const subjectOf = async (look: Look, text: string | null, locale: Locale): Promise<Found | null> => {
  const about = text === null ? null : readAbout(text)
  if (!about) return null
  const [shelf = '', slug = ''] = about.path.split('/')
  const found = await findRecord(look, shelf, slug)
  if (found.is === 'moved') return found.path === about.path ? null : subjectOf(look, text?.replace(about.path, found.path) ?? null, locale)
  if (found.is !== 'found') return null
  const { id, name, lang, path } = found.record
  const gap = askedGap(about)
  return {
    about: { ...about, path },
    subject: { name, lang, path },
    ...(gap === null ? {} : { gap: await findGap(look, gap, id, locale) }),
  }
}
