// Before anyone is served: what was taken back and not yet done here is done, and what is past its time is destroyed.
import { scrubSoon, settleLedger } from '../actions/settle-ledger.ts'
import { retire, sweepSpools } from '../clock/retire.ts'
import type { Store } from '../store/store.ts'
import { keepingOf } from './keeping-ledger.ts'
import { keptBeside } from './kept-beside.ts'
import { counted, type Surroundings } from './surroundings.ts'

/** Throws StoreTrouble where the ledger is not this history's. */
export const beforeServing = async (surroundings: Surroundings, store: Store): Promise<void> => {
  for (const sentence of keptBeside(await store.settings())) surroundings.say(sentence)
  const keeping = await keepingOf(surroundings, store)
  const completed = await settleLedger(store, keeping)
  if (completed) surroundings.say(`${counted(completed, 'line')} of the ledger had not reached the database: done now.`)
  const { drafts, tellings } = await retire(store, keeping.today)
  // One file is one machine's: whoever was sending to it was sending to a process that has ended.
  if (store.engine === 'SQLite') await sweepSpools(store, 'all')
  if (drafts + tellings) await scrubSoon(store)
}
