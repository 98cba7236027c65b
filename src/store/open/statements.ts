// Statements, their evidence and the names they speak of, as of one revision: what every reading is made from.
import type { At, Named, Names } from '../../exploring/readings.ts'
import type { Kind, RecordId } from '../../history/record.ts'
import { type Evidence, referencesIn, type Statement } from '../../history/statement.ts'
import { evidenceColumns, evidenceOf, statementColumns, statementOf } from './rows.ts'
import type { Look, StandingRow } from './tables.ts'

export const perPage = 50

/** Each once, and the last again up to a power of two: so that lists of any length are asked for in a few forms, each prepared once. */
const asList = <T>(ids: Iterable<T>): T[] => {
  const list = [...new Set(ids)]
  const last = list.at(-1)
  if (last === undefined) return list
  while (list.length & (list.length - 1)) list.push(last)
  return list
}
const glance = ['type', 'began', 'existed', 'incorporated', 'ended', 'happened', 'published', 'based-in', 'happened-in', 'status']

export const atRevision = async (look: Look, number?: number): Promise<At | null> => {
  const newest = await look.selectFrom('revision').select(['number', 'day']).orderBy('number', 'desc').limit(1).executeTakeFirst()
  if (!newest) return null
  const asked =
    number === undefined || number === newest.number
      ? newest
      : await look.selectFrom('revision').select(['number', 'day']).where('number', '=', number).executeTakeFirst()
  return asked ? { ...asked, newest: newest.number } : null
}

const ofStatement = statementColumns.map((column) => `s.${column}` as const)
const ofEvidence = evidenceColumns.map((column) => `e.${column}` as const)
const ofNamed = (['record', 'kind', 'path', 'name', 'lang', 'ways'] as const).map((column) => `c.${column}` as const)

/** Statements current at a revision: added by then, not ended by then, not gone since. */
export const currentStatements = (look: Look, at: At) =>
  look
    .selectFrom('statement as s')
    .select(ofStatement)
    .where('s.added', '<=', at.number)
    .where('s.subject', 'is not', null)
    .where((is) => is.or([is('s.ended', 'is', null), is('s.ended', '>', at.number)]))

export const evidenceFor = async (look: Look, statements: readonly Statement[], at: At): Promise<Evidence[]> => {
  const ids = asList(statements.map(({ id }) => id))
  if (ids.length === 0) return []
  const rows = await look
    .selectFrom('evidence as e')
    .select(ofEvidence)
    .where('e.statement', 'in', ids)
    .where('e.source', 'is not', null)
    .where('e.added', '<=', at.number)
    .where((is) => is.or([is('e.ended', 'is', null), is('e.ended', '>', at.number)]))
    .orderBy('e.added')
    .orderBy('e.n')
    .execute()
  return rows.map(evidenceOf)
}

/** Type, dates and places of records that a page lists. */
export const glanceAt = async (look: Look, subjects: readonly RecordId[], at: At): Promise<Statement[]> => {
  const ids = asList(subjects)
  if (ids.length === 0) return []
  const rows = await currentStatements(look, at)
    .where('s.subject', 'in', ids)
    .where('s.property', 'in', glance)
    .orderBy('s.added')
    .orderBy('s.n')
    .execute()
  return rows.map(statementOf)
}

/** Who wrote the sources that some evidence names, and when. */
export const citedIn = async (look: Look, evidence: readonly Evidence[], at: At): Promise<Statement[]> => {
  const sources = asList(evidence.map(({ source }) => source))
  if (sources.length === 0) return []
  const rows = await currentStatements(look, at)
    .where('s.subject', 'in', sources)
    .where('s.property', 'in', ['author', 'published'])
    .orderBy('s.added')
    .orderBy('s.n')
    .execute()
  return rows.map(statementOf)
}

/** Every record that some statements and their evidence speak of. */
export const idsIn = (statements: readonly Statement[], evidence: readonly Evidence[], more: readonly RecordId[] = []): RecordId[] => [
  ...new Set([
    ...more,
    ...statements.flatMap(({ subject, value }) => [
      subject,
      ...(value.kind === 'record' ? [value.record] : value.kind === 'prose' ? referencesIn(value.text) : []),
    ]),
    ...evidence.map(({ source }) => source),
  ]),
]

/** How records are named and addressed now; a merged one goes by the record it is the same as. */
export const namesOf = async (look: Look, ids: readonly RecordId[]): Promise<Names> => {
  if (ids.length === 0) return new Map()
  const rows = await look
    .selectFrom('standing as own')
    .innerJoin('standing as c', 'c.record', 'own.canonical')
    .select(ofNamed)
    .select('own.record as asked')
    .where('own.record', 'in', asList(ids))
    .execute()
  return new Map(rows.map((row) => [row.asked, namedOf(row)]))
}

export const namedOf = (row: Pick<StandingRow, 'record' | 'kind' | 'path' | 'name' | 'lang' | 'ways'>): Named => ({
  id: row.record,
  kind: row.kind as Kind,
  path: row.path,
  name: row.name,
  lang: row.lang,
  ways: row.ways === '' ? [] : row.ways.split(',').map(Number),
})
