// The columns of the public half, as the migrations make them.
import type { Kysely, Transaction } from 'kysely'

type Bytes = Uint8Array

export type RevisionRow = {
  number: number
  day: string
  act: 'publish' | 'undo' | 'collection' | 'erase' | 'withhold' | 'return'
  before: Bytes | null
  root: Bytes
  hash: Bytes
  note: string | null
  note_salt: Bytes | null
  note_leaf: Bytes | null
}
type RecordRow = { id: string; kind: string; added: number }
export type StatementRow = {
  id: string
  leaf: Bytes
  salt: Bytes | null
  added: number
  n: number
  ended: number | null
  gone: number | null
  gone_as: 'erased' | 'withheld' | null
  subject: string | null
  property: string | null
  about: string | null
  value_kind: string | null
  value_record: string | null
  value_text: string | null
  value_number: number | null
  lang: string | null
  made_by: string | null
  note: string | null
  told: string | null
  told_lang: string | null
  edtf: string | null
  from_min: number | null
  from_max: number | null
  to_min: number | null
  to_max: number | null
  anchor: string | null
  anchor_side: 'before' | 'after' | 'during' | null
}
export type EvidenceRow = {
  id: string
  leaf: Bytes
  salt: Bytes | null
  statement: string
  added: number
  n: number
  ended: number | null
  gone: number | null
  gone_as: 'erased' | 'withheld' | null
  source: string | null
  place: string | null
  quotation: string | null
  lang: string | null
}
type PassingRow = { revision: number; item: string; how: 'gone' | 'back' }
export type AddressRow = { kind: string; slug: string; record: string | null; is_current: number; since: number }
type AppliedRow = { collection: string; key: string; statement: string }
export type StandingRow = {
  record: string
  canonical: string
  kind: string
  path: string
  name: string
  lang: string
  sort: string
  type: string | null
  chapter: number | null
  ways: string
  /** 1: nothing is said of it any more; it has an address and a past, and stands in no list. */
  bare: number
  from_min: number | null
  to_max: number | null
}
export type MentionRow = { record: string; statement: string }

export type Tables = {
  revision: RevisionRow
  record: RecordRow
  statement: StatementRow
  evidence: EvidenceRow
  passing: PassingRow
  address: AddressRow
  applied: AppliedRow
  standing: StandingRow
  mention: MentionRow
}

/** Who may only look: the select side, nothing that writes. */
export type Look = Pick<Kysely<Tables>, 'selectFrom' | 'with' | 'fn' | 'executeQuery'>
/** Who may change: only inside a transaction of the store. */
export type Change = Transaction<Tables>
