// What was last applied from a collection's files, and what has become of it here.
import type { Evidence, Statement } from '../../history/statement.ts'
import { inChunks } from './chunks.ts'
import { evidenceOf, statementOf } from './rows.ts'
import type { Change, Look } from './tables.ts'

export const readApplied = async (look: Look, collection: string) => {
  const applied = await look.selectFrom('applied').select(['key', 'statement']).where('collection', '=', collection).execute()
  const ids = applied.map(({ statement }) => statement)
  const statements = new Map<string, Statement | null>()
  const evidence = new Map<string, (Evidence & { brought: boolean })[]>()
  const touched = new Set<string>()
  const collected = new Set(
    (await look.selectFrom('revision').select('number').where('act', '=', 'collection').execute()).map(({ number }) => number),
  )
  await inChunks(ids, async (some) => {
    for (const row of await look.selectFrom('statement').selectAll().where('id', 'in', some).execute())
      statements.set(row.id, row.gone === null ? statementOf(row) : null)
    for (const row of await look.selectFrom('evidence').selectAll().where('statement', 'in', some).execute()) {
      const brought = collected.has(row.added)
      if (brought && (row.gone !== null || (row.ended !== null && !collected.has(row.ended)))) touched.add(row.statement)
      if (row.gone === null) evidence.set(row.statement, [...(evidence.get(row.statement) ?? []), { ...evidenceOf(row), brought }])
    }
  })
  const records = await look.selectFrom('record').select('id').execute()
  const addresses = await look.selectFrom('address').select(['kind', 'slug', 'record', 'is_current']).execute()
  return {
    applied: new Map(applied.map(({ key, statement }) => [key, statement])),
    statements,
    evidence,
    touched,
    records: new Set(records.map(({ id }) => id)),
    addresses: new Map(addresses.map(({ kind, slug, record, is_current }) => [`${kind}/${slug}`, { record, isCurrent: is_current === 1 }])),
  }
}

export const writeApplied = async (
  tx: Change,
  collection: string,
  apply: readonly { key: string; statement: string }[],
  forget: readonly string[],
) => {
  await inChunks(forget, (some) => tx.deleteFrom('applied').where('collection', '=', collection).where('key', 'in', some).execute())
  await inChunks(apply, (some) =>
    tx
      .insertInto('applied')
      .values(some.map(({ key, statement }) => ({ collection, key, statement })))
      .onConflict((conflict) =>
        conflict.columns(['collection', 'key']).doUpdateSet((row) => ({ statement: row.ref('excluded.statement') })),
      )
      .execute(),
  )
}
