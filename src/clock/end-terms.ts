// What may be shown until a day goes out of sight after it: its teller alone brings it back, with other terms.
import { enter, type Keeping, quietly, settle } from '../actions/settle-ledger.ts'
import { hideTelling } from '../actions/withholding.ts'
import { isoDay } from '../dates/days.ts'
import type { Store } from '../store/store.ts'

/** How many went. */
export const endTerms = (store: Store, keeping: Keeping): Promise<number> =>
  store.change(async (tx) => {
    const past = await tx
      .selectFrom('sealed_telling')
      .selectAll()
      .where('shown_until', '<', isoDay(keeping.today))
      .where('state', '=', 'waiting')
      .execute()
    if (past.length === 0) return 0
    await settle(tx, keeping)
    for (const telling of past) {
      await enter(tx, keeping, [{ act: 'withhold', item: telling.id }])
      await hideTelling(tx, telling, keeping.recipients, quietly(keeping), keeping.chance)
    }
    return past.length
  })
