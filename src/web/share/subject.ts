// The page that something is about: whether it is one of ours, and by which name it is known.
import { type About, readAbout } from '../../contributions/about.ts'
import { findRecord } from '../../store/open/reading.ts'
import type { Look } from '../../store/store.ts'

export type Subject = { name: string; lang: string | null; path: string }

/** Null where nothing was named, or no page of ours. `text` as `writeAbout` writes it; a page that moved is found where it stands now. */
export const subjectOf = async (look: Look, text: string | null): Promise<{ about: About; subject: Subject } | null> => {
  const about = text === null ? null : readAbout(text)
  if (!about) return null
  const [shelf = '', slug = ''] = about.path.split('/')
  const found = await findRecord(look, shelf, slug)
  if (found.is === 'moved') return found.path === about.path ? null : subjectOf(look, text?.replace(about.path, found.path) ?? null)
  if (found.is !== 'found') return null
  const { name, lang, path } = found.record
  return { about: { ...about, path }, subject: { name, lang, path } }
}
