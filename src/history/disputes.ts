// Where two things said of one record cannot both be true, and what has been said about each of them since.
import { cannotBothBe } from '../dates/span.ts'
import type { RecordId } from './record.ts'
import type { Statement, StatementId, Value } from './statement.ts'
import { isJudgement, propertyNamed } from './vocabulary.ts'

/** One of the things said, with the reasons given for preferring or doubting it. */
type Side = { statement: Statement; preferred: readonly Statement[]; doubted: readonly Statement[] }

/** Statements of one property that cannot all be true, in the order they were told. Not settled until exactly one side is preferred. */
export type Dispute = { property: string; sides: readonly Side[]; settledFor: StatementId | null }

type SameRecord = (id: RecordId) => RecordId

const differ = (a: Value, b: Value, same: SameRecord): boolean => {
  if (a.kind === 'when' && b.kind === 'when') return cannotBothBe(a.when.span, b.when.span)
  if (a.kind === 'record' && b.kind === 'record') return same(a.record) !== same(b.record)
  // What is said in two languages may be one thing said twice.
  if (a.kind === 'text' && b.kind === 'text') return a.lang === b.lang && a.text.normalize('NFC') !== b.text.normalize('NFC')
  if (a.kind === 'number' && b.kind === 'number') return a.number !== b.number
  if (a.kind === 'choice' && b.kind === 'choice') return a.choice !== b.choice
  if (a.kind === 'country' && b.kind === 'country') return a.code !== b.code
  // "Not known" beside an answer is no contradiction: somebody else knew.
  return false
}

// Told of two different times, two different things can both be true.
const atOtherTimes = (a: Statement, b: Statement) => a.when !== null && b.when !== null && cannotBothBe(a.when.span, b.when.span)

const cannotBothStand = (a: Statement, b: Statement, same: SameRecord) =>
  // Records that were found to be the same keep the names they had.
  !(a.property === 'name' && a.subject !== b.subject) && !atOtherTimes(a, b) && differ(a.value, b.value, same)

/**
 * `statements` are all that currently stand about one record, and about the records that are the same as it; judgements among them.
 * `same` gives the one record that stands for several; without it, different ids are different records.
 */
export const disputesIn = (statements: readonly Statement[], same: SameRecord = (id) => id): Dispute[] => {
  const judging = (property: string, about: StatementId) =>
    statements.filter((statement) => statement.property === property && statement.about === about)
  const single = statements.filter(
    ({ property }) => !isJudgement(property) && property !== 'same-as' && propertyNamed(property)?.holds === 'one',
  )
  return [...new Set(single.map(({ property }) => property))].flatMap((property) => {
    const said = single.filter((statement) => statement.property === property)
    const sides = said
      .filter((statement) => said.some((other) => other !== statement && cannotBothStand(statement, other, same)))
      .map((statement) => ({ statement, preferred: judging('preferred', statement.id), doubted: judging('doubted', statement.id) }))
    const preferred = sides.filter((side) => side.preferred.length > 0)
    return sides.length === 0 ? [] : [{ property, sides, settledFor: preferred.length === 1 ? (preferred[0]?.statement.id ?? null) : null }]
  })
}
