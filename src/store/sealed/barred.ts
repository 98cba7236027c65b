// Nothing rests on what its teller took back: asked in the very transaction that would publish it.
import type { Changeset } from '../../history/changeset.ts'
import { inChunks } from '../open/chunks.ts'
import { withdrawnAmong } from './ledger.ts'
import type { SealedLook } from './tables.ts'

/** Whether a change cites, or speaks about, a source that was withdrawn, or is withheld by its teller at this moment. */
export const isBarred = async (look: SealedLook, { evidence, statements }: Changeset): Promise<boolean> => {
  const met = [...new Set([...evidence.map(({ source }) => source), ...statements.map(({ subject }) => subject)])]
  if ((await withdrawnAmong(look, met)).size > 0) return true
  let withheld = false
  await inChunks(met, async (some) => {
    const row = await look
      .selectFrom('sealed_telling')
      .select('id')
      .where('source', 'in', some)
      .where('state', '=', 'withheld')
      .executeTakeFirst()
    withheld ||= row !== undefined
  })
  return withheld
}
