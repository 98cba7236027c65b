// A record's statements as JSON: what its page shows, for machines.

import { isoDay } from '../dates/days.ts'
import type { Evidence, Statement, When } from '../history/statement.ts'

const day = (number: number | null) => (number === null ? null : isoDay(number))

/** Days are ISO dates, UTC; null means not known or open. */
const when = (told: When) => ({
  told: told.told,
  lang: told.lang,
  edtf: told.edtf,
  from: { earliest: day(told.span.fromMin), latest: day(told.span.fromMax) },
  to: { earliest: day(told.span.toMin), latest: day(told.span.toMax) },
})

/** A record with its own statements, as of one revision. */
type RecordAtRevision = {
  record: { id: string; kind: string; name: string; path: string }
  at: { number: number; day: string }
  statements: readonly Statement[]
  evidence: readonly Evidence[]
  names: ReadonlyMap<string, { name: string; path: string }>
}

/** `hrefOf` turns a record's path into its public address. */
export const recordJson = (reading: RecordAtRevision, hrefOf: (path: string) => string): string => {
  const { record, at, statements, names } = reading
  const refer = (id: string) => {
    const named = names.get(id)
    return { id, ...(named && { name: named.name, url: hrefOf(named.path) }) }
  }
  const evidence = ({ id, source, place, quotation, lang }: Evidence) => ({ id, source: refer(source), place, quotation, lang })
  const valueOf = ({ value }: Statement) =>
    value.kind === 'record'
      ? { kind: value.kind, ...refer(value.record) }
      : value.kind === 'when'
        ? { kind: value.kind, ...when(value.when) }
        : value
  const said = (statement: Statement) => ({
    id: statement.id,
    subject: statement.subject,
    property: statement.property,
    about: statement.about,
    value: valueOf(statement),
    when: statement.when && when(statement.when),
    note: statement.note,
    lang: statement.lang,
    madeBy: statement.madeBy,
    addedInRevision: statement.added,
    evidence: reading.evidence.filter((row) => row.statement === statement.id).map(evidence),
  })
  const body = {
    id: record.id,
    kind: record.kind,
    name: record.name,
    url: hrefOf(record.path),
    revision: at.number,
    day: at.day,
    statements: statements.map(said),
  }
  return `${JSON.stringify(body, null, 1)}\n`
}
