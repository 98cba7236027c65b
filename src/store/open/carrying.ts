// Whole tables carried out and in, line by line, the same for both engines; and which of them are the public half.
import { createHash } from 'node:crypto'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { inChunks } from './chunks.ts'
import type { Change } from './tables.ts'

/**
 * `by`: the columns that order a table. `only`: which values of one column are carried, where not all are. `batch`: how many rows are in
 * memory at once, where they are large.
 */
type Table<DB = never> = {
  by: readonly string[]
  batch?: number
  only?: (look: Kysely<DB>) => Promise<{ column: string; values: readonly string[] }>
}
/** In an order in which each row finds what it refers to. */
export type Carried<DB = never> = Readonly<Record<string, Table<DB>>>

/** Tables whose rows are taken in. */
export type Known = Readonly<Record<string, Pick<Table, 'by' | 'batch'>>>

/** The public half, but for what is derived from it. */
export const history = {
  revision: { by: ['number'] },
  record: { by: ['id'] },
  statement: { by: ['added', 'n'] },
  evidence: { by: ['added', 'n'] },
  passing: { by: ['revision', 'item'] },
  address: { by: ['kind', 'slug'] },
  applied: { by: ['collection', 'key'] },
} satisfies Carried
const batch = 2_000
const format = 2

type Row = Record<string, string | number | null | Uint8Array>
export const plainRow = (row: Row) =>
  Object.fromEntries(
    Object.keys(row)
      .sort()
      .map((column) => [
        column,
        row[column] instanceof Uint8Array ? { b64: Buffer.from(row[column] as Uint8Array).toString('base64') } : row[column],
      ]),
  )
export const richRow = (row: Record<string, unknown>): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value !== null && typeof value === 'object'
        ? new Uint8Array(Buffer.from((value as { b64: string }).b64, 'base64'))
        : (value as string | number | null),
    ]),
  )

/** What a file says it is in its first line. `of`: the hash of the file that it belongs to. */
type Head = { is: 'common-thread history' | 'common-thread keys'; of?: string }

/** Lines of JSON: a head, every row with its table, and a foot with counts and a hash over all lines before it. */
export async function* carryOut<DB>(
  look: Kysely<DB>,
  made: string,
  carried: Carried<DB> = history,
  head: Head = { is: 'common-thread history' },
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const rows: Record<string, number> = {}
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  yield line({ ...head, format, made })
  for (const [table, how] of Object.entries(carried)) {
    rows[table] = 0
    const only = await how.only?.(look)
    for (const value of only ? [...new Set(only.values)].sort() : [null]) {
      const where = only && value !== null ? sql`${sql.ref(only.column)} = ${value}` : sql`1 = 1`
      for (let last: Row | undefined; ; ) {
        const some = await nextRows(look, table, how, where, last)
        for (const row of some) yield line([table, plainRow(row)])
        rows[table] += some.length
        last = some.at(-1)
        if (some.length < (how.batch ?? batch)) break
      }
    }
  }
  yield `${JSON.stringify({ is: 'end', rows, sha256: hash.digest('hex') })}\n`
}

/** The rows after one, by the columns that order the table. */
const nextRows = async <DB>(
  look: Kysely<DB>,
  table: string,
  how: Table<DB>,
  where: RawBuilder<unknown>,
  last: Row | undefined,
): Promise<Row[]> => {
  const columns = sql.join(how.by.map((column) => sql.ref(column)))
  const after = last ? sql`and (${columns}) > (${sql.join(how.by.map((column) => last[column]))})` : sql``
  const limit = how.batch ?? batch
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${where} ${after} order by ${columns} limit ${limit}`.execute(
    look,
  )
  return rows
}

export class BrokenBackup extends Error {}

/**
 * Fills empty tables; gives back the hash of the file. Throws BrokenBackup, inside the transaction, if a line or the end is missing or
 * changed, or if it is of another kind or belongs to another file than `head` says.
 */
export const carryIn = async (
  tx: Change,
  lines: AsyncIterable<string>,
  carried: Known = history,
  head: Head = { is: 'common-thread history' },
): Promise<string> => {
  const hash = createHash('sha256')
  let waiting: { table: string; some: Row[] } | null = null
  let foot: string | null = null
  let first = true
  const flush = async () => {
    if (!waiting) return
    const { table, some } = waiting
    await inChunks(some, (few) =>
      tx
        .insertInto(table as never)
        .values(few as never)
        .execute(),
    )
    waiting = null
  }
  for await (const text of lines) {
    if (text === '') continue
    if (foot !== null) throw new BrokenBackup('there is something after its end')
    const value = parse(text)
    if (first) {
      refuseOther(value, head)
      first = false
    } else if (value === null || typeof value !== 'object') {
      throw new BrokenBackup('a line in it is damaged')
    } else if (!Array.isArray(value)) {
      foot = (value as { sha256: string }).sha256
      continue
    } else {
      const [table, row] = value as [string, Record<string, unknown>]
      if (!Object.hasOwn(carried, table)) throw new BrokenBackup(`it has rows of “${table}”, which this version does not know`)
      if (waiting && (waiting.table !== table || waiting.some.length >= (carried[table]?.batch ?? batch))) await flush()
      waiting ??= { table, some: [] }
      waiting.some.push(richRow(row))
    }
    hash.update(`${text}\n`)
  }
  await flush()
  if (foot === null) throw new BrokenBackup('its end is missing: the file was cut off')
  if (foot !== hash.digest('hex')) throw new BrokenBackup('its contents do not fit its own hash: the file was changed or damaged')
  return foot
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BrokenBackup('a line in it is damaged', { cause })
  }
}
const refuseOther = (value: unknown, head: Head) => {
  const found = (value !== null && typeof value === 'object' ? value : {}) as Partial<Head> & { format?: number }
  const known = found.format === format || (found.format === 1 && found.is === 'common-thread history')
  if (found.is !== head.is || !known)
    throw new BrokenBackup(head.is === 'common-thread keys' ? 'it holds no keys of a backup' : 'it is not a backup of a history')
  if (found.of !== head.of) throw new BrokenBackup('it belongs to another backup')
}

/** One hash over everything carried: two histories are equal if theirs are. */
export const digestOf = async <DB>(look: Kysely<DB>, carried: Carried<DB> = history): Promise<string> => {
  let end = ''
  for await (const text of carryOut(look, '', carried)) end = text
  return (JSON.parse(end) as { sha256: string }).sha256
}
