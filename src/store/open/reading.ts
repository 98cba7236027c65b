// What a record's page is drawn from: a handful of indexed reads, as of one revision.
import type { At, Named, RecordReading } from '../../exploring/readings.ts'
import { markOf } from '../../history/address-mark.ts'
import { isShelf, type Kind, kindOnShelf, type RecordId, type Shelf } from '../../history/record.ts'
import type { Statement } from '../../history/statement.ts'
import { askAbout } from './ask-about.ts'
import { changesOf } from './changes.ts'
import { statementOf } from './rows.ts'
import {
  asWritten,
  citedIn,
  currentStatements,
  evidenceFor,
  glanceAt,
  idsIn,
  inOrder,
  type NamedRow,
  namedOf,
  namesOf,
  ofNamed,
  perPage,
} from './statements.ts'
import type { Look } from './tables.ts'

/** Kinds that a statement may rest on. */
const citable: readonly Kind[] = ['source', 'work']

type Found = { is: 'found'; record: Named } | { is: 'moved'; path: string } | { is: 'gone' } | { is: 'missing' }

/** Finds the record at `groups/junkiebond`; old addresses, merged records and ways under `ideas` lead on to where it stands. */
export const findRecord = async (look: Look, shelf: string, slug: string): Promise<Found> => {
  const kind: Kind | undefined = shelf === 'chapters' ? 'idea' : kindOnShelf(shelf as Shelf)
  if (!kind) return { is: 'missing' }
  const [address] = await askAbout(look, `address of ${kind}`, 0, [slug, markOf(kind, slug)], (_, slugs) =>
    look
      .selectFrom('address as a')
      .leftJoin('standing as own', 'own.record', 'a.record')
      .leftJoin('standing as c', 'c.record', 'own.canonical')
      .select(ofNamed)
      .where('a.kind', '=', kind)
      .where('a.slug', 'in', slugs),
  )
  if (!address) return { is: 'missing' }
  if (address.record === null) return { is: 'gone' }
  const record = namedOf(address as NamedRow)
  return record.path === `${shelf}/${slug}` ? { is: 'found', record } : { is: 'moved', path: record.path }
}

