// Brings every catalogue in `words/` up to what the code says: new sentences are added empty, stale ones dropped, translations kept.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GetTextTranslation, po } from 'gettext-parser'
import { locales } from './pages/locales.ts'
import { wordsUsed } from './words-used.ts'

const root = join(import.meta.dirname, '../..')
const used = wordsUsed(join(root, 'src'))

for (const locale of locales) {
  const file = join(root, 'words', `${locale}.po`)
  const catalogue = po.parse(readFileSync(file))
  const before = catalogue.translations[''] ?? {}
  const forms = Number(/nplurals=(\d+)/.exec(catalogue.headers['Plural-Forms'] ?? '')?.[1] ?? 2)
  const own = ({ msgid, many }: { msgid: string; many: string | null }) => (many === null ? [msgid] : [msgid, many])
  const empty = (many: string | null) => Array.from({ length: many === null ? 1 : forms }, () => '')
  const entries = used.map(({ msgid, many, where }): [string, GetTextTranslation] => [
    msgid,
    {
      msgid,
      ...(many === null ? {} : { msgid_plural: many }),
      // English says what the code says.
      msgstr: locale === 'en' ? own({ msgid, many }) : (before[msgid]?.msgstr ?? empty(many)),
      comments: {
        reference: where.join('\n'),
        ...(before[msgid]?.comments?.translator ? { translator: before[msgid].comments.translator } : {}),
        ...(before[msgid]?.comments?.flag ? { flag: before[msgid].comments.flag } : {}),
      } as GetTextTranslation['comments'] & object,
    },
  ])
  const head = before['']
  catalogue.translations = { '': { ...(head ? { '': head } : {}), ...Object.fromEntries(entries) } }
  writeFileSync(file, po.compile(catalogue, { foldLength: 120 }))
  const missing = entries.filter(([, { msgstr }]) => msgstr.some((text) => text === '')).length
  console.log(`words/${locale}.po: ${entries.length} sentences, ${missing} not translated`)
}
