// What the share pages are made with: the store, the words, the keys in memory, and everything that comes from outside the program.

import type { Keeping } from '../../actions/settle-ledger.ts'
import type { SharingOpen } from '../../actions/sharing-open.ts'
import type { Day } from '../../dates/days.ts'
import type { IdLetter } from '../../history/record.ts'
import type { Store } from '../../store/store.ts'
import type { Locale } from '../pages/locales.ts'
import type { Words } from '../pages/words.ts'

export type ShareParts = {
  store: Store
  words: Record<Locale, Words>
  /** Addresses of the stylesheets, named by their content. */
  styles: readonly string[]
  /** The public address, as people type it; it begins the address on the invitation. */
  origin: string
  /** Languages whose words somebody answers for. */
  reviewed: readonly Locale[]
  testimony: { answeredBy: string; help: string } | null
  /** Asked anew each time it matters. */
  sharingOpen: () => Promise<SharingOpen>
  /** What there is room for: files too, words alone, or nothing. */
  room: () => Promise<'files' | 'words' | 'nothing'>
  /** This instance's own salt for receipts. */
  salt: () => Promise<Uint8Array>
  /** Lives in memory alone. */
  key: Uint8Array
  ticketFor: (key: Uint8Array, action: string) => string
  /** Whether a code as it was typed is good; `spend` uses it up. */
  vouched: { stands: (typed: string) => Promise<boolean>; spend: (typed: string) => Promise<boolean> }
  /** What withholding, bringing back and withdrawing write down outside the database. */
  keeping: () => Promise<Keeping>
  /** Told what failed though a page says so: its kind alone goes further. */
  failed: (error: unknown) => void
  chance: { bytes: (count: number) => Uint8Array; id: (letter: IdLetter) => string }
  /** Milliseconds of the epoch, and the day in UTC. */
  now: () => number
  today: () => Day
}
