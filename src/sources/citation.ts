// A source as a list of literature has it, read from whatever format into one shape; and how much of it is read at all.
import { readEdtf } from '../dates/edtf.ts'
import { readTold } from '../dates/reading.ts'
import { languageOf } from './language.ts'

/** Some of the types that the vocabulary has for sources. */
export type CitedType = 'book' | 'article' | 'report' | 'web-page' | 'archive'

export type Citation = {
  /** Where it begins in what was read, from 1. */
  line: number
  title: string
  /** As one would say them: given name first. */
  authors: readonly string[]
  /** As it was written; `edtf`: null where the words give no range. */
  published: { told: string; edtf: string | null } | null
  type: CitedType | null
  /** What it appeared in: a journal, a collection. */
  within: string | null
  publisher: string | null
  place: string | null
  link: string | null
  /** A language tag. */
  language: string | null
}
export type Fault = { line: number; because: string }
export type Reading = { citations: readonly Citation[]; faults: readonly Fault[] }

/** A citation as a format gives it, before anything of it is looked at; '' where nothing is said. */
export type Raw = {
  line: number
  title: string
  authors: readonly string[]
  published: string
  type: CitedType | null
  within: string
  publisher: string
  place: string
  link: string
  doi: string
  language: string
}

/** Letters of a whole list, sources in it, letters of one field, authors of one source. */
export const most = { letters: 1_000_000, sources: 1_000, field: 4_000, authors: 100 } as const

/** One line, without what is no letter or sign, or turns the direction of all that follows. */
export const tidied = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ')
    .trim()
    .normalize('NFC')

const linkOf = (text: string): string | null => {
  try {
    const { protocol, href } = new URL(text)
    return protocol === 'https:' || protocol === 'http:' ? href : null
  } catch {
    return null
  }
}

/** A year, a month, a day as digits, however they are parted, as EDTF; what is written in words is read as people say it. */
const edtfOf = (told: string): string | null => {
  const parts = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(told)?.slice(1)
  const written = parts
    ?.filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-')
  const read = readEdtf(written ?? told)
  if (read.is === 'read') return written ?? told
  const said = readTold(told, 'en')
  return said.is === 'read' ? said.edtf : null
}

/** What can be kept of it, and what cannot. */
const citationOf = (raw: Raw): { citation: Citation | null; faults: Fault[] } => {
  const faults: Fault[] = []
  const fault = (because: string) => void faults.push({ line: raw.line, because })
  const short = (text: string, what: string): string => {
    const kept = tidied(text)
    if (kept.length <= most.field) return kept
    fault(`${what} is longer than ${most.field} letters, and left out`)
    return ''
  }
  const orNull = (text: string, what: string) => short(text, what) || null
  const title = short(raw.title, 'its title')
  if (title === '') {
    fault('it has no title, and is left out')
    return { citation: null, faults }
  }
  const told = short(raw.published, 'its date')
  const edtf = told === '' ? null : edtfOf(told)
  const [written, doi] = [
    short(raw.link, 'its link'),
    short(raw.doi, 'its DOI').replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''),
  ]
  const link = written !== '' ? linkOf(written) : doi !== '' ? linkOf(`https://doi.org/${doi}`) : null
  if (link === null && written + doi !== '') fault('its link is no address of the web, and left out')
  const named = short(raw.language, 'its language')
  const language = named === '' ? null : languageOf(named)
  if (named !== '' && language === null) fault(`“${named.slice(0, 40)}” is no language that is known here`)
  const authors = raw.authors.map((name) => short(name, 'a name')).filter((name) => name !== '')
  if (authors.length > most.authors) fault(`it has ${authors.length} authors: the first ${most.authors} are kept`)
  return {
    citation: {
      line: raw.line,
      title,
      authors: authors.slice(0, most.authors),
      published: told === '' ? null : { told, edtf },
      type: raw.type,
      within: orNull(raw.within, 'what it appeared in'),
      publisher: orNull(raw.publisher, 'its publisher'),
      place: orNull(raw.place, 'its place'),
      link,
      language,
    },
    faults,
  }
}

/** All of them, as far as they can be kept; faults in the order of lines. */
export const readingOf = (raws: readonly Raw[], found: readonly Fault[]): Reading => {
  const read = raws.slice(0, most.sources).map(citationOf)
  const beyond = raws[most.sources]
  const faults = [
    ...found,
    ...read.flatMap(({ faults }) => faults),
    ...(beyond ? [{ line: beyond.line, because: `from here on nothing is read: ${most.sources} sources are enough for one file` }] : []),
  ]
  return { citations: read.flatMap(({ citation }) => citation ?? []), faults: faults.sort((one, other) => one.line - other.line) }
}
