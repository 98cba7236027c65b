// Whoever holds something lets another open it too: one thing or all, for somebody whom the signed list names, and all at once or not at all.
import { type Day, isoDay } from '../dates/days.ts'
import { open, SealBroken, seal } from '../sealing/envelope.ts'
import { type Recipient, recovery } from '../sealing/recipients.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { grantOf, itemsGrantedTo, putGrants } from '../store/sealed/grants.ts'
import { tellingOf } from '../store/sealed/proposals.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { SealedLook, Store } from '../store/store.ts'
import type { Reader } from './open-telling.ts'

/** Of a telling, and of what was drawn from it, only its reviewing group's; of what is hidden or gone there is no grant to give. */
const mayHold = async (look: SealedLook, item: string, { holder, groups }: Recipient): Promise<boolean> => {
  const telling = await findTelling(look, (await tellingOf(look, item)) ?? item)
  return telling?.state === 'waiting' && groups.includes(telling.reviewing) && (await grantOf(look, item, holder)) === null
}

/** The item's own key sealed to another, where the grant that is held opens; null where it does not. */
export const resealed = async (bytes: Uint8Array, identity: string, recipient: string): Promise<Uint8Array | null> => {
  try {
    return await seal(await open(bytes, identity), [recipient])
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

/** `to` as the signed list has them. How many things they open now that they did not before. */
export const grantTo = async (
  store: Store,
  { holder, identity }: Reader,
  to: Recipient,
  { only, today }: { only: string | null; today: Day },
): Promise<number> => {
  if (to.holder === holder || to.holder === recovery) return 0
  const given: { item: string; held: Uint8Array; bytes: Uint8Array }[] = []
  for (const { item, bytes: held } of await itemsGrantedTo(store.sealed, holder)) {
    const isMeant = only === null || item === only || (await tellingOf(store.sealed, item)) === only
    if (!isMeant || !(await mayHold(store.sealed, item, to))) continue
    const bytes = await resealed(held, identity, to.recipient)
    if (bytes) given.push({ item, held, bytes })
  }
  return store.change(async (tx) => {
    let count = 0
    for (const { item, held, bytes } of given) {
      const still = await grantOf(tx, item, holder)
      if (!still || Buffer.compare(still, held) !== 0 || !(await mayHold(tx, item, to))) continue // taken back or hidden meanwhile
      await putGrants(tx, item, [{ holder: to.holder, bytes }])
      count++
    }
    if (count > 0 && holder !== recovery) await enterAct(tx, { day: isoDay(today), editor: holder, verb: 'grant', item: only ?? to.holder })
    return count
  })
}
