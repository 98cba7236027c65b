// A backup comes back, and what was taken back since it was made does not: all in one transaction, before anyone sees it.

import type { Ledger } from '../store/ledger-file.ts'
import { restingOnSource } from '../store/open/resting.ts'
import { backedUp, backedUpApart } from '../store/sealed/carrying.ts'
import { putAway } from '../store/sealed/envelopes.ts'
import { type LedgerLine, linesOf } from '../store/sealed/ledger.ts'
import type { Trusted } from '../store/sealed/trusted-key.ts'
import type { SealedChange, Store } from '../store/store.ts'
import { StoreTrouble } from '../store/trouble.ts'
import { type Filled, fill } from './fill.ts'
import { enter, type Keeping, quietly, scrubSoon, settle } from './settle-ledger.ts'
import { trustedList } from './sharing-open.ts'

type Lines = AsyncIterable<string>
/** `recovery`: the public half of the key that opened what was kept apart, to seal to where no list can be trusted yet. */
type Backup = { lines: Lines; apart: Lines | null; recovery: string | null; trusted: Trusted | null }
/** `completed`: lines of the ledger done again; `withheld`: sources that are not shown because nobody knows what was withdrawn since. */
export type Restored =
  | Exclude<Filled, { is: 'filled' }>
  | { is: 'restored'; revisions: number; completed: number; withheld: readonly string[] }

export const restore = async (store: Store, backup: Backup, given: Omit<Keeping, 'recipients'>): Promise<Restored> => {
  let completed = 0
  let withheld: readonly string[] = []
  // The file is written once all is well: what a failed attempt left there would pass for a ledger at the next.
  const held: LedgerLine[] = []
  const ledger: Ledger = { ...given.ledger, append: (lines) => void held.push(...lines) }
  const then = async (tx: SealedChange) => {
    const found = await trustedList(tx, backup.trusted)
    const listed = found.is === 'list' ? found.list.recipients.map(({ recipient }) => recipient) : []
    const keeping = { ...given, ledger, recipients: listed.length ? listed : backup.recovery === null ? [] : [backup.recovery] }
    const known = keeping.ledger.read()
    // A ledger that is older than the backup itself tells nothing of what came after.
    const isKnown = known !== null && known.length >= (await linesOf(tx)).length
    completed = await settle(tx, keeping)
    if (!isKnown) withheld = await withholdSources(tx, keeping)
  }
  const filled = await fill(store, {
    lines: backup.lines,
    carried: backedUp,
    ...(backup.apart && { keys: { lines: backup.apart, carried: backedUpApart } }),
    then,
  })
  if (filled.is !== 'filled') return filled
  await store.change(async () => given.ledger.append(held))
  if (completed + withheld.length) await scrubSoon(store) // it stood in the tables for a moment
  return { is: 'restored', revisions: filled.revisions, completed, withheld }
}

/** As the steward would withhold each: who it was sealed to brings it back, once they know that its teller did not withdraw it. */
const withholdSources = async (tx: SealedChange, keeping: Keeping): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('sealed_telling')
    .select('source')
    .where('source', 'is not', null)
    .where('state', '=', 'waiting')
    .execute()
  const sources = rows.map(({ source }) => source as string)
  if (sources.length === 0) return []
  if (keeping.recipients.length === 0)
    throw new StoreTrouble(
      'unfit',
      `There is no ledger at ${keeping.ledger.path}, so nobody knows what was withdrawn since this backup, and what people sent has to be withheld until somebody does. It is sealed for that: name the file of the recovery key after that of the backup. Nothing was changed.`,
    )
  await enter(
    tx,
    keeping,
    sources.map((item) => ({ act: 'withhold', item })),
  )
  for (const source of sources)
    await putAway(tx, source, await restingOnSource(tx, source), keeping.recipients, quietly(keeping), keeping.chance)
  return sources
}
