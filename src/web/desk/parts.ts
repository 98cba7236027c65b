// What the desk is made with: the store, the words, the keys in memory, and everything that comes from outside the program.

import type { Keeping } from '../../actions/settle-ledger.ts'
import type { Day } from '../../dates/days.ts'
import type { Recipient } from '../../sealing/recipients.ts'
import type { Store } from '../../store/store.ts'
import type { Locale } from '../pages/locales.ts'
import type { Words } from '../pages/words.ts'
import type { Sessions } from '../share/asked.ts'

export type DeskParts = {
  store: Store
  words: Record<Locale, Words>
  /** Addresses of the stylesheets, named by their content. */
  styles: readonly string[]
  /** By which an authenticator names this site. */
  site: string
  /** Whom what is sent is sealed to, by the signed list in force; nobody where there is none. */
  readers: () => Promise<readonly Recipient[]>
  /** Editors come in over a safe way only: `isSafeOrigin`. */
  safe: boolean
  /** Lives in memory alone. */
  key: Uint8Array
  sessions: Sessions
  ticketFor: (action: string) => string
  keeping: () => Promise<Keeping>
  chance: { bytes: (count: number) => Uint8Array }
  /** Milliseconds of the epoch. */
  now: () => number
  /** In UTC. */
  today: () => Day
}
