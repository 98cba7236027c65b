// Whether anyone is ever shown yesterday's page: readers that never pause, and publishes from another process meanwhile.
import { diceFrom } from './dice.ts'
import { canHave, type EngineName, historyOf, noPostgres } from './histories.ts'
import { changedPath, markIn, openPublisher } from './publisher.ts'
import { type Answer, enter, fieldIn, textOf } from './reader.ts'
import { figure, notMeasured, type Row } from './rows.ts'
import { startServer } from './server.ts'

const readersAtOnce = 32
const publishes = 60
const statements = 10_000
const pages = [`/${changedPath}`, `/ru/${changedPath}`, `/${changedPath}.json`, '/changes']
const bar = { atMost: 0 }

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** What a page knows, read from its words once for each of its tags. */
const knowing = () => {
  const known = new Map<string, number>()
  return (path: string, answer: Answer): number => {
    const key = `${path} ${fieldIn(answer, 'etag')}`
    const mark = known.get(key) ?? markIn(textOf(answer))
    known.set(key, mark)
    return mark
  }
}

const watch = async (port: number, at: string): Promise<{ stale: number; checked: number }> => {
  const publisher = await openPublisher(at)
  const markOf = knowing()
  const dice = diceFrom(11)
  let committed = 0
  let ended = false
  let stale = 0
  let checked = 0
  const read = async (reader: ReturnType<typeof enter>, path: string) => {
    const must = committed
    const answer = await reader.get(path)
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    checked++
    if (markOf(path, answer) < must) stale++
  }
  const stay = async (n: number) => {
    const reader = enter(port)
    while (!ended) await read(reader, pages[n % pages.length] as string)
    reader.leave()
  }
  const staying = Array.from({ length: readersAtOnce }, (_, n) => stay(n))
  const quick = enter(port) // asks at the very moment of a commit
  for (let n = 0; n < publishes; n++) {
    await wait(dice.below(12))
    committed = await publisher.publish()
    await read(quick, pages[n % pages.length] as string)
  }
  ended = true
  await Promise.all(staying)
  quick.leave()
  await publisher.close()
  return { stale, checked }
}

const measure = async (engine: EngineName, processes: number): Promise<Row> => {
  const name = `stale answers after a publish, ${engine}, ${processes === 1 ? 'one process' : `${processes} processes`}`
  if (!canHave(engine)) return notMeasured(name, noPostgres, bar)
  const at = await historyOf(engine, statements)
  const server = await startServer({ at, processes })
  try {
    const { stale, checked } = await watch(server.port, at)
    return figure(name, stale, 'of all', { bar, detail: `of ${checked} answers around ${publishes} publishes from another process` })
  } finally {
    await server.stop()
  }
}

export const freshness = async (): Promise<Row[]> => {
  const rows: Row[] = []
  for (const engine of ['SQLite', 'PostgreSQL'] as const) for (const processes of [1, 2]) rows.push(await measure(engine, processes))
  return rows
}
