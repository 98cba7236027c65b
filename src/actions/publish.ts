// Publishes a changeset as the next revision, whole or not at all.
import { type Changeset, withoutEvidence } from '../history/changeset.ts'
import type { Revision } from '../history/revision.ts'
import { type Chance, type Heading, writeChangeset } from '../store/open/writing.ts'
import { isBarred } from '../store/sealed/barred.ts'
import type { SealedChange, Store } from '../store/store.ts'

/**
 * `compose` sees the history inside the transaction that will write; null publishes nothing, and so does a source that was taken back
 * meanwhile. `settle` notes beside it, in the same transaction, what became of it.
 */
export const publish = (
  store: Store,
  heading: Heading,
  chance: Chance,
  compose: (tx: SealedChange) => Promise<Changeset | null>,
  settle: (tx: SealedChange, revision: Revision) => Promise<void> = async () => undefined,
): Promise<Revision | null> =>
  store.change(async (tx) => {
    const change = await compose(tx)
    if (!change || (await isBarred(tx, change))) return null
    const bare = withoutEvidence(change)
    if (bare.length) throw new Error(`${bare.length} statements have no evidence; nothing may stand without a source`)
    const revision = await writeChangeset(tx, change, heading, chance)
    await settle(tx, revision)
    return revision
  })
