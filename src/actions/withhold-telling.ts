// The teller goes dark, at once: nothing of it is public, no editor opens it, and the receipt alone brings it back.
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { findInbox } from '../store/sealed/inboxes.ts'
import { findTelling, type TellingRow } from '../store/sealed/tellings.ts'
import type { SealedChange, Store } from '../store/store.ts'
import { enter, type Keeping, quietly, scrubSoon, settle } from './settle-ledger.ts'
import { hideTelling } from './withholding.ts'

type TellingWithheld = { is: 'withheld'; statements: number } | { is: 'withheld-before' } | { is: 'missing' }

export const sentWith = async (tx: SealedChange, { lookup }: Pick<ReceiptKey, 'lookup'>): Promise<TellingRow | null> => {
  const inbox = await findInbox(tx, lookup)
  return inbox?.telling ? findTelling(tx, inbox.telling) : null
}

export const withholdTelling = async (store: Store, key: Pick<ReceiptKey, 'lookup'>, keeping: Keeping): Promise<TellingWithheld> => {
  const done = await store.change(async (tx): Promise<TellingWithheld> => {
    await settle(tx, keeping)
    const telling = await sentWith(tx, key)
    if (!telling) return { is: 'missing' }
    if (telling.state === 'withheld') return { is: 'withheld-before' }
    await enter(tx, keeping, [{ act: 'withhold', item: telling.id }])
    const statements = await hideTelling(tx, telling, keeping.recipients, quietly(keeping), keeping.chance)
    return { is: 'withheld', statements }
  })
  if (done.is === 'withheld') await scrubSoon(store)
  return done
}
