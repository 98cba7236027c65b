// Erases statements or single pieces of evidence: content and salt go for good, marked holes stay, the chain still verifies.
import { takeAway } from '../store/open/holes.ts'
import type { Chance, Heading } from '../store/open/writing.ts'
import type { Change, Store } from '../store/store.ts'

export type Erased = { is: 'erased'; holes: number; revision: number } | { is: 'missing' }

/** What rests on erased evidence alone goes with it. */
export const erase = async (
  store: Store,
  what: { statements: readonly string[]; evidence: readonly string[] },
  heading: Omit<Heading, 'act'>,
  chance: Chance,
): Promise<Erased> => {
  const erased = await store.change(async (tx) => {
    const bare = await restingOnlyOn(tx, what.evidence)
    return takeAway(
      tx,
      { evidence: what.evidence, statements: [...what.statements, ...bare] },
      'erased',
      { ...heading, act: 'erase' },
      chance,
    )
  })
  if (!erased.revision) return { is: 'missing' }
  await store.scrub()
  return { is: 'erased', holes: erased.statements.length + erased.evidence.length, revision: erased.revision.number }
}

const restingOnlyOn = async (tx: Change, evidence: readonly string[]): Promise<string[]> => {
  if (evidence.length === 0) return []
  const touched = await tx.selectFrom('evidence').select('statement').distinct().where('id', 'in', evidence).execute()
  const ids = touched.map(({ statement }) => statement)
  if (ids.length === 0) return []
  const still = await tx
    .selectFrom('evidence')
    .select('statement')
    .distinct()
    .where('statement', 'in', ids)
    .where('id', 'not in', evidence)
    .where('gone', 'is', null)
    .where('ended', 'is', null)
    .execute()
  const standing = new Set(still.map(({ statement }) => statement))
  return ids.filter((id) => !standing.has(id))
}
