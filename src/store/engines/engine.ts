// What the store needs of a database, whichever it is.
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '../open/tables.ts'
import type { AllTables } from '../sealed/tables.ts'

export type Engine = {
  name: 'SQLite' | 'PostgreSQL'
  /** Refused every table of the sealed half. */
  reading: Kysely<Tables>
  writing: Kysely<AllTables>
  /** Runs several statements, all or nothing. */
  script: (sql: string) => Promise<void>
  /** Number of the newest revision, 0 if none: at once on SQLite (`anew`: not what this turn already knew), as a promise on PostgreSQL. */
  newest: (anew?: boolean) => number | Promise<number>
  /** This process has just committed a change: what `newest` knew is old. */
  changed: () => void
  /** Holds every other writer back until this transaction ends. */
  alone: (tx: Transaction<AllTables>) => Promise<void>
  /** Reads as of one moment, on a connection of its own, while others write. */
  snapshot: <T>(work: (look: Kysely<AllTables>) => Promise<T>) => Promise<T>
  /** Makes what was erased unreadable in the engine's own files, as far as one command can. */
  scrub: () => Promise<void>
  close: () => Promise<void>
  /** The same for what was dropped just now, where that costs little: SQLite empties its log, unless somebody reads on; a PostgreSQL server waits for the quiet hour. */
  forget: () => Promise<void>
  /** The same, and every file written anew, so that neither order nor freed space tells what came when: for the quiet hour. */
  rewrite: () => Promise<void>
  /** What the server may write down beside its tables, by the names of its settings: whether it archives its log, and which statements it logs. */
  settings: () => Promise<ReadonlyMap<string, string>>
  /** Does the work unless another process on this database is at it: false then. */
  byOne: (work: () => Promise<void>) => Promise<boolean>
}
