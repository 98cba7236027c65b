// A proposal as the change to the history that it would be.
import type { Changeset, NewAddress, NewStatement } from '../history/changeset.ts'
import { evidenceLetter, type IdLetter, type Kind, type RecordId, statementLetter } from '../history/record.ts'
import type { Saying, Value } from '../history/statement.ts'
import { type NewRecord, type Proposal, sayingOf } from './proposal.ts'

type Standing = {
  /** The source that the telling is. */
  source: RecordId
  /** Statements by which the source has another name than the one that was agreed to. */
  formerNames: readonly string[]
  /** Of the records this names and of the source: those that have a row already. */
  there: ReadonlySet<RecordId>
  /** Of those, the ones that go by a name now. */
  named: ReadonlySet<RecordId>
  slugFor: (record: { id: RecordId; kind: Kind; name: string }) => string
  id: (letter: IdLetter) => string
}

const saying = (subject: RecordId, property: string, value: Value): Saying =>
  sayingOf({ subject, property, value, when: null, quoted: false, passage: { question: '', text: '', lang: '' } })

/** What a telling is as a source: an account. It rests on itself. */
const asSource = ({ name, lang }: Proposal, source: RecordId): Saying[] => [
  saying(source, 'name', { kind: 'text', text: name, lang }),
  saying(source, 'type', { kind: 'choice', choice: 'account' }),
]

export const changesetOf = (proposal: Proposal, { source, formerNames, there, named, slugFor, id }: Standing): Changeset => {
  const own: NewRecord = { id: source, kind: 'source', name: proposal.name, lang: proposal.lang }
  const fresh = [own, ...proposal.records].filter((record) => !there.has(record.id))
  const naming = proposal.records
    .filter((record) => !named.has(record.id))
    .map((record) => saying(record.id, 'name', { kind: 'text', text: record.name, lang: record.lang }))
  const renaming = named.has(source) && formerNames.length > 0 ? asSource(proposal, source).slice(0, 1) : []
  const said = [
    ...[...(named.has(source) ? [] : asSource(proposal, source)), ...renaming, ...naming].map((one) => ({ saying: one, quotation: null })),
    ...proposal.drawn.map((drawn) => ({ saying: sayingOf(drawn), quotation: drawn.quoted ? drawn.passage : null })),
  ]
  const statements: (NewStatement & { quotation: { text: string; lang: string } | null })[] = said.map(({ saying, quotation }) => ({
    ...saying,
    id: id(statementLetter),
    quotation,
  }))
  return {
    records: fresh.map((record) => ({ id: record.id, kind: record.kind })),
    addresses: fresh.map((record): NewAddress => ({ kind: record.kind, slug: slugFor(record), record: record.id, isCurrent: true })),
    statements: statements.map(({ quotation: _, ...statement }) => statement),
    evidence: statements.map(({ id: statement, quotation }) => ({
      id: id(evidenceLetter),
      statement,
      source,
      place: '',
      quotation: quotation?.text ?? null,
      lang: quotation?.lang ?? null,
    })),
    end: [...formerNames],
    endEvidence: [],
  }
}
