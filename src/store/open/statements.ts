// Statements, their evidence and the names they speak of, as of one revision: what every reading is made from.
import { sql } from 'kysely'
import type { At, Named, Names } from '../../exploring/readings.ts'
import type { Kind, RecordId } from '../../history/record.ts'
import { type Evidence, referencesIn, type Statement } from '../../history/statement.ts'
import { ask, askAbout } from './ask-about.ts'
import { evidenceColumns, evidenceOf, statementColumns, statementOf } from './rows.ts'
import type { Look, StandingRow } from './tables.ts'

export const perPage = 50

/** A limit or an offset as part of the question: SQLite makes a question anew each time that one is filled in. For few values: each is kept. */
export const asWritten = (count: number) => sql.lit(count)

const glance = ['type', 'began', 'existed', 'incorporated', 'ended', 'happened', 'published', 'based-in', 'happened-in', 'status']

export const atRevision = async (look: Look, number?: number): Promise<At | null> => {
  const [newest] = await ask(look, 'newest', () =>
    look.selectFrom('revision').select(['number', 'day']).orderBy('number', 'desc').limit(asWritten(1)),
  )
  if (!newest) return null
  const asked =
    number === undefined || number === newest.number
      ? newest
      : await look.selectFrom('revision').select(['number', 'day']).where('number', '=', number).executeTakeFirst()
  return asked ? { ...asked, newest: newest.number } : null
}

/** As they were said. A few rows are put in order here in a fraction of the time that a database takes to begin. */
export const inOrder = <Row extends { added: number; n: number }>(rows: Row[]): Row[] => rows.sort((a, b) => a.added - b.added || a.n - b.n)

const ofStatement = statementColumns.map((column) => `s.${column}` as const)
const ofEvidence = evidenceColumns.map((column) => `e.${column}` as const)
export type NamedRow = Pick<StandingRow, 'record' | 'kind' | 'path' | 'name' | 'lang' | 'ways'>
export const ofNamed = (['record', 'kind', 'path', 'name', 'lang', 'ways'] as const).map((column) => `c.${column}` as const)

/** Statements current at a revision: added by then, not ended by then, not gone since. */
export const currentStatements = (look: Look, { number }: { number: number }) =>
  look
    .selectFrom('statement as s')
    .select(ofStatement)
    .where('s.added', '<=', number)
    .where('s.subject', 'is not', null)
    .where((is) => is.or([is('s.ended', 'is', null), is('s.ended', '>', number)]))

export const evidenceFor = async (look: Look, statements: readonly Statement[], at: At): Promise<Evidence[]> => {
  const rows = await askAbout(
    look,
    'evidence for',
    at.number,
    statements.map(({ id }) => id),
    (number, ids) =>
      look
        .selectFrom('evidence as e')
        .select(ofEvidence)
        .where('e.statement', 'in', ids)
        .where('e.source', 'is not', null)
        .where('e.added', '<=', number)
        .where((is) => is.or([is('e.ended', 'is', null), is('e.ended', '>', number)])),
  )
  return inOrder(rows).map(evidenceOf)
}

const someOf = (form: string, properties: readonly string[]) => async (look: Look, subjects: readonly RecordId[], at: At) => {
  const rows = await askAbout(look, form, at.number, subjects, (number, ids) =>
    currentStatements(look, { number }).where('s.subject', 'in', ids).where('s.property', 'in', properties),
  )
  return inOrder(rows).map(statementOf)
}

/** What stands of one property of a record now. */
export const saidOf = async (look: Look, { subject, property }: { subject: RecordId; property: string }): Promise<Statement[]> => {
  const at = await atRevision(look)
  if (!at) return []
  const rows = await currentStatements(look, at).where('s.subject', '=', subject).where('s.property', '=', property).execute()
  return inOrder(rows).map(statementOf)
}

/** Type, dates and places of records that a page lists. */
export const glanceAt: (look: Look, subjects: readonly RecordId[], at: At) => Promise<Statement[]> = someOf('glance at', glance)

const authorship = someOf('cited in', ['author', 'published'])

/** Who wrote the sources that some evidence names, and when. */
export const citedIn = (look: Look, evidence: readonly Evidence[], at: At): Promise<Statement[]> =>
  authorship(
    look,
    evidence.map(({ source }) => source),
    at,
  )

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
  const rows = await askAbout(look, 'names of', 0, ids, (_, asked) =>
    look
      .selectFrom('standing as own')
      .innerJoin('standing as c', 'c.record', 'own.canonical')
      .select(ofNamed)
      .select('own.record as asked')
      .where('own.record', 'in', asked),
  )
  return new Map(rows.map((row) => [row.asked, namedOf(row)]))
}

/** Which of these have a name that stands: where it was taken back, a record goes by its address. */
export const namedAmong = async (look: Look, ids: readonly RecordId[]): Promise<ReadonlySet<RecordId>> => {
  const said = look.selectFrom('statement').select('subject').where('property', '=', 'name').where('subject', 'in', ids)
  const rows = ids.length === 0 ? [] : await said.where('ended', 'is', null).where('gone', 'is', null).execute()
  return new Set(rows.flatMap(({ subject }) => subject ?? []))
}

export const namedOf = (row: NamedRow): Named => ({
  id: row.record,
  kind: row.kind as Kind,
  path: row.path,
  name: row.name,
  lang: row.lang,
  ways: row.ways === '' ? [] : row.ways.split(',').map(Number),
})
