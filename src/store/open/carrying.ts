// The whole public half carried out and in, line by line, the same for both engines.
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { inChunks } from './chunks.ts'
import { rebuildStanding } from './standing.ts'
import type { Change, Tables } from './tables.ts'

/** Everything but what is derived, in an order in which each row finds what it refers to. */
const carried = {
  revision: ['number'],
  record: ['id'],
  statement: ['added', 'n'],
  evidence: ['added', 'n'],
  passing: ['revision', 'item'],
  address: ['kind', 'slug'],
  applied: ['collection', 'key'],
} as const
type Carried = keyof typeof carried
const batch = 2_000

type Row = Record<string, string | number | null | Uint8Array>
const plain = (row: Row) =>
  Object.fromEntries(
    Object.keys(row)
      .sort()
      .map((column) => [
        column,
        row[column] instanceof Uint8Array ? { b64: Buffer.from(row[column] as Uint8Array).toString('base64') } : row[column],
      ]),
  )
const rich = (row: Record<string, unknown>): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value !== null && typeof value === 'object'
        ? new Uint8Array(Buffer.from((value as { b64: string }).b64, 'base64'))
        : (value as string | number | null),
    ]),
  )

/** Lines of JSON: a head, every row with its table, and a foot with counts and a hash over all lines before it. */
export async function* carryOut(look: Kysely<Tables>, made: string): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const rows: Record<string, number> = {}
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  yield line({ is: 'common-thread history', format: 1, made })
  for (const table of Object.keys(carried) as Carried[]) {
    rows[table] = 0
    for (let last: Row | undefined; ; ) {
      const some = await nextRows(look, table, last)
      for (const row of some) yield line([table, plain(row)])
      rows[table] += some.length
      last = some.at(-1)
      if (some.length < batch) break
    }
  }
  yield `${JSON.stringify({ is: 'end', rows, sha256: hash.digest('hex') })}\n`
}

/** The rows after one, by the columns that order the table. */
const nextRows = async (look: Kysely<Tables>, table: Carried, last: Row | undefined): Promise<Row[]> => {
  const columns = sql.join(carried[table].map((column) => sql.ref(column)))
  const after = last ? sql`where (${columns}) > (${sql.join(carried[table].map((column) => last[column]))})` : sql``
  const { rows } = await sql<Row>`select * from ${sql.table(table)} ${after} order by ${columns} limit ${batch}`.execute(look)
  return rows
}

export class BrokenBackup extends Error {}

/** Fills an empty history. Throws BrokenBackup, inside the transaction, if a line or the end is missing or changed. */
export const carryIn = async (tx: Change, lines: AsyncIterable<string>): Promise<Record<string, number>> => {
  const hash = createHash('sha256')
  const rows: Record<string, number> = {}
  let waiting: { table: Carried; some: Row[] } | null = null
  let foot: string | null = null
  let first = true
  const flush = async () => {
    if (!waiting) return
    const { table, some } = waiting
    await inChunks(some, (few) =>
      tx
        .insertInto(table)
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
      if (!isHead(value)) throw new BrokenBackup('it is not a backup of a history')
      first = false
    } else if (value === null || typeof value !== 'object') {
      throw new BrokenBackup('a line in it is damaged')
    } else if (!Array.isArray(value)) {
      foot = (value as { sha256: string }).sha256
      continue
    } else {
      const [table, row] = value as [Carried, Record<string, unknown>]
      if (!Object.hasOwn(carried, table)) throw new BrokenBackup(`it has rows of “${table}”, which this version does not know`)
      if (waiting && (waiting.table !== table || waiting.some.length >= batch)) await flush()
      waiting ??= { table, some: [] }
      waiting.some.push(rich(row))
      rows[table] = (rows[table] ?? 0) + 1
    }
    hash.update(`${text}\n`)
  }
  await flush()
  if (foot === null) throw new BrokenBackup('its end is missing: the file was cut off')
  if (foot !== hash.digest('hex')) throw new BrokenBackup('its contents do not fit its own hash: the file was changed or damaged')
  await rebuildStanding(tx)
  return rows
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BrokenBackup('a line in it is damaged', { cause })
  }
}
const isHead = (value: unknown) =>
  value !== null &&
  typeof value === 'object' &&
  (value as { is?: string; format?: number }).is === 'common-thread history' &&
  (value as { format?: number }).format === 1

/** One hash over everything carried: two histories are equal if theirs are. */
export const digestOf = async (look: Kysely<Tables>): Promise<string> => {
  let end = ''
  for await (const text of carryOut(look, '')) end = text
  return (JSON.parse(end) as { sha256: string }).sha256
}
