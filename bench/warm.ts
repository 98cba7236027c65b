// A page that is ready: what our server adds to the least that node:http can do with the same bytes.
import { fetchReady, startBare, withFewHeaders } from './bare.ts'
import { median, medianRatio } from './figures.ts'
import { canHave, type EngineName, historyOf, noPostgres, sizeOf } from './histories.ts'
import { inventedPaths } from './invented-history.ts'
import { gatherReaders, type Measured, processorMicroseconds, requestsASecond, sideBySide } from './load.ts'
import { canTellProcessorTime } from './processor-time.ts'
import { figure, notMeasured, type Row } from './rows.ts'
import { startServer } from './server.ts'

export const readersAtOnce = 32
const statements = 12_000
const addresses = 1_000
const rounds = 18

export const warmPlace = (engine: EngineName) => historyOf(engine, statements)
export const warmPaths = (): string[] =>
  inventedPaths(sizeOf(statements))
    .slice(0, addresses)
    .map((path) => `/${path}`)

type Rounds = readonly Measured[]
const micro = (all: Rounds) => `${median(processorMicroseconds(all)).toFixed(1)} µs`
const thousands = (all: Rounds) => `${(median(requestsASecond(all)) / 1000).toFixed(1)} thousand`

const compared = (against: string, ours: Rounds, theirs: Rounds, hasBar: boolean): Row[] => [
  figure(`warm page, server CPU a request, over ${against}`, medianRatio(processorMicroseconds(ours), processorMicroseconds(theirs)), '×', {
    ...(hasBar ? { bar: { atMost: 1.1 } } : {}),
    detail: `${micro(ours)} against ${micro(theirs)}`,
  }),
  figure(`warm page, requests a second, over ${against}`, medianRatio(requestsASecond(ours), requestsASecond(theirs)), '×', {
    ...(hasBar ? { bar: { atLeast: 0.9 } } : {}),
    detail: `${thousands(ours)} against ${thousands(theirs)}`,
  }),
]

export const warm = async (): Promise<Row[]> => {
  if (!canTellProcessorTime) return [notMeasured('warm page, server CPU a request', 'this system has no /proc', { atMost: 1.1 })]
  const paths = warmPaths()
  const onSqlite = await startServer({ at: await warmPlace('SQLite') })
  const onPostgres = canHave('PostgreSQL') ? await startServer({ at: await warmPlace('PostgreSQL') }) : null
  const pages = []
  for (const path of paths) pages.push(await fetchReady(onSqlite.port, path))
  if (onPostgres) for (const path of paths) await fetchReady(onPostgres.port, path)
  const bare = await startBare(pages.map(withFewHeaders))
  const alike = await startBare(pages)
  const readers = gatherReaders()
  try {
    const load = { paths, connections: readersAtOnce, milliseconds: 400 }
    const contenders = { onSqlite, bare, alike }
    const measured: Record<keyof typeof contenders, Rounds> & { onPostgres?: Rounds } = onPostgres
      ? await sideBySide(readers, { ...contenders, onPostgres }, load, rounds)
      : await sideBySide(readers, contenders, load, rounds)
    const onThat = measured.onPostgres
    return [
      ...compared('a bare server', measured.onSqlite, measured.bare, true),
      ...compared('a bare server with all our headers', measured.onSqlite, measured.alike, false),
      ...(onThat
        ? compared('a bare server, on PostgreSQL', onThat, measured.bare, false)
        : [notMeasured('warm page on PostgreSQL', noPostgres)]),
    ]
  } finally {
    for (const one of [readers, onSqlite, onPostgres, bare, alike]) await one?.stop()
  }
}
