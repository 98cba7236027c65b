// The steward withholds a record with all that names it, or one statement, at once and reversibly; and brings it back.
import { isoDay } from '../dates/days.ts'
import { SealBroken } from '../sealing/envelope.ts'
import { envelopesOf, type Opened, openEnvelopes, putAway, putBack } from '../store/sealed/envelopes.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { Store } from '../store/store.ts'
import { enter, type Keeping, scrubSoon, settle } from './settle-ledger.ts'
import { hideAgain, publicOf } from './withholding.ts'

/** `missing`: no word of it is public. `nobody`: no list in force says to whom it may be sealed. */
type Withheld = { is: 'withheld'; statements: number } | { is: 'nobody' } | { is: 'missing' }
type Returned = { is: 'returned'; statements: number } | { is: 'other-key' } | { is: 'missing' }

const heading = ({ today }: Keeping) => ({ day: isoDay(today), note: null })

/** `id` of a record or a statement. */
export const withholdRecord = async (store: Store, id: string, keeping: Keeping): Promise<Withheld> => {
  const done = await store.change(async (tx): Promise<Withheld> => {
    await settle(tx, keeping)
    const what = await publicOf(tx, id)
    if (!what) return { is: 'missing' }
    if (keeping.recipients.length === 0) return { is: 'nobody' }
    await enter(tx, keeping, [{ act: 'withhold', item: id }])
    const statements = await putAway(tx, id, what, keeping.recipients, heading(keeping), keeping.chance)
    return { is: 'withheld', statements }
  })
  if (done.is === 'withheld') await scrubSoon(store)
  return done
}

/** `identity`: of anyone it was sealed to, an editor or the recovery key. What a teller withheld only their receipt brings back. */
export const returnRecord = (store: Store, id: string, identity: string, keeping: Keeping): Promise<Returned> =>
  store.change(async (tx): Promise<Returned> => {
    await settle(tx, keeping)
    if ((await findTelling(tx, id)) || (await envelopesOf(tx, id)).length === 0) return { is: 'missing' }
    let envelopes: Opened[]
    try {
      envelopes = await openEnvelopes(tx, id, identity)
    } catch (cause) {
      if (cause instanceof SealBroken) return { is: 'other-key' }
      throw cause
    }
    await enter(tx, keeping, [{ act: 'return', item: id }])
    const statements = await putBack(tx, id, envelopes, heading(keeping), keeping.chance)
    await hideAgain(tx, keeping.recipients, heading(keeping), keeping.chance)
    return { is: 'returned', statements }
  })
