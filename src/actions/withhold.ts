// Withholds statements at once and reversibly: the rows leave the public half whole, for an envelope, and holes stay.
// The envelope is the sealed half's, which calls this: no command does, so that nothing withheld is ever kept in the open.
import { bringBack, type Departed, takeAway } from '../store/open/holes.ts'
import type { Chance, Heading } from '../store/open/writing.ts'
import type { Change, Store } from '../store/store.ts'

/** `keep` puts what departs into its envelope, inside the same transaction; if it fails, nothing has moved. */
export const withhold = async (
  store: Store,
  statements: readonly string[],
  heading: Omit<Heading, 'act'>,
  chance: Chance,
  keep: (departed: Departed, tx: Change) => Promise<void>,
): Promise<number> => {
  const moved = await store.change(async (tx) => {
    const { revision, ...departed } = await takeAway(tx, { statements, evidence: [] }, 'withheld', { ...heading, act: 'withhold' }, chance)
    if (revision) await keep(departed, tx)
    return departed.statements.length
  })
  if (moved) await store.scrub()
  return moved
}

/** Puts back what an envelope held. */
export const returnWithheld = (store: Store, departed: Departed, heading: Omit<Heading, 'act'>, chance: Chance) =>
  store.change((tx) => bringBack(tx, departed, { ...heading, act: 'return' }, chance))
