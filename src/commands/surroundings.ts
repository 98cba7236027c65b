// What a command is given: the project's folder, a voice, today's day and chance. Nothing reads these elsewhere.
import type { DrawSheets } from '../actions/make-sheets.ts'
import type { WithIds } from '../actions/publish-collection.ts'
import type { Day } from '../dates/days.ts'
import type { Ledger } from '../store/ledger-file.ts'
import type { Asking } from './asking.ts'

export type Surroundings = {
  root: string
  /** Where the SQLite file lies, and what stands beside a database. */
  dataFolder: string
  asking: Asking
  /** What was taken back, outside the database. */
  ledger: Ledger
  say: (line: string) => void
  /** In UTC. */
  today: () => Day
  chance: WithIds & { bytes: (length: number) => Uint8Array }
  /** The public address; null where only this machine reads. */
  origin: string | null
  drawSheets: (...asked: Parameters<DrawSheets>) => Promise<ReturnType<DrawSheets>>
}

/** “1 fault”, “2 faults”: what the command line says is English. */
export const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

/** A name out of the database, which may be an intruder's: it stays within its line. */
export const oneLine = (text: string) => text.replace(/\s+/g, ' ')
