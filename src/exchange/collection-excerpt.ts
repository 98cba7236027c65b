// Of all that stands, what can go into files: nothing that rests on what must stay out, and nothing that would lead nowhere.
import type { Kind, RecordId } from '../history/record.ts'
import type { Evidence, Statement, StatementId } from '../history/statement.ts'
import { referring } from './collection.ts'

export type StandingRecord = { id: RecordId; kind: Kind; slug: string; formerSlugs: readonly string[] }

/** All that stands now. Statements and evidence in the order in which they were published. */
export type Standing = {
  records: readonly StandingRecord[]
  statements: readonly Statement[]
  evidence: readonly Evidence[]
  /** Under which key a collection brought a statement: `<record id>/<key>`. */
  keys: ReadonlyMap<StatementId, string>
  /** The name of the collection that brought the most; null where none did. */
  name: string | null
}

/** Sources that people sent: those that tellings became, and every account that no collection brought. */
export const sentSources = ({ statements, keys }: Standing, became: ReadonlySet<RecordId>): ReadonlySet<RecordId> =>
  new Set([
    ...became,
    ...statements.flatMap(({ id, subject, property, value }) =>
      property === 'type' && value.kind === 'choice' && value.choice === 'account' && !keys.has(id) ? [subject] : [],
    ),
  ])

/** `out`: records that stay out. What remains names only what is in it: a name, evidence, each record that it leads to. */
export const excerptOf = (standing: Standing, out: ReadonlySet<RecordId>): Standing => {
  const evidence = standing.evidence.filter(({ source, place }) => !out.has(source) && place.trim() !== '')
  let { statements } = standing
  for (;;) {
    const named = new Set(statements.flatMap(({ subject, property }) => (property === 'name' ? [subject] : [])))
    const records = standing.records.filter(({ id }) => named.has(id) && !out.has(id))
    const inside = new Set(records.map(({ id }) => id))
    const subjectOf = new Map(statements.map(({ id, subject }) => [id, subject]))
    const rests = new Set(evidence.flatMap(({ statement, source }) => (inside.has(source) ? [statement] : [])))
    const fits = ({ id, subject, value, about, anchor }: Statement) =>
      inside.has(subject) &&
      rests.has(id) &&
      anchor === null &&
      (about === null || subjectOf.get(about) === subject) &&
      (value.kind !== 'record' || inside.has(value.record)) &&
      (value.kind !== 'prose' || [...value.text.matchAll(referring)].every(([, record = '']) => inside.has(record.trim())))
    const left = statements.filter(fits)
    if (left.length === statements.length) {
      const said = new Set(left.map(({ id }) => id))
      return {
        ...standing,
        records,
        statements: left,
        evidence: evidence.filter(({ statement, source }) => said.has(statement) && inside.has(source)),
      }
    }
    statements = left
  }
}
