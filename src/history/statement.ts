// One assertion about one record: subject, property, value, when it was so, and the evidence for it.
import type { Span } from '../dates/span.ts'
import type { RecordId } from './record.ts'

export type StatementId = string
export type EvidenceId = string

/** A date in the words it was told in; `edtf` is null and the span empty where the words give no range. */
export type When = { told: string; lang: string; edtf: string | null; span: Span }

/** Three different ways of not answering. */
export const answers = ['unknown', 'does-not-apply', 'declined'] as const
export type Answer = (typeof answers)[number]

export type Value =
  | { kind: 'record'; record: RecordId }
  | { kind: 'text'; text: string; lang: string }
  /** Prose names records only as [[id]] or [[id|words]]; `order` places a paragraph in its signed text. */
  | { kind: 'prose'; text: string; lang: string; order: number }
  | { kind: 'choice'; choice: string }
  | { kind: 'when'; when: When }
  | { kind: 'number'; number: number }
  /** ISO 3166-1 alpha-2. */
  | { kind: 'country'; code: string }
  | { kind: 'link'; href: string }
  | { kind: 'answer'; answer: Answer }

export type ValueKind = Value['kind']

/** What a statement says, before it stands in any revision. */
export type Saying = {
  subject: RecordId
  property: string
  /** The statement this one judges, translates or belongs to. */
  about: StatementId | null
  value: Value
  /** When it was so; null where nothing is said, and where the value is itself a date. */
  when: When | null
  note: string | null
  /** Language of the note where the value has none. */
  lang: string | null
  /** The byline of a signed text, or who made a translation. */
  madeBy: string | null
  /** "before the clinic closed": the date of another statement holds this one's. */
  anchor: { statement: StatementId; side: 'before' | 'after' | 'during' } | null
}

export type Statement = Saying & { id: StatementId; added: number; ended: number | null }

/** Where a statement comes from: a source, the place in it, and perhaps its very words. */
export type Citing = { source: RecordId; place: string; quotation: string | null; lang: string | null }

export type Evidence = Citing & { id: EvidenceId; statement: StatementId; added: number; ended: number | null }

/** The records that prose refers to, in order, each once. */
export const referencesIn = (prose: string): RecordId[] => [...new Set([...prose.matchAll(reference)].map((found) => found[1] as string))]

type Piece = { is: 'words'; words: string } | { is: 'reference'; record: RecordId; words: string | null }

/** Prose cut into words and references, so that a page can make each reference a link. */
export const piecesOf = (prose: string): Piece[] => {
  const pieces: Piece[] = []
  let from = 0
  for (const found of prose.matchAll(reference)) {
    if (found.index > from) pieces.push({ is: 'words', words: prose.slice(from, found.index) })
    pieces.push({ is: 'reference', record: found[1] as string, words: found[2] ?? null })
    from = found.index + found[0].length
  }
  if (from < prose.length) pieces.push({ is: 'words', words: prose.slice(from) })
  return pieces
}

const reference = /\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/g
