// Citations as records of sources that rest on themselves, to be written as files of a collection.
import { readEdtf } from '../dates/edtf.ts'
import type { IdLetter, RecordId } from '../history/record.ts'
import type { Evidence, Statement, Value } from '../history/statement.ts'
import type { Citation } from '../sources/citation.ts'
import type { Standing, StandingRecord } from './collection-excerpt.ts'

const nowhere = { fromMin: null, fromMax: null, toMin: null, toMax: null }
/** What is known of it is known from how it is cited. */
const place = 'as it is cited'

const saidOf = (citation: Citation, lang: string): [property: string, value: Value][] => {
  const { title, type, authors, published, publisher, place, within, link } = citation
  const text = (words: string): Value => ({ kind: 'text', text: words, lang })
  const read = published?.edtf ? readEdtf(published.edtf) : null
  const span = read?.is === 'read' ? read.span : nowhere
  return [
    ['name', text(title)],
    ...(type ? [['type', { kind: 'choice', choice: type }] satisfies [string, Value]] : []),
    ...authors.map((name): [string, Value] => ['author', text(name)]),
    ...(published ? [['published', { kind: 'when', when: { ...published, lang: 'en', span } }] satisfies [string, Value]] : []),
    ...(within ? [['appeared-in', text(within)] satisfies [string, Value]] : []),
    ...(publisher || place
      ? [['publisher', text([place, publisher].filter((one) => one !== null).join(': '))] satisfies [string, Value]]
      : []),
    ...(link ? [['link', { kind: 'link', href: link }] satisfies [string, Value]] : []),
  ]
}

/** `lang`: of a source that names none. `slugOf`: an address that is nobody's. */
export const sourcesFrom = (
  citations: readonly Citation[],
  { lang, id, slugOf }: { lang: string; id: (letter: IdLetter) => string; slugOf: (source: RecordId, title: string) => string },
): Standing => {
  const records: StandingRecord[] = []
  const statements: Statement[] = []
  const evidence: Evidence[] = []
  const keys = new Map<string, string>()
  const stands = { added: 0, ended: null }
  for (const citation of citations) {
    const source = id('s')
    records.push({ id: source, kind: 'source', slug: slugOf(source, citation.title), formerSlugs: [] })
    const said = saidOf(citation, citation.language ?? lang)
    for (const [n, [property, value]] of said.entries()) {
      const statement = id('t')
      const alike = said.filter(([other], before) => other === property && before < n).length
      keys.set(statement, `${source}/${property}${alike > 0 ? `.${alike + 1}` : ''}`)
      statements.push({
        ...{ id: statement, subject: source, property, about: null, value, when: null, note: null, lang: null, madeBy: null, anchor: null },
        ...stands,
      })
      evidence.push({ id: id('v'), statement, source, place, quotation: null, lang: null, ...stands })
    }
  }
  return { records, statements, evidence, keys, name: null }
}
