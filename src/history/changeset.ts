// What someone wants to publish, before it is a revision: records, statements with their evidence, and what ends.
import type { Kind, RecordId } from './record.ts'
import type { Citing, EvidenceId, Saying, StatementId } from './statement.ts'

type NewRecord = { id: RecordId; kind: Kind }
export type NewAddress = { kind: Kind; slug: string; record: RecordId; isCurrent: boolean }
export type NewEvidence = Citing & { id: EvidenceId; statement: StatementId }
export type NewStatement = Saying & { id: StatementId }

export type Changeset = {
  records: readonly NewRecord[]
  addresses: readonly NewAddress[]
  /** A statement stands before whatever is about it. */
  statements: readonly NewStatement[]
  evidence: readonly NewEvidence[]
  end: readonly StatementId[]
  endEvidence: readonly EvidenceId[]
}

export const nothing: Changeset = { records: [], addresses: [], statements: [], evidence: [], end: [], endEvidence: [] }

export const isEmpty = (change: Changeset) => Object.values(change).every((list) => list.length === 0)

/** Nothing may stand without a source: the statements that this change would leave bare. */
export const withoutEvidence = (change: Changeset): StatementId[] => {
  const evidenced = new Set(change.evidence.map((evidence) => evidence.statement))
  return change.statements.filter((statement) => !evidenced.has(statement.id)).map((statement) => statement.id)
}
