// The ledger's two halves brought together before anything is served: what was taken back and not yet done here is done now.
import { type Day, isoDay } from '../dates/days.ts'
import { mondayOf } from '../dates/weeks.ts'
import type { Ledger } from '../store/ledger-file.ts'
import type { Chance } from '../store/open/writing.ts'
import { addLines, breakIn, type Entry, follow, type LedgerLine, linesOf } from '../store/sealed/ledger.ts'
import type { SealedChange, Store } from '../store/store.ts'
import { StoreTrouble } from '../store/trouble.ts'
import { eraseItem } from './erasing.ts'
import { withholdItem } from './withholding.ts'

/** `recipients`: of the list in force, to whom what is withheld is sealed; none where there is no list. */
export type Keeping = { ledger: Ledger; recipients: readonly string[]; today: Day; chance: Chance }

/** What a teller begins tells the week, never the day, and no summary. */
export const quietly = ({ today }: Pick<Keeping, 'today'>) => ({ day: isoDay(mondayOf(today)), note: null })

/** Lines first, on the disk; then, in the same transaction, what they tell of. The ledger has been settled before. */
export const enter = async (tx: SealedChange, { ledger }: Pick<Keeping, 'ledger'>, entries: readonly Entry[]): Promise<void> => {
  const lines = follow((await linesOf(tx)).at(-1), entries)
  ledger.append(lines)
  await addLines(tx, lines)
}

const refuseBroken = (lines: readonly LedgerLine[], where: string) => {
  const line = breakIn(lines)
  if (line !== null)
    throw new StoreTrouble('ledger', `Line ${line} of the ledger ${where} was changed, or lines before it are missing. Nothing was served.`)
}

/** Lines that the database has not; those that the file has not are written there. Throws StoreTrouble where the two are of different histories. */
const missingHere = async (tx: SealedChange, ledger: Ledger): Promise<LedgerLine[]> => {
  const inFile = ledger.read()
  const here = await linesOf(tx)
  refuseBroken(inFile ?? [], `in ${ledger.path}`)
  refuseBroken(here, 'in the database')
  const both = Math.min(inFile?.length ?? 0, here.length)
  if (both > 0 && inFile?.[both - 1]?.hash !== here[both - 1]?.hash)
    throw new StoreTrouble(
      'ledger',
      `The ledger ${ledger.path} is not that of this history: it tells of other withdrawals than the database does. Put the right one there, or name it with LEDGER. Nothing was served.`,
    )
  if (inFile === null || inFile.length < here.length) ledger.append(here.slice(both))
  return inFile?.slice(both) ?? []
}

/** How many lines the database did not know. A return is never repeated: only who opens the envelope can. */
export const settle = async (tx: SealedChange, keeping: Keeping): Promise<number> => {
  const lines = await missingHere(tx, keeping.ledger)
  // The first line names nothing: it is drawn at random, so that no other history's ledger, and no empty one, passes for this one's.
  if (lines.length === 0 && (await linesOf(tx)).length === 0)
    await enter(tx, keeping, [{ act: 'return', item: Buffer.from(keeping.chance.salt()).toString('hex') }])
  if (lines.length === 0) return 0
  const last = new Map<string, Entry['act']>()
  for (const { act, item } of lines) if (last.get(item) !== 'withdraw') last.set(item, act)
  await addLines(tx, lines) // first: whether something goes may hang on what else went
  for (const [item, act] of last) {
    if (act === 'withdraw') await eraseItem(tx, item, quietly(keeping), keeping.chance)
    if (act === 'withhold') await withholdItem(tx, item, keeping.recipients, quietly(keeping), keeping.chance)
  }
  return lines.length
}

/** At every start, before anything is served: how much was completed. Throws StoreTrouble. */
export const settleLedger = async (store: Store, keeping: Keeping): Promise<number> => {
  const completed = await store.change((tx) => settle(tx, keeping))
  if (completed) await scrubSoon(store)
  return completed
}

/** While somebody still reads the history as it was, a backup perhaps, the files keep what every page has lost: the quiet hour scrubs again. */
export const scrubSoon = async (store: Store): Promise<void> => {
  try {
    await store.scrub()
  } catch (error) {
    if (!(error instanceof StoreTrouble) || error.is !== 'still-read') throw error
  }
}
