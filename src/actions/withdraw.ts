// The teller takes it back, in one step and without a reason: a draft, or a telling with everything that rested on it alone.
import { SealBroken } from '../sealing/envelope.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { giveUp, openEnvelopes } from '../store/sealed/envelopes.ts'
import { findInbox } from '../store/sealed/inboxes.ts'
import { draftMark } from '../store/sealed/ledger.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { Store } from '../store/store.ts'
import { dropWhole, type Erasure, eraseDraft, eraseTelling } from './erasing.ts'
import { enter, type Keeping, quietly, scrubSoon, settle } from './settle-ledger.ts'

/** `onOthers`: statements that also cited it, and stand on other sources. */
export type Withdrawn = ({ is: 'withdrawn' } & Erasure) | { is: 'missing' }

/** What was withheld and cannot be opened is taken back all the same: nobody brings it back any more. */
const brokenAsNone = (error: unknown): [] => {
  if (error instanceof SealBroken) return []
  throw error
}

/** Killed at any moment, it is completed at the next start, before anything is served. A second time there is nothing left: `missing`. */
export const withdraw = async (store: Store, key: ReceiptKey, keeping: Keeping): Promise<Withdrawn> => {
  const done = await store.change(async (tx): Promise<Withdrawn> => {
    await settle(tx, keeping)
    const inbox = await findInbox(tx, key.lookup)
    if (!inbox) return { is: 'missing' }
    // A backup may hold it as the draft that it once was.
    const draft = { act: 'withdraw', item: draftMark(key.lookup) } as const
    const telling = inbox.telling === null ? null : await findTelling(tx, inbox.telling)
    if (!telling) {
      // Where the telling's row was lost its parts and grants may still lie there, under the id that the inbox kept.
      const lost = inbox.telling === null ? [] : [inbox.telling]
      await enter(tx, keeping, [draft, ...lost.map((item) => ({ act: 'withdraw', item }) as const)])
      for (const id of lost) await dropWhole(tx, id)
      await eraseDraft(tx, key.lookup)
      return { is: 'withdrawn', statements: 0, onOthers: 0 }
    }
    const withheld = await openEnvelopes(tx, telling.id, key.identity).catch(brokenAsNone)
    const items = [telling.id, ...(telling.source === null ? [] : [telling.source])]
    await enter(tx, keeping, [draft, ...items.map((item) => ({ act: 'withdraw', item }) as const)])
    await giveUp(tx, withheld)
    const erased = await eraseTelling(tx, telling, quietly(keeping), keeping.chance)
    const before = withheld.reduce((sum, { departed }) => sum + departed.statements.length, 0)
    return { is: 'withdrawn', statements: erased.statements + before, onOthers: erased.onOthers }
  })
  if (done.is === 'withdrawn') await scrubSoon(store)
  return done
}
