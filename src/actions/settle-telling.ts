// An editor decides that nothing of a telling is shown, or that it waits after all: its own words are destroyed ninety days after that.
import { type Day, isoDay } from '../dates/days.ts'
import { weekOf } from '../dates/weeks.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { findTelling, setTelling } from '../store/sealed/tellings.ts'
import type { Store } from '../store/store.ts'
import { openTelling, type Reader } from './open-telling.ts'

/** Whole days, after which its own words go on the next Monday. */
const daysKept = 90
export const retireWeekFrom = (today: Day): string => weekOf(today + daysKept + 7)

/** `kept`: its teller wished that its words are kept, locked away. A second time it waits again. */
type Settled = { is: 'settled' } | { is: 'waits' } | { is: 'kept' } | { is: 'missing' }

export const settleTelling = (store: Store, reader: Reader, id: string, today: Day): Promise<Settled> =>
  store.change(async (tx): Promise<Settled> => {
    const told = await openTelling(tx, reader, id)
    if (!told || (await findTelling(tx, id))?.source) return { is: 'missing' } // what became public of it is settled
    if (told.retireWeek !== null) {
      await setTelling(tx, id, { retire_week: null })
      await enterAct(tx, { day: isoDay(today), editor: reader.holder, verb: 'wait-again', item: id })
      return { is: 'waits' }
    }
    if (told.terms?.raw === 'keep') return { is: 'kept' }
    await setTelling(tx, id, { retire_week: retireWeekFrom(today) })
    await enterAct(tx, { day: isoDay(today), editor: reader.holder, verb: 'settle', item: id })
    return { is: 'settled' }
  })
