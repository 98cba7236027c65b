// Fills an empty database from carried lines, and proves that it is what they came from.
import { BrokenBackup, carryIn, type Known } from '../store/open/carrying.ts'
import { rebuildStanding } from '../store/open/standing.ts'
import { verifyChain } from '../store/open/verifying.ts'
import type { SealedChange, Store } from '../store/store.ts'

/** `keys`: the file kept apart, if it is there and could be opened. `then`: what must be done before anyone sees what came in. */
type Filling = {
  lines: AsyncIterable<string>
  carried: Known
  keys?: { lines: AsyncIterable<string>; carried: Known }
  then?: (tx: SealedChange) => Promise<void>
}
export type Filled = { is: 'filled'; revisions: number } | { is: 'not-empty' } | { is: 'broken'; because: string }

export const fill = async (store: Store, { lines, carried, keys, then }: Filling): Promise<Filled> => {
  try {
    return await store.change(async (tx) => {
      if (await isInUse(tx)) return { is: 'not-empty' }
      const hash = await carryIn(tx, wholeLines(lines), carried)
      if (keys) await carryIn(tx, wholeLines(keys.lines), keys.carried, { is: 'common-thread keys', of: hash })
      await rebuildStanding(tx)
      const { revisions, faults } = await verifyChain(tx)
      if (faults[0]) throw new BrokenBackup(faults[0])
      await then?.(tx)
      return { is: 'filled', revisions }
    })
  } catch (error) {
    if (error instanceof BrokenBackup) return { is: 'broken', because: error.message }
    // Rows that break a rule of the tables, or do not fit them: the file is at fault, whatever its hash says.
    if (/^(23|42|22)|^ERR_SQLITE_ERROR$/.test((error as { code?: string }).code ?? ''))
      return { is: 'broken', because: `its rows do not fit together (${(error as Error).message})` }
    throw error
  }
}

/** Editors may be set up before anything is published. */
const isInUse = async (tx: SealedChange): Promise<boolean> => {
  for (const table of ['record', 'sealed_instance', 'sealed_list', 'sealed_inbox', 'sealed_ledger'] as const)
    if (
      await tx
        .selectFrom(table)
        .select((is) => is.lit(1).as('one'))
        .limit(1)
        .executeTakeFirst()
    )
      return true
  return false
}

async function* wholeLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield line.endsWith('\n') ? line.slice(0, -1) : line
}
