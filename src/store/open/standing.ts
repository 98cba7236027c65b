// The derived tables: how each record is named, addressed and dated now, and which prose mentions it.
import type { RecordId } from '../../history/record.ts'
import { type Kind, shelves } from '../../history/record.ts'
import { referencesIn } from '../../history/statement.ts'
import { inChunks } from './chunks.ts'
import type { Change, Look, MentionRow, StandingRow, StatementRow } from './tables.ts'

const read = ['name', 'type', 'chapter', 'same-as', 'way', 'began', 'existed', 'ended', 'happened', 'published', 'incorporated']
const beginnings = ['began', 'existed', 'happened', 'published', 'incorporated']
const endings = ['ended', 'existed', 'happened', 'published']

/** Rebuilds what is derived for these records and for those whose words depend on them. */
export const refreshStanding = async (tx: Change, touched: readonly RecordId[]) => {
  await inChunks(touched, async (some) => refresh(tx, [...new Set([...some, ...(await leaningOn(tx, some))])]))
}

/** Rebuilds everything derived. */
export const rebuildStanding = async (tx: Change) => {
  await tx.deleteFrom('standing').execute()
  await tx.deleteFrom('mention').execute()
  const records = await tx.selectFrom('record').select('id').execute()
  await inChunks(records, (some) =>
    refresh(
      tx,
      some.map(({ id }) => id),
    ),
  )
}

/** Records merged into these, and records told under them where they are ways of organising. */
const leaningOn = async (tx: Look, records: readonly RecordId[]): Promise<RecordId[]> => {
  const merged = await mergedInto(tx, records)
  const told = await tx
    .selectFrom('statement as s')
    .innerJoin('standing as way', 'way.record', 's.value_record')
    .select('s.subject as record')
    .distinct()
    .where('s.property', '=', 'way')
    .where('s.ended', 'is', null)
    .where('s.value_record', 'in', records)
    .execute()
  return [...merged, ...told.flatMap(({ record }) => record ?? [])]
}

/** Whoever calls itself the same as one of these, or as one that does. */
const mergedInto = async (tx: Look, records: readonly RecordId[]): Promise<RecordId[]> => {
  const found = new Set<RecordId>()
  for (let next = [...records]; next.length; ) {
    const rows = await tx
      .selectFrom('statement')
      .select('subject')
      .distinct()
      .where('property', '=', 'same-as')
      .where('ended', 'is', null)
      .where('value_record', 'in', next)
      .execute()
    next = rows.flatMap(({ subject }) => (subject && !found.has(subject) ? [subject] : []))
    for (const record of next) found.add(record)
  }
  return [...found]
}

const refresh = async (tx: Change, ids: readonly RecordId[]) => {
  if (ids.length === 0) return
  const [records, addresses, statements, paragraphs] = await Promise.all([
    tx.selectFrom('record').selectAll().where('id', 'in', ids).execute(),
    tx.selectFrom('address').selectAll().where('record', 'in', ids).where('is_current', '=', 1).execute(),
    tx
      .selectFrom('statement')
      .selectAll()
      .where('subject', 'in', ids)
      .where('property', 'in', read)
      .where('ended', 'is', null)
      .orderBy('added')
      .orderBy('n')
      .execute(),
    tx
      .selectFrom('statement')
      .select(['id', 'subject', 'value_text'])
      .where('subject', 'in', ids)
      .where('value_kind', '=', 'prose')
      .where('ended', 'is', null)
      .execute(),
  ])
  const spoken = await tx
    .selectFrom('statement')
    .select(['subject', (is) => is.fn.countAll().as('all'), (is) => is.fn.count('ended').as('ended')])
    .where('subject', 'in', ids)
    .groupBy('subject')
    .execute()
  /** Records with a past; whoever has none left, withheld or erased, is named nowhere any more. */
  const remembered = new Set(spoken.map(({ subject }) => subject))
  const bare = new Set(ids)
  for (const { subject, all, ended } of spoken) if (subject && Number(all) > Number(ended)) bare.delete(subject)
  const chapterOf = await chaptersOf(tx, statements)
  const said = new Map<RecordId, StatementRow[]>()
  for (const row of statements) said.set(row.subject as string, [...(said.get(row.subject as string) ?? []), row])
  const rows: StandingRow[] = []
  for (const record of records) {
    const slug = addresses.find((address) => address.record === record.id)?.slug
    if (slug && remembered.has(record.id))
      rows.push({
        ...(await standingRow(tx, record.id, record.kind as Kind, slug, said.get(record.id) ?? [], chapterOf)),
        bare: bare.has(record.id) ? 1 : 0,
      })
  }
  await tx.deleteFrom('standing').where('record', 'in', ids).execute()
  if (rows.length) await tx.insertInto('standing').values(rows).execute()
  await tx
    .deleteFrom('mention')
    .where('statement', 'in', (query) =>
      query.selectFrom('statement').select('id').where('subject', 'in', ids).where('value_kind', '=', 'prose'),
    )
    .execute()
  const mentions: MentionRow[] = paragraphs.flatMap(({ id, value_text }) =>
    referencesIn(value_text ?? '').map((record) => ({ record, statement: id })),
  )
  await inChunks(mentions, (some) => tx.insertInto('mention').values(some).execute())
}