/** By what stands in a browser's address bar, or part of it: `groups/junkiebond`, `/fr/groups/junkiebond?revision=3`. Null where no page of ours is meant. */
export const recordAt = async (look: Look, address: string): Promise<Named | null> => {
  const [, shelf = '', slug = ''] = /([a-z]+)\/([\p{L}\p{N}-]+)\/?(?:[?#].*)?$/u.exec(address.trim()) ?? []
  if (!(isShelf(shelf) || shelf === 'chapters')) return null
  const found = await findRecord(look, shelf, slug)
  if (found.is === 'moved') return recordAt(look, found.path)
  return found.is === 'found' ? found.record : null
}

export const readRecord = async (look: Look, record: Named, at: At, page: number): Promise<RecordReading | null> => {
  const merged = await askAbout(look, 'same as', 0, [record.id], (_, ids) =>
    look.selectFrom('standing').select('record').where('canonical', 'in', ids),
  )
  const alike = merged.map((row) => row.record)
  const [own, pointing, mentions, resting, changes] = await Promise.all([
    askAbout(look, 'said of', at.number, alike, (number, ids) => currentStatements(look, { number }).where('s.subject', 'in', ids)),
    pointingTo(look, alike, at, page),
    mentioning(look, alike, at),
    citable.includes(record.kind) ? readResting(look, alike, at, page) : null,
    changesOf(look, alike, at),
  ])
  const statements = inOrder(own).map(statementOf)
  if (statements.length === 0) return null
  if (page > 1 && page > Math.ceil(pointing.total / perPage) && page > Math.ceil((resting?.total ?? 0) / perPage)) return null
  const shown = [...statements, ...pointing.statements, ...mentions, ...(resting?.statements ?? [])]
  const evidence = await evidenceFor(look, shown, at)
  const met = [
    ...pointing.statements.map(({ subject }) => subject),
    ...statements.flatMap(({ value }) => (value.kind === 'record' ? [value.record] : [])),
  ]
  const [around, cited] = await Promise.all([glanceAt(look, met, at), citedIn(look, evidence, at)])
  const names = await namesOf(look, idsIn([...shown, ...around, ...cited], evidence, alike))
  return {
    at,
    record,
    statements,
    pointing: { page, perPage, ...pointing },
    around,
    cited,
    mentions,
    evidence,
    names,
    changes,
    resting: resting && { page, perPage, ...resting },
  }
}

const pointingTo = async (look: Look, alike: readonly RecordId[], at: At, page: number) => {
  const pointing = (number: number, ids: string[]) =>
    currentStatements(look, { number })
      .where('s.value_record', 'in', ids)
      .where('s.property', '!=', 'same-as')
      .where('s.subject', 'not in', ids)
  const offset = (page - 1) * perPage
  const rows = await askAbout(look, `pointing from ${offset}`, at.number, alike, (number, ids) =>
    pointing(number, ids).orderBy('s.property').orderBy('s.added').orderBy('s.n').limit(asWritten(perPage)).offset(asWritten(offset)),
  )
  if (page === 1 && rows.length < perPage) return { statements: rows.map(statementOf), total: rows.length }
  const [count] = await askAbout(look, 'pointing', at.number, alike, (number, ids) =>
    pointing(number, ids)
      .clearSelect()
      .select((is) => is.fn.countAll().as('n')),
  )
  return { statements: rows.map(statementOf), total: Number(count?.n ?? 0) }
}

const mentioning = async (look: Look, alike: readonly RecordId[], at: At): Promise<Statement[]> => {
  const rows = await askAbout(look, 'mentioning', at.number, alike, (number, ids) =>
    currentStatements(look, { number })
      .innerJoin('mention as m', 'm.statement', 's.id')
      .where('m.record', 'in', ids)
      .where('s.subject', 'not in', ids)
      .orderBy('s.subject')
      .orderBy('s.n')
      .limit(asWritten(perPage)),
  )
  return [...new Map(rows.map((row) => [row.id, statementOf(row)])).values()]
}

const byPlace = new Intl.Collator('en', { numeric: true })

/** What rests on a source, in the order of its places; null for a record nothing cites. */
const readResting = async (look: Look, alike: readonly RecordId[], at: At, page: number) => {
  const resting = currentStatements(look, at)
    .innerJoin('evidence as e', 'e.statement', 's.id')
    .where('e.source', 'in', alike)
    .where('e.added', '<=', at.number)
    .where((is) => is.or([is('e.ended', 'is', null), is('e.ended', '>', at.number)]))
  const counted = await resting
    .clearSelect()
    .select(['e.place', (is) => is.fn.countAll().as('n')])
    .groupBy('e.place')
    .execute()
  if (counted.length === 0) return null
  const distinct = await resting
    .clearSelect()
    .select((is) => is.fn.count('s.id').distinct().as('n'))
    .executeTakeFirst()
  const places = counted
    .map(({ place, n }) => ({ place: place as string, count: Number(n) }))
    .sort((a, b) => byPlace.compare(a.place, b.place))
  const first = (page - 1) * perPage
  let passed = 0
  const wanted: string[] = []
  let before = 0
  for (const { place, count } of places) {
    if (passed + count > first && passed < first + perPage) wanted.push(place)
    if (passed + count <= first) before += count
    passed += count
  }
  const rows = wanted.length
    ? await resting.select('e.place as at_place').where('e.place', 'in', wanted).orderBy('e.added').orderBy('e.n').execute()
    : []
  const sorted = wanted.flatMap((place) => rows.filter((row) => row.at_place === place)).slice(first - before, first - before + perPage)
  return { statements: sorted.map(statementOf), places, total: passed, distinct: Number(distinct?.n ?? 0) }
}
