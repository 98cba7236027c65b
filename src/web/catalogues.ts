// Reads the interface's words from `words/`, one PO file a language, once at start.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { po } from 'gettext-parser'
import { type Locale, locales } from './pages/locales.ts'
import { type Catalogue, type Words, wordsIn } from './pages/words.ts'

/** Reads one PO file; fuzzy and empty entries count as untranslated. Throws where the file is not there or is not a PO file. */
export const readCatalogue = (file: string): Catalogue => {
  const { headers, translations } = po.parse(readFileSync(file))
  const entries = Object.values(translations[''] ?? {}).filter(({ msgid, comments }) => msgid !== '' && !comments?.flag?.includes('fuzzy'))
  return {
    sentences: new Map(entries.map(({ msgid, msgstr }) => [msgid, msgstr])),
    reviewed: headers['X-Reviewed-By-A-Speaker'] === 'yes',
  }
}

export const readCatalogues = (folder: string): Record<Locale, Words> => {
  const catalogueOf = (locale: Locale) => {
    try {
      return readCatalogue(join(folder, `${locale}.po`))
    } catch (cause) {
      throw new Error(`words/${locale}.po cannot be read`, { cause })
    }
  }
  return Object.fromEntries(locales.map((locale) => [locale, wordsIn(locale, catalogueOf(locale))])) as Record<Locale, Words>
}
