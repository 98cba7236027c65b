// Erases statements or single pieces of evidence: content and salt go for good, marked holes stay, the chain still verifies.
import { isoDay } from '../dates/days.ts'
import { inChunks } from '../store/open/chunks.ts'
import type { Some } from '../store/open/resting.ts'
import type { SealedLook, Store } from '../store/store.ts'
import { eraseSome } from './erasing.ts'
import { enter, type Keeping, settle } from './settle-ledger.ts'

export type Erased = { is: 'erased'; holes: number; revision: number } | { is: 'missing' }

/** What rests on erased evidence alone goes with it. The ledger keeps the ids, so that no backup brings it back. */
export const erase = async (store: Store, what: Some, keeping: Keeping): Promise<Erased> => {
  const erased = await store.change(async (tx): Promise<Erased> => {
    await settle(tx, keeping)
    const items = await standing(tx, what)
    if (items.length === 0) return { is: 'missing' }
    await enter(
      tx,
      keeping,
      items.map((item) => ({ act: 'withdraw', item })),
    )
    const { revision, statements, evidence } = await eraseSome(tx, what, { day: isoDay(keeping.today), note: null }, keeping.chance)
    if (!revision) return { is: 'missing' }
    return { is: 'erased', holes: statements.length + evidence.length, revision: revision.number }
  })
  if (erased.is === 'erased') await store.scrub()
  return erased
}

const standing = async (look: SealedLook, { statements, evidence }: Some): Promise<string[]> => {
  const found: string[] = []
  await inChunks(statements, async (some) => {
    const rows = await look.selectFrom('statement').select('id').where('id', 'in', some).where('gone', 'is', null).execute()
    found.push(...rows.map(({ id }) => id))
  })
  await inChunks(evidence, async (some) => {
    const rows = await look.selectFrom('evidence').select('id').where('id', 'in', some).where('gone', 'is', null).execute()
    found.push(...rows.map(({ id }) => id))
  })
  return found
}
