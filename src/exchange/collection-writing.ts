// What stands, written as files of a collection: one a record, in an order that stays, so that two writings can be laid side by side.
import { Document, isCollection } from 'yaml'
import { readTold } from '../dates/reading.ts'
import { type RecordId, shelves } from '../history/record.ts'
import type { Evidence, Statement, StatementId, Value, When } from '../history/statement.ts'
import { onlyWords, referring, toldLanguageOf } from './collection.ts'
import type { Standing, StandingRecord } from './collection-excerpt.ts'
import type { SourceFile } from './collection-file.ts'

const unnamed = 'exported'
const lineWidth = 120

/** `standing` leads nowhere outside itself: `excerptOf`. */
export const writeCollection = (standing: Standing): SourceFile[] => {
  const own = standing.evidence[0]?.source
  const source = standing.records.find(({ id }) => id === own)
  const manifest = { collection: standing.name ?? unnamed, source: source ? pathTo(source) : '' }
  const files = [{ path: 'collection.yaml', text: written(manifest) }, ...writeRecords(standing, own ?? null)]
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

const pathTo = ({ kind, slug }: StandingRecord) => `${shelves[kind]}/${slug}`

/** `ownSource`: the one that `collection.yaml` names, where it names no sections. */
export const writeRecords = (standing: Standing, ownSource: RecordId | null): SourceFile[] => {
  const pathOf = new Map(standing.records.map((record) => [record.id, pathTo(record)]))
  const path = (id: RecordId) => pathOf.get(id) as string
  const said = grouped(standing.statements, ({ subject }) => subject)
  const resting = grouped(standing.evidence, ({ statement }) => statement)
  return standing.records.map((record): SourceFile => {
    const statements = inFileOrder(said.get(record.id) ?? [])
    const keys = keysOf(record.id, statements, standing.keys)
    const entries = statements.map((statement): [string, object] => [
      keys.get(statement.id) as string,
      entryOf(statement, { keys, path, from: fromOf(resting.get(statement.id) ?? [], ownSource, path) }),
    ])
    return { path: `${path(record.id)}.yaml`, text: written({ ...headOf(record), statements: Object.fromEntries(entries) }) }
  })
}

const grouped = <T>(all: readonly T[], by: (one: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(by(one))
    if (group) group.push(one)
    else groups.set(by(one), [one])
  }
  return groups
}

const headOf = ({ id, kind, slug, formerSlugs }: StandingRecord) => ({
  kind,
  id,
  slug,
  ...(formerSlugs.length > 0 && { 'former-slugs': [...formerSlugs].sort() }),
})

/** As they were published, each followed by what is said about it; paragraphs in the order of their text. */
const inFileOrder = (statements: readonly Statement[]): Statement[] => {
  const about = grouped(statements, (one) => one.about ?? '')
  const under = (id: StatementId | ''): Statement[] => paragraphsInOrder(about.get(id) ?? []).flatMap((one) => [one, ...under(one.id)])
  return under('')
}

const orderOf = ({ value }: Statement) => (value.kind === 'prose' ? value.order : null)

/** Where paragraphs stand, paragraphs stay; which of them stands there, their own order says. */
const paragraphsInOrder = (siblings: readonly Statement[]): Statement[] => {
  const prose = siblings.filter((one) => orderOf(one) !== null).sort((a, b) => (orderOf(a) as number) - (orderOf(b) as number))
  return siblings.map((one) => (orderOf(one) === null ? one : (prose.shift() as Statement)))
}

const shortest = 6

/** The key that a collection brought it under; else its property, with as much of its id as tells it from the others. */
const keysOf = (record: RecordId, statements: readonly Statement[], known: Standing['keys']): ReadonlyMap<StatementId, string> => {
  const keys = new Map<StatementId, string>()
  const taken = new Set<string>()
  const give = (id: StatementId, key: string) => {
    keys.set(id, key)
    taken.add(key)
  }
  for (const { id, property } of statements) {
    const [of, key = ''] = known.get(id)?.split(/\/(.*)/s) ?? []
    if (of === record && key.split('.')[0] === property && !taken.has(key)) give(id, key)
  }
  for (const { id, property } of statements) {
    let length = 1 + shortest
    while (taken.has(`${property}.${id.slice(1, length)}`)) length += 1
    if (!keys.has(id)) give(id, `${property}.${id.slice(1, length)}`)
  }
  return keys
}

type Naming = { keys: ReadonlyMap<StatementId, string>; path: (id: RecordId) => string; from: unknown }

const entryOf = (statement: Statement, { keys, path, from }: Naming): object => {
  const { value, note, madeBy, about } = statement
  const when = value.kind === 'when' ? value.when : statement.when
  const lang = langOf(statement)
  return {
    ...(about !== null && { about: keys.get(about) }),
    ...valueOf(value, path),
    ...(when && whenOf(when, lang)),
    ...(lang !== 'en' && { lang }),
    ...(madeBy !== null && { by: madeBy }),
    from,
    ...(note !== null && { note }),
  }
}

/** Of its words, or of its note; where it has neither, of its date. */
const langOf = ({ value, when, note, lang }: Statement): string => {
  if (value.kind === 'text' || value.kind === 'prose') return value.lang
  const told = (value.kind === 'when' ? value.when : when)?.lang
  return (note === null ? told : null) ?? lang ?? told ?? 'en'
}

const valueOf = (value: Value, path: Naming['path']): object => {
  switch (value.kind) {
    case 'record':
      return { record: path(value.record) }
    case 'text':
      return { text: value.text }
    case 'prose':
      return { prose: value.text.replace(referring, (_, id: string) => `[[${path(id.trim())}`) }
    case 'choice':
      return { choice: value.choice }
    case 'number':
      return { number: value.number }
    case 'country':
      return { country: value.code }
    case 'link':
      return { link: value.href }
    case 'answer':
      return { answer: value.answer }
    case 'when':
      return {}
  }
}

/** `read-as` only where reading the words again would give something else. */
const whenOf = ({ told, lang, edtf }: When, of: string): object => {
  const language = toldLanguageOf(lang)
  const read = language && readTold(told, language)
  const again = read?.is === 'read' ? read.edtf : null
  const isPlain = again === edtf && read?.is !== 'refused'
  return { when: told, ...(!isPlain && { 'read-as': edtf ?? onlyWords }), ...(lang !== of && { 'when-lang': lang }) }
}

const fromOf = (evidence: readonly Evidence[], ownSource: RecordId | null, path: Naming['path']): unknown => {
  const cited = evidence.map(({ source, place, quotation, lang }) =>
    source === ownSource && quotation === null
      ? place
      : {
          ...(source !== ownSource && { source: path(source) }),
          place,
          ...(quotation !== null && { quotation }),
          ...(quotation !== null && lang !== null && lang !== 'en' && { lang }),
        },
  )
  return cited.length === 1 ? cited[0] : cited
}

const written = (content: object): string => {
  const document = new Document(content)
  const former = document.get('former-slugs')
  if (isCollection(former)) former.flow = true
  return document.toString({ lineWidth })
}