const chaptersOf = async (tx: Look, statements: readonly StatementRow[]): Promise<Map<string, number>> => {
  const ways = [...new Set(statements.flatMap((row) => (row.property === 'way' && row.value_record ? [row.value_record] : [])))]
  if (ways.length === 0) return new Map()
  const rows = await tx
    .selectFrom('statement')
    .select(['subject', 'value_number'])
    .where('subject', 'in', ways)
    .where('property', '=', 'chapter')
    .where('ended', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.subject as string, row.value_number as number]))
}

const standingRow = async (
  tx: Look,
  id: RecordId,
  kind: Kind,
  slug: string,
  said: readonly StatementRow[],
  chapterOf: Map<string, number>,
): Promise<Omit<StandingRow, 'bare'>> => {
  const of = (property: string) => said.filter((row) => row.property === property)
  const name = of('name')[0]
  const type = of('type')[0]?.value_text ?? null
  const chapter = of('chapter')[0]?.value_number ?? null
  const ways = new Set([...(chapter ? [chapter] : []), ...of('way').flatMap((row) => chapterOf.get(row.value_record as string) ?? [])])
  const days = (properties: string[], column: 'from_min' | 'to_max') =>
    said.filter((row) => properties.includes(row.property as string)).flatMap((row) => row[column] ?? [])
  const starts = days(beginnings, 'from_min')
  const finishes = days(endings, 'to_max')
  return {
    record: id,
    canonical: await canonicalOf(tx, id, of('same-as')[0]?.value_record ?? null),
    kind,
    path: `${type === 'way-of-organising' ? 'chapters' : shelves[kind]}/${slug}`,
    name: name?.value_text ?? slug,
    lang: name?.lang ?? 'und',
    sort: sortKeyOf(name?.value_text ?? slug),
    type,
    chapter,
    ways: [...ways].sort((a, b) => a - b).join(','),
    from_min: starts.length ? Math.min(...starts) : null,
    to_max: finishes.length ? Math.max(...finishes) : null,
  }
}

/** Follows "the same as" to its end; records that name each other in a ring stand under the first of them by id. */
const canonicalOf = async (tx: Look, id: RecordId, sameAs: RecordId | null): Promise<RecordId> => {
  const path = [id]
  for (let next = sameAs; next; ) {
    if (path.includes(next)) return path.slice(path.indexOf(next)).sort()[0] as RecordId
    const of = tx.selectFrom('statement').where('subject', '=', next)
    if (!(await of.select('id').limit(1).executeTakeFirst())) break // of the other nothing is left: there is nobody to be the same as
    path.push(next)
    const row = await of
      .select('value_record')
      .where('property', '=', 'same-as')
      .where('ended', 'is', null)
      .orderBy('added')
      .orderBy('n')
      .executeTakeFirst()
    next = row?.value_record ?? null
  }
  return path.at(-1) as RecordId
}

const sortKeyOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}]/gu, '')
    .toLowerCase()
    .trim()
