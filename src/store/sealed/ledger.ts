// What was taken back, as a chain of ids: in the database, and line for line in a file outside it, which no restored backup takes along.
import { createHash } from 'node:crypto'
import { inChunks } from '../open/chunks.ts'
import { chainOf, type Link, readLink, storeLink } from './chaining.ts'
import type { LedgerAct, SealedChange, SealedLook } from './tables.ts'

/** `item`: a telling, a record, a statement, or a draft's mark. */
export type Entry = { act: LedgerAct; item: string }
export type LedgerLine = Entry & Link

/** Under what a draft stands in the ledger: whoever finds the ledger learns no inbox from it. */
export const draftMark = (lookup: Uint8Array): string => createHash('sha256').update('draft').update(lookup).digest('hex')

export const { follow, breakIn } = chainOf<Entry>('common-thread ledger', ({ act, item }) => ({ act, item }))

export const linesOf = async (look: SealedLook): Promise<LedgerLine[]> =>
  (await look.selectFrom('sealed_ledger').selectAll().orderBy('n').execute()).map(({ n, act, item, ...link }) => ({
    n,
    act,
    item,
    ...readLink(link),
  }))

export const addLines = (tx: SealedChange, lines: readonly LedgerLine[]): Promise<void> =>
  inChunks(lines, (some) =>
    tx
      .insertInto('sealed_ledger')
      .values(some.map(({ n, act, item, ...link }) => ({ n, act, item, ...storeLink({ n, ...link }) })))
      .execute(),
  )

/** Which of these were withdrawn here: nothing may rest on them again. */
export const withdrawnAmong = async (look: SealedLook, items: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = new Set<string>()
  await inChunks([...new Set(items)], async (some) => {
    const rows = await look.selectFrom('sealed_ledger').select('item').where('act', '=', 'withdraw').where('item', 'in', some).execute()
    for (const { item } of rows) found.add(item)
  })
  return found
}
