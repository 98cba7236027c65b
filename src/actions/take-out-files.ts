// A teller takes files out of what was sent, withheld or not: nobody opens them any more, and no backup brings them back.
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { eraseFile, filesOf, type SentFile } from '../store/sealed/files.ts'
import type { Store } from '../store/store.ts'
import { enter, type Keeping, settle } from './settle-ledger.ts'
import { sentWith } from './withhold-telling.ts'

/** Which went: of those named, what still was in this telling. Killed at any moment, it is completed at the next start, as `withdraw` is. */
export const takeOutFiles = async (
  store: Store,
  key: Pick<ReceiptKey, 'lookup'>,
  ids: readonly string[],
  keeping: Keeping,
): Promise<readonly SentFile[]> => {
  const taken = await store.change(async (tx) => {
    await settle(tx, keeping)
    const telling = await sentWith(tx, key)
    const files = telling ? (await filesOf(tx, telling.id)).filter(({ id }) => ids.includes(id)) : []
    if (files.length === 0) return files
    await enter(
      tx,
      keeping,
      files.map(({ id }) => ({ act: 'withdraw', item: id })),
    )
    for (const { id } of files) await eraseFile(tx, id)
    return files
  })
  if (taken.length > 0) await store.forget()
  return taken
}
