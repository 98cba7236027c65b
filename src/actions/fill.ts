// Fills an empty history from carried lines, and proves that it is the history they came from.
import { BrokenBackup, carryIn } from '../store/open/carrying.ts'
import { verifyChain } from '../store/open/verifying.ts'
import type { Store } from '../store/store.ts'

export type Filled = { is: 'filled'; revisions: number } | { is: 'not-empty' } | { is: 'broken'; because: string }

export const fill = async (store: Store, lines: AsyncIterable<string>): Promise<Filled> => {
  try {
    return await store.change(async (tx) => {
      if (await tx.selectFrom('record').select('id').limit(1).executeTakeFirst()) return { is: 'not-empty' }
      await carryIn(tx, wholeLines(lines))
      const { revisions, faults } = await verifyChain(tx)
      if (faults[0]) throw new BrokenBackup(faults[0])
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

async function* wholeLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield line.endsWith('\n') ? line.slice(0, -1) : line
}
