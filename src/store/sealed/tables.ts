// The columns of the sealed half, as the migrations make them; and both halves together, for who may touch both.
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../open/tables.ts'

type Bytes = Uint8Array

export type LetterKind = 'begun' | 'sent' | 'answer' | 'file' | 'terms' | 'question' | 'words' | 'reply' | 'grants'
type TellingState = 'waiting' | 'withheld'
export type LedgerAct = 'withdraw' | 'withhold' | 'return'

type SealedTables = {
  sealed_instance: { name: string; bytes: Bytes }
  sealed_list: { number: number; body: string; signature: Bytes }
  sealed_editor: {
    id: string
    name: string
    role: 'editor' | 'translator' | 'steward'
    salt: Bytes
    auth: Bytes
    wrapped: Bytes
    recipient: string
    code: Bytes | null
    invited_by: string | null
    former: string | null
    former_key: Bytes | null
    was: string | null
  }
  sealed_invitation: {
    hash: Bytes
    kind: 'join' | 'codes'
    role: SealedTables['sealed_editor']['role']
    person: string | null
    invited_by: string
    last_day: string
  }
  sealed_inbox: { lookup: Bytes; recipient: string; telling: string | null; retire_week: string }
  sealed_letter: { lookup: Bytes; n: number; kind: LetterKind; bytes: Bytes }
  sealed_telling: {
    id: string
    week: string
    state: TellingState
    reviewing: string
    retire_week: string | null
    source: string | null
    shown_until: string | null
  }
  sealed_part: { item: string; part: string; n: number; bytes: Bytes }
  sealed_grant: { item: string; holder: string; bytes: Bytes }
  sealed_ledger: { n: number; act: LedgerAct; item: string; before: Bytes | null; hash: Bytes }
  sealed_act: { n: number; day: string; editor: string; verb: string; item: string | null; before: Bytes | null; hash: Bytes }
  sealed_voucher: { hash: Bytes; retire_week: string }
  sealed_paraphrase: { record: string; week: string }
  sealed_proposal: { id: string; telling: string; revision: number | null }
}

export type AllTables = Tables & SealedTables
/** Who may look at what is sealed: never the public site, whose own connection is refused these tables. */
export type SealedLook = Pick<Kysely<AllTables>, 'selectFrom' | 'with' | 'fn' | 'executeQuery'>
/** Who may change both halves: only inside a transaction of the store. */
export type SealedChange = Transaction<AllTables>
