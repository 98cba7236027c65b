// The line of revisions: each change, what it added and what it ended.
import type { At, Change, ChangesReading, RevisionReading } from '../../exploring/readings.ts'
import type { RecordId } from '../../history/record.ts'
import { askAbout } from './ask-about.ts'
import { statementOf } from './rows.ts'
import { evidenceFor, idsIn, namesOf, perPage } from './statements.ts'
import type { Look, RevisionRow } from './tables.ts'

type Counts = ReadonlyMap<number, number>
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const changeOf = (row: RevisionRow, added: Counts, ended: Counts, gone: Counts): Change => ({
  number: row.number,
  day: row.day,
  act: row.act,
  note: row.note,
  hash: hex(row.hash),
  added: added.get(row.number) ?? 0,
  ended: ended.get(row.number) ?? 0,
  gone: gone.get(row.number) ?? 0,
})

/** The revisions that touched a record, newest first; what is gone no longer says whose it was. */
export const changesOf = async (look: Look, alike: readonly RecordId[], at: At): Promise<Change[]> => {
  const times = await askAbout(look, 'times of', at.number, alike, (number, ids) =>
    look
      .selectFrom('statement')
      .select(['added', 'ended', (is) => is.fn.countAll().as('n')])
      .where('subject', 'in', ids)
      .where('added', '<=', number)
      .groupBy(['added', 'ended']),
  )
  const added = new Map<number, number>()
  const ended = new Map<number, number>()
  const count = (counts: Map<number, number>, revision: number, n: number) => counts.set(revision, (counts.get(revision) ?? 0) + n)
  for (const row of times) {
    count(added, row.added, Number(row.n))
    if (row.ended !== null && row.ended <= at.number) count(ended, row.ended, Number(row.n))
  }
  const numbers = [...new Set([...added.keys(), ...ended.keys()])].sort((a, b) => b - a).slice(0, perPage)
  const rows = await askAbout(look, 'revisions', 0, numbers, (_, asked) =>
    look.selectFrom('revision').selectAll().where('number', 'in', asked),
  )
  return rows.sort((a, b) => b.number - a.number).map((row) => changeOf(row, added, ended, new Map()))
}

export const readChanges = async (look: Look, at: At, page: number): Promise<ChangesReading | null> => {
  const total = at.newest
  const from = total - (page - 1) * perPage
  if (from < 1) return null
  const rows = await look
    .selectFrom('revision')
    .selectAll()
    .where('number', '<=', from)
    .where('number', '>', from - perPage)
    .orderBy('number', 'desc')
    .execute()
  const [added, ended, gone] = await Promise.all(
    (['added', 'ended', 'gone'] as const).map((column) =>
      countBy(
        look,
        column,
        rows.map(({ number }) => number),
      ),
    ),
  )
  return {
    at,
    paged: { page, perPage, total },
    changes: rows.map((row) => changeOf(row, added ?? new Map(), ended ?? new Map(), gone ?? new Map())),
  }
}

const countBy = async (look: Look, column: 'added' | 'ended' | 'gone', numbers: readonly number[]): Promise<Counts> =>
  countsOf(
    await look
      .selectFrom('statement')
      .select([`${column} as r`, (is) => is.fn.countAll().as('n')])
      .where(column, 'in', numbers)
      .groupBy(column)
      .execute(),
  )

const countsOf = (rows: readonly { r: number | null; n: string | number | bigint }[]): Counts =>
  new Map(rows.map(({ r, n }) => [r as number, Number(n)]))

/** One revision, 50 of its statements at a time: first what it ended, then what it added. */
export const readRevision = async (look: Look, at: At, number: number, page: number): Promise<RevisionReading | null> => {
  const row = await look.selectFrom('revision').selectAll().where('number', '=', number).executeTakeFirst()
  if (!row) return null
  const [added, ended, gone] = await Promise.all([
    countBy(look, 'added', [number]),
    countBy(look, 'ended', [number]),
    countBy(look, 'gone', [number]),
  ])
  const change = changeOf(row, added, ended, gone)
  const total = change.added + change.ended
  const first = (page - 1) * perPage
  if (page > 1 && first >= total) return null
  const rows = (column: 'added' | 'ended', offset: number, limit: number) =>
    limit <= 0
      ? []
      : look
          .selectFrom('statement')
          .selectAll()
          .where(column, '=', number)
          .where('subject', 'is not', null)
          .orderBy('subject')
          .orderBy('n')
          .offset(offset)
          .limit(limit)
          .execute()
  const endedHere = (await rows('ended', first, perPage)).map(statementOf)
  const addedHere = (await rows('added', Math.max(0, first - change.ended), perPage - endedHere.length)).map(statementOf)
  const evidence = await evidenceFor(look, [...addedHere, ...endedHere], { ...at, number })
  const names = await namesOf(look, idsIn([...addedHere, ...endedHere], evidence))
  return {
    at,
    change,
    before: row.before && hex(row.before),
    paged: { page, perPage, total },
    added: addedHere,
    ended: endedHere,
    evidence,
    names,
  }
}
