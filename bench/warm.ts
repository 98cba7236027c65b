// A page that is ready: what our server adds to the least that node:http can do with the same bytes.
import { fetchAll, startBare, withFewHeaders } from './bare.ts'
import { median, medianRatio } from './figures.ts'
import { canHave, type EngineName, historyOf, noPostgres, sizeOf } from './histories.ts'
import { inventedPaths } from './invented-history.ts'
import { gatherReaders, type Measured, processorMicroseconds, type Readers, requestsASecond, sideBySide } from './load.ts'
import { canTellProcessorTime } from './processor-time.ts'
import { figure, notMeasured, type Row } from './rows.ts'
import { startServer } from './server.ts'

export const readersAtOnce = 32
const statements = 12_000
const addresses = 1_000
/** Two processes of one program differ by a tenth, as their memory happens to lie: several are measured. */
const generations = 3
const rounds = 10
/** Node compiles what runs often, step by step: before that it is not what a reader meets. */
const warmUpMilliseconds = 2_500

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

type Contenders = { onSqlite: Rounds; bare: Rounds; alike: Rounds; onPostgres?: Rounds }

const generation = async (paths: string[], readers: Readers): Promise<Contenders> => {
  const onSqlite = await startServer({ at: await warmPlace('SQLite') })
  const onPostgres = canHave('PostgreSQL') ? await startServer({ at: await warmPlace('PostgreSQL') }) : null
  const [pages] = await Promise.all([fetchAll(onSqlite.port, paths), onPostgres && fetchAll(onPostgres.port, paths)])
  const bare = await startBare(pages.map(withFewHeaders))
  const alike = await startBare(pages)
  const load = { paths, connections: readersAtOnce, milliseconds: 300 }
  try {
    const contenders = { onSqlite, bare, alike }
    for (const { port } of [onSqlite, bare, alike, ...(onPostgres ? [onPostgres] : [])])
      await readers.read({ ...load, port, pids: [], milliseconds: warmUpMilliseconds })
    return onPostgres
      ? await sideBySide(readers, { ...contenders, onPostgres }, load, rounds)
      : await sideBySide(readers, contenders, load, rounds)
  } finally {
    for (const one of [onSqlite, onPostgres, bare, alike]) await one?.stop()
  }
}

export const warm = async (): Promise<Row[]> => {
  if (!canTellProcessorTime) return [notMeasured('warm page, server CPU a request', 'this system has no /proc', { atMost: 1.1 })]
  const paths = warmPaths()
  const readers = gatherReaders()
  const seen: Contenders[] = []
  for (let n = 0; n < generations; n++) seen.push(await generation(paths, readers))
  await readers.stop()
  const all = (of: (one: Contenders) => Rounds | undefined): Rounds => seen.flatMap((one) => of(one) ?? [])
  const ours = all((one) => one.onSqlite)
  const bare = all((one) => one.bare)
  const onPostgres = all((one) => one.onPostgres)
  return [
    ...compared('a bare server', ours, bare, true),
    ...compared(
      'a bare server with all our headers',
      ours,
      all((one) => one.alike),
      false,
    ),
    ...(onPostgres.length
      ? compared('a bare server, on PostgreSQL', onPostgres, bare, false)
      : [notMeasured('warm page on PostgreSQL', noPostgres)]),
  ]
}
