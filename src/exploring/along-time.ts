// What of one record can be laid along time: its own life, what it took on, and what it did with whom.
import type { RecordId } from '../history/record.ts'
import type { Statement } from '../history/statement.ts'
import { propertyNamed } from '../history/vocabulary.ts'
import { type Extent, extentOf, extentSeen, isKnown, nothingKnown } from './extent.ts'
import type { Fact, Portrait, Row } from './portrait.ts'
import type { RecordReading } from './readings.ts'
import { surroundingsIn } from './surroundings.ts'

/** `life`: the record itself, with its own dates. Otherwise one fact, with its own date or that of the record at its far end. */
export type Strand =
  | { is: 'life'; whens: readonly Statement[]; extent: Extent }
  | { is: 'fact'; row: Row; fact: Fact; other: RecordId; whens: readonly Statement[]; extent: Extent }

const strandOf = (row: Row, fact: Fact, around: ReturnType<typeof surroundingsIn>): Strand[] => {
  if (fact.other === null) return []
  const { when } = fact.statement
  if (when !== null) return [{ is: 'fact', row, fact, other: fact.other, whens: [fact.statement], extent: extentSeen(when.span) }]
  // The dates of another group are its own; those of an event or a work are also this record's.
  const { whens, extent } = row.property.part === 'doing' ? around(fact.other) : { whens: [], extent: nothingKnown }
  return [{ is: 'fact', row, fact, other: fact.other, whens, extent }]
}

/** Remits stand here with or without a date; anything else only where a date is known. Empty where nothing at all could be drawn. */
export const strandsOf = ({ record, statements, around }: RecordReading, portrait: Portrait): Strand[] => {
  if (record.kind === 'place' || record.kind === 'person' || record.kind === 'source') return []
  const whens = statements.filter(({ property, value }) => propertyNamed(property)?.part === 'when' && value.kind === 'when')
  const life: Strand = { is: 'life', whens, extent: extentOf(whens) }
  const beside = surroundingsIn(around)
  const remits =
    record.kind === 'idea' ? [] : portrait.rows('remits').flatMap((row) => row.facts.flatMap((fact) => strandOf(row, fact, beside)))
  const dated = (['did', 'from', 'out', 'belonging', 'beside'] as const)
    .flatMap((gathering) => portrait.rows(gathering))
    .flatMap((row) => row.facts.flatMap((fact) => strandOf(row, fact, beside)))
    .filter(({ extent }) => isKnown(extent))
  if (!isKnown(life.extent) && remits.length === 0 && dated.length === 0) return []
  // One date alone is said better in words.
  return [life, ...remits, ...dated].length > 1 || isKnown(life.extent) ? [life, ...remits, ...dated] : []
}
