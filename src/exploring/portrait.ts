// Turns what the store hands over about one record into what its page shows, heading by heading, every statement with its notes.
import { type Dispute, disputesIn } from '../history/disputes.ts'
import { type Gap, gapsOf } from '../history/gaps.ts'
import type { RecordId } from '../history/record.ts'
import type { Statement } from '../history/statement.ts'
import { isJudgement, type Property, properties } from '../history/vocabulary.ts'
import { type Gathering, gatheringOf } from './gathering.ts'
import { groupedBy } from './grouped.ts'
import { type Cited, type Note, type Notes, notesFor } from './notes.ts'
import type { RecordReading } from './readings.ts'

/** One statement as a page shows it: who judged it how, and what it rests on. `other` is the record at its far end. */
export type Fact = { statement: Statement; judgements: readonly Fact[]; cited: readonly Cited[]; other: RecordId | null }

/** All that is said under one property; `turned` where it is read from the other end. */
export type Row = { property: Property; turned: boolean; facts: readonly Fact[] }

/** A signed text: its title, byline and day are one statement, its paragraphs the statements about it. */
export type Text = { title: Fact; paragraphs: readonly Fact[] }

export type Portrait = {
  rows: (gathering: Gathering) => readonly Row[]
  texts: readonly Text[]
  mentions: readonly Fact[]
  resting: readonly Fact[]
  disputes: readonly Dispute[]
  gaps: readonly Gap[]
  fact: (statement: Statement) => Fact
  notes: readonly Note[]
  /** The one source that all evidence on the page is from. */
  onlySource: RecordId | null
}

const inOrder = (statements: readonly Statement[]) =>
  [...statements].sort((a, b) => (a.value.kind === 'prose' ? a.value.order : 0) - (b.value.kind === 'prose' ? b.value.order : 0))

type Loose = { property: Property; turned: boolean; statements: readonly Statement[] }

const rowsOf = (own: readonly Statement[], pointing: readonly Statement[]): Loose[] => {
  const ownBy = groupedBy(own, ({ property }) => property)
  const pointingBy = groupedBy(pointing, ({ property }) => property)
  return properties
    .flatMap((property) => {
      const here = ownBy.get(property.name) ?? []
      const there = pointingBy.get(property.name) ?? []
      // "Partner of" reads the same from both ends, and stands once.
      if (property.symmetric) return [{ property, turned: false, statements: [...here, ...there] }]
      return [
        { property, turned: false, statements: here },
        { property, turned: true, statements: there },
      ]
    })
    .filter(({ statements }) => statements.length > 0)
}

const readingOrder: readonly (Gathering | 'texts')[] = [
  'texts',
  'brief',
  'remits',
  'did',
  'how',
  'from',
  'out',
  'belonging',
  'beside',
  'general',
  'told',
  'elsewhere',
]

export const portraitOf = ({ record, statements, pointing, mentions, evidence, resting }: RecordReading): Portrait => {
  const judgementsBy = groupedBy(
    statements.filter(({ property, about }) => isJudgement(property) && about !== null),
    ({ about }) => about as string,
  )
  const loose = rowsOf(
    statements.filter(({ property }) => !isJudgement(property)),
    pointing.statements,
  )
  const under = (gathering: Gathering) => loose.filter(({ property, turned }) => gatheringOf(property, turned) === gathering)
  const titles = statements.filter(({ property }) => property === 'text')
  const paragraphsOf = (title: Statement) =>
    inOrder(statements.filter(({ property, about }) => property === 'paragraph' && about === title.id))

  const met = readingOrder.flatMap((place) =>
    place === 'texts' ? titles.flatMap((title) => [...paragraphsOf(title), title]) : under(place).flatMap((row) => row.statements),
  )
  const rest = [...statements, ...pointing.statements, ...mentions]
  const notes: Notes = notesFor(
    [...met, ...rest].flatMap((statement) => [statement, ...(judgementsBy.get(statement.id) ?? [])]),
    evidence,
  )
  const restingNotes = notesFor(resting?.statements ?? [], evidence)

  const others = new Set(statements.map(({ subject }) => subject).concat(record.id))
  const fact = (statement: Statement): Fact => ({
    statement,
    judgements: (judgementsBy.get(statement.id) ?? []).map(fact),
    cited: notes.of(statement.id).length > 0 ? notes.of(statement.id) : restingNotes.of(statement.id),
    other: others.has(statement.subject) ? (statement.value.kind === 'record' ? statement.value.record : null) : statement.subject,
  })
  const sources = new Set(notes.all.map(({ source }) => source))

  return {
    rows: (gathering) => under(gathering).map((row) => ({ ...row, facts: row.statements.map(fact) })),
    texts: titles.map((title) => ({ title: fact(title), paragraphs: paragraphsOf(title).map(fact) })),
    mentions: mentions.map(fact),
    resting: (resting?.statements ?? []).map(fact),
    disputes: disputesIn(statements),
    gaps: gapsOf(record.kind, statements),
    fact,
    notes: notes.all,
    onlySource: sources.size === 1 ? ([...sources][0] ?? null) : null,
  }
}
