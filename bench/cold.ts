// A page nobody has asked for yet, on histories of three sizes, asked in turn: a history that grows must not grow slower.
import { diceFrom } from './dice.ts'
import { median, quantile } from './figures.ts'
import { canHave, type EngineName, historyOf, noPostgres, prepareHistories, sizeOf } from './histories.ts'
import { inventedPaths } from './invented-history.ts'
import { enter, type Reader } from './reader.ts'
import { figure, notMeasured, type Row } from './rows.ts'
import { startServer } from './server.ts'

const sizes = [1_000, 10_000, 100_000] as const
const languages = ['', '/fr', '/ru', '/ar']
/** How many pages of each kind are asked for: the same at every size, about as the kinds are mixed. */
const asked = { groups: 27, events: 12, works: 9, places: 3, people: 3, ideas: 3, sources: 3 }
/** Pages asked of one server before the next one's turn: enough for the processor to have it at hand. */
const inARow = 40
/** Paths drawn beforehand, in every language and two packings: Node compiles what runs often, step by step. */
const warmUps = 150
const hubs = ['', 'about', 'changes', 'groups', 'chapters/way-1', 'sources/source-1']
const bar = { atMost: 5 }

const inAllLanguages = (paths: readonly string[]) => paths.flatMap((path) => languages.map((language) => `${language}/${path}`))

/** Pages to be measured, and others to warm the program up with; the same choice every run. */
const choose = (statements: number) => {
  const dice = diceFrom(3)
  const all = inventedPaths(sizeOf(statements)).filter((path) => !hubs.includes(path))
  const measured = Object.entries(asked).flatMap(([shelf, count]) => {
    const there = all.filter((path) => path.startsWith(`${shelf}/`))
    return Array.from({ length: Math.min(count, there.length) }, () => there.splice(dice.below(there.length), 1)[0] as string)
  })
  const chosen = new Set(measured)
  const others = all.filter((path) => !chosen.has(path)).slice(0, warmUps)
  return { measured: inAllLanguages(measured), others: inAllLanguages(others) }
}

const timed = async (reader: Reader, path: string, encoding?: 'gzip' | 'identity'): Promise<number> => {
  const answer = await reader.get(path, encoding)
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
  return answer.milliseconds
}

const measure = async (engine: EngineName): Promise<Row[]> => {
  const onThat = engine === 'SQLite' ? '' : ', on PostgreSQL'
  if (!canHave(engine)) return [notMeasured('cold page on PostgreSQL', noPostgres)]
  const places = []
  for (const statements of sizes) {
    const server = await startServer({ at: await historyOf(engine, statements) })
    places.push({ statements, server, reader: enter(server.port), ...choose(statements), times: [] as number[] })
  }
  const first = places[0] as (typeof places)[number]
  const last = places.at(-1) as typeof first
  try {
    for (const { reader, others } of places)
      for (const encoding of ['gzip', 'identity'] as const) for (const path of others) await timed(reader, path, encoding)
    for (let turn = 0; turn * inARow < first.measured.length; turn++)
      for (let k = 0; k < places.length; k++) {
        const { reader, measured, times } = places[(turn + k) % places.length] as typeof first
        for (const path of measured.slice(turn * inARow, (turn + 1) * inARow)) times.push(await timed(reader, path))
      }
    const rows = places.map(({ statements, times }) =>
      figure(`cold page at ${statements.toLocaleString('en')} statements${onThat}`, median(times), 'ms', {
        ...(engine === 'SQLite' ? { bar } : {}),
        detail: `19 in 20 within ${quantile(times, 0.95).toFixed(1)} ms; ${times.length} pages`,
      }),
    )
    const ratio = figure(
      `cold page, largest history over smallest${onThat}`,
      median(last.times) / median(first.times),
      '×',
      engine === 'SQLite' ? { bar: { atMost: 1.5 } } : {},
    )
    const crowded = []
    for (const hub of hubs) {
      const times = []
      for (const path of inAllLanguages([hub])) times.push(await timed(last.reader, path))
      crowded.push(figure(`cold /${hub} at ${last.statements.toLocaleString('en')} statements${onThat}`, median(times), 'ms'))
    }
    return [...rows, ratio, ...crowded]
  } finally {
    for (const { server, reader } of places) {
      reader.leave()
      await server.stop()
    }
  }
}

export const cold = async (): Promise<Row[]> => {
  await prepareHistories(sizes)
  return [...(await measure('SQLite')), ...(await measure('PostgreSQL'))]
}
