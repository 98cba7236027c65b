// Everything that stands now, in the order in which it was published, for whoever carries it away in another form.
import type { Kind } from '../../history/record.ts'
import { evidenceColumns, evidenceOf, statementColumns, statementOf } from './rows.ts'
import type { Look } from './tables.ts'

/** `keys`: under which key a collection brought a statement; `name`: of the collection that brought the most. */
export const whatStands = async (look: Look) => {
  const kept = await look.selectFrom('record').select(['id', 'kind']).orderBy('id').execute()
  const addresses = await look
    .selectFrom('address')
    .select(['record', 'slug', 'is_current'])
    .where('record', 'is not', null)
    .orderBy('slug')
    .execute()
  const statements = await look
    .selectFrom('statement')
    .select(statementColumns)
    .where('ended', 'is', null)
    .where('gone', 'is', null)
    .orderBy('added')
    .orderBy('n')
    .execute()
  const evidence = await look
    .selectFrom('evidence')
    .select(evidenceColumns)
    .where('ended', 'is', null)
    .where('gone', 'is', null)
    .orderBy('added')
    .orderBy('n')
    .execute()
  const applied = await look.selectFrom('applied').selectAll().orderBy('collection').orderBy('key').execute()
  const slugs = new Map<string, { current: string | null; former: string[] }>()
  for (const { record, slug, is_current } of addresses) {
    const own = slugs.get(record as string) ?? { current: null, former: [] }
    if (is_current) own.current = slug
    else own.former.push(slug)
    slugs.set(record as string, own)
  }
  const brought = new Map<string, number>()
  for (const { collection } of applied) brought.set(collection, (brought.get(collection) ?? 0) + 1)
  const [most] = [...brought].sort(([, a], [, b]) => b - a)
  return {
    records: kept.flatMap(({ id, kind }) => {
      const { current, former } = slugs.get(id) ?? { current: null, former: [] }
      return current === null ? [] : [{ id, kind: kind as Kind, slug: current, formerSlugs: former }]
    }),
    statements: statements.map(statementOf),
    evidence: evidence.map(evidenceOf),
    keys: new Map(applied.map(({ key, statement }) => [statement, key])),
    name: most?.[0] ?? null,
  }
}
