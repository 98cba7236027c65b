// What was taken back, as a chain of ids: in the database, and line for line in a file outside it, which no restored backup takes along.
import { createHash } from 'node:crypto'
import { inChunks } from '../open/chunks.ts'
import type { LedgerAct, SealedChange, SealedLook } from './tables.ts'

/** `item`: a telling, a record, a statement, or a draft's mark. */
export type Entry = { act: LedgerAct; item: string }
/** Hashes in hexadecimal. */
export type LedgerLine = Entry & { n: number; before: string | null; hash: string }

/** Under what a draft stands in the ledger: whoever finds the ledger learns no inbox from it. */
export const draftMark = (lookup: Uint8Array): string => createHash('sha256').update('draft').update(lookup).digest('hex')

const hashOf = ({ n, act, item, before }: Omit<LedgerLine, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify(['common-thread ledger', n, act, item, before]))
    .digest('hex')

/** The lines that follow `last`. */
export const follow = (last: LedgerLine | undefined, entries: readonly Entry[]): LedgerLine[] => {
  const lines: LedgerLine[] = []
  for (const { act, item } of entries) {
    const { n, hash: before } = lines.at(-1) ?? last ?? { n: 0, hash: null }
    const line = { n: n + 1, act, item, before }
    lines.push({ ...line, hash: hashOf(line) })
  }
  return lines
}

/** The first line that does not follow from the one before it; null in an intact chain. */
export const breakIn = (lines: readonly LedgerLine[]): number | null => {
  const at = lines.findIndex((line, n) => {
    const { n: before, hash } = lines[n - 1] ?? { n: 0, hash: null }
    return line.n !== before + 1 || line.before !== hash || line.hash !== hashOf(line)
  })
  return at < 0 ? null : at + 1
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

export const linesOf = async (look: SealedLook): Promise<LedgerLine[]> =>
  (await look.selectFrom('sealed_ledger').selectAll().orderBy('n').execute()).map(({ n, act, item, before, hash }) => ({
    n,
    act,
    item,
    before: before && hex(before),
    hash: hex(hash),
  }))

export const addLines = (tx: SealedChange, lines: readonly LedgerLine[]): Promise<void> =>
  inChunks(lines, (some) =>
    tx
      .insertInto('sealed_ledger')
      .values(
        some.map(({ n, act, item, before, hash }) => ({
          n,
          act,
          item,
          before: before === null ? null : Buffer.from(before, 'hex'),
          hash: Buffer.from(hash, 'hex'),
        })),
      )
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
