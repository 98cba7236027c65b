// An editor looked at a page from which something was taken back, and mended what still told it in other words.
import { type Day, isoDay } from '../dates/days.ts'
import type { RecordId } from '../history/record.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { lookedAt } from '../store/sealed/paraphrases.ts'
import type { Store } from '../store/store.ts'
import type { Reader } from './open-telling.ts'

/** False where nobody was asked to. */
export const lookOver = (store: Store, reader: Reader, record: RecordId, today: Day): Promise<boolean> =>
  store.change(async (tx) => {
    const asked = await lookedAt(tx, record)
    if (asked) await enterAct(tx, { day: isoDay(today), editor: reader.holder, verb: 'look-over', item: record })
    return asked
  })
