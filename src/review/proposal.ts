// What is drawn from one telling and may become public: statements, each with the passage it rests on, and how the telling is named as their source.
import type { Kind, RecordId } from '../history/record.ts'
import type { Saying, Value, When } from '../history/statement.ts'
import type { Passage } from './passage.ts'

/** A record that does not stand yet. */
export type NewRecord = { id: RecordId; kind: Kind; name: string; lang: string }
/** `quoted`: the passage is shown beside it, word for word. */
export type Drawn = { passage: Passage; quoted: boolean; subject: RecordId; property: string; value: Value; when: When | null }

export const resolutions = ['clear', 'role', 'coarser', 'removed'] as const
type Resolution = (typeof resolutions)[number]
/** English sentences of the catalogue. */
export const resolutionWords: Readonly<Record<Resolution, { says: string }>> = {
  clear: { says: 'It harms nobody as it stands' },
  role: { says: 'Say the role instead of the name' },
  coarser: { says: 'Say the place or the time less exactly' },
  removed: { says: 'Take it out' },
}
/** Something that might expose somebody, and what was decided: it harms nobody as it stands (`clear`), or these words may not stand. */
export type Resolved = { piece: string; is: Resolution }

export type Proposal = {
  format: 1
  /** What the telling is called as a source, and in which language; '' until it is named. */
  name: string
  lang: string
  records: readonly NewRecord[]
  drawn: readonly Drawn[]
  inside: readonly Resolved[]
  /** The editor who changed it last, and when, in milliseconds of the epoch: another reads it after them. */
  changedBy: string
  changedAt: number
}

export const begun = (by: string, at: number, lang: string): Proposal => ({
  format: 1,
  name: '',
  lang,
  records: [],
  drawn: [],
  inside: [],
  changedBy: by,
  changedAt: at,
})

export const sayingOf = ({ subject, property, value, when }: Drawn): Saying => ({
  subject,
  property,
  about: null,
  value,
  when,
  note: null,
  lang: null,
  madeBy: null,
  anchor: null,
})

/** Everything that would be public: whoever agrees to it or reads it again does so of exactly this, and under the names that what it speaks of has now. */
export const publicPart = ({ name, lang, records, drawn }: Proposal, called: readonly (string | null)[]): string =>
  JSON.stringify([
    name,
    lang,
    records.map((one) => [one.id, one.kind, one.name, one.lang]),
    drawn.map(({ passage, quoted, subject, property, value, when }) => [subject, property, value, when, quoted ? passage : null]),
    called,
  ])

const wordsOf = (value: Value): string[] => {
  switch (value.kind) {
    case 'text':
    case 'prose':
      return [value.text]
    case 'when':
      return [value.when.told]
    case 'link':
      return [value.href]
    default:
      return []
  }
}

/** Every word that a reader would read, and that this telling brought. */
export const publicWords = ({ name, records, drawn }: Proposal): string[] => [
  name,
  ...records.map((one) => one.name),
  ...drawn.flatMap(({ passage, quoted, value, when }) => [
    ...wordsOf(value),
    ...(when ? [when.told] : []),
    ...(quoted ? [passage.text] : []),
  ]),
]

/** Of whom or what it speaks. */
export const recordsIn = ({ drawn }: Proposal): RecordId[] =>
  drawn.flatMap(({ subject, value }) => [subject, ...(value.kind === 'record' ? [value.record] : [])])

/** Only records that something is said of, or that something leads to. */
export const withoutIdle = (proposal: Proposal): Proposal => {
  const met = new Set(recordsIn(proposal))
  return { ...proposal, records: proposal.records.filter(({ id }) => met.has(id)) }
}

/** Whether each word that would be public is the teller's own, in their own order. */
export const isAsWritten = ({ drawn }: Proposal): boolean =>
  drawn.every(
    ({ passage, property, value, when }) => property === 'told' && value.kind === 'text' && value.text === passage.text && when === null,
  )
