// Lists, the front page and the page about the history itself.
import type { AboutReading, At, FrontReading, ListReading, Named } from '../../exploring/readings.ts'
import { type Kind, kindOnShelf, type Shelf } from '../../history/record.ts'
import { readChanges } from './changes.ts'
import { readRecord } from './reading.ts'
import { asWritten, glanceAt, idsIn, namedOf, namesOf, perPage } from './statements.ts'
import type { Look } from './tables.ts'

/** What any list may show: records that stand for themselves and of which something is said. */
const listed = (look: Look) => look.selectFrom('standing').whereRef('record', '=', 'canonical').where('bare', '=', 0)

/** A shelf of records by name, or the chapters by number. Ways of organising stand among the chapters, not the ideas. */
export const readList = async (look: Look, at: At, shelf: Shelf | 'chapters', page: number): Promise<ListReading | null> => {
  const kind = shelf === 'chapters' ? 'idea' : (kindOnShelf(shelf) as Kind)
  const onShelf = listed(look)
    .where('kind', '=', kind)
    .where((is) =>
      shelf === 'chapters' ? is('type', '=', 'way-of-organising') : is.or([is('type', 'is', null), is('type', '!=', 'way-of-organising')]),
    )
  const [rows, count] = await Promise.all([
    onShelf
      .selectAll()
      .orderBy(shelf === 'chapters' ? 'chapter' : 'sort')
      .orderBy('record')
      .limit(perPage)
      .offset((page - 1) * perPage)
      .execute(),
    onShelf.select((is) => is.fn.countAll().as('n')).executeTakeFirst(),
  ])
  const total = Number(count?.n ?? 0)
  if (page > 1 && rows.length === 0) return null
  const around = await glanceAt(
    look,
    rows.map(({ record }) => record),
    at,
  )
  return { at, shelf, paged: { page, perPage, total }, rows: rows.map(namedOf), around, names: await namesOf(look, idsIn(around, [])) }
}

const countKinds = async (look: Look): Promise<Partial<Record<Kind, number>>> => {
  const rows = await listed(look)
    .select(['kind', (is) => is.fn.countAll().as('n')])
    .where((is) => is.or([is('type', 'is', null), is('type', '!=', 'way-of-organising')])) // chapters are counted as chapters
    .groupBy('kind')
    .execute()
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, Number(n)]))
}

/** Statements standing now; judgements and paragraphs count as what they are: statements. */
const countStatements = async (look: Look): Promise<number> => {
  const row = await look
    .selectFrom('statement')
    .select((is) => is.fn.countAll().as('n'))
    .where('ended', 'is', null)
    .where('gone', 'is', null)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

const sourcesOf = async (look: Look): Promise<Named[]> =>
  (await listed(look).selectAll().where('kind', '=', 'source').orderBy('sort').limit(asWritten(perPage)).execute()).map(namedOf)

export const readAbout = async (look: Look, at: At): Promise<AboutReading> => ({
  at,
  counts: await countKinds(look),
  statementCount: await countStatements(look),
  sources: await sourcesOf(look),
})

export const readFront = async (look: Look, at: At): Promise<FrontReading> => {
  const [chapters, groups, whole, changes, about] = await Promise.all([
    listed(look).selectAll().where('type', '=', 'way-of-organising').orderBy('chapter').limit(asWritten(perPage)).execute(),
    listed(look)
      .selectAll()
      .where('kind', '=', 'group')
      .where((is) => is.or([is('from_min', 'is not', null), is('to_max', 'is not', null)]))
      .orderBy('from_min')
      .orderBy('record')
      .limit(asWritten(60))
      .execute(),
    listed(look).selectAll().where('type', '=', 'whole').limit(asWritten(1)).executeTakeFirst(),
    readChanges(look, at, 1),
    readAbout(look, at),
  ])
  return {
    ...about,
    chapters: chapters.map(namedOf),
    groups: groups.map(namedOf),
    around: await glanceAt(
      look,
      groups.map(({ record }) => record),
      at,
    ),
    whole: whole ? await readRecord(look, namedOf(whole), at, 1) : null,
    changes: changes?.changes.slice(0, 5) ?? [],
  }
}
