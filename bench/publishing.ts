// How long after pressing "publish" the first reader sees it, on a large history.
import { median } from './figures.ts'
import { canHave, type EngineName, historyOf, noPostgres, prepareHistories } from './histories.ts'
import { changedPath, markIn, openPublisher } from './publisher.ts'
import { enter, textOf } from './reader.ts'
import { figure, notMeasured, type Row } from './rows.ts'
import { startServer } from './server.ts'

const statements = 100_000
const times = 40
const name = (engine: EngineName) => `publish to first fresh reader at ${statements.toLocaleString('en')} statements, ${engine}`

const measure = async (engine: EngineName): Promise<Row> => {
  if (!canHave(engine)) return notMeasured(name(engine), noPostgres)
  const at = await historyOf(engine, statements)
  const server = await startServer({ at })
  const publisher = await openPublisher(at)
  const reader = enter(server.port)
  const whole: number[] = []
  const publishing: number[] = []
  try {
    for (let n = 0; n < times + 5; n++) {
      const begun = performance.now()
      const mark = await publisher.publish()
      const published = performance.now() - begun
      const answer = await reader.get(`/${changedPath}`)
      const read = performance.now() - begun
      if (markIn(textOf(answer)) !== mark) throw new Error('the first reader after a publish was shown an old page')
      if (n < 5) continue // still warming up
      whole.push(read)
      publishing.push(published)
    }
    return figure(name(engine), median(whole), 'ms', { detail: `of which ${median(publishing).toFixed(1)} ms until it is committed` })
  } finally {
    reader.leave()
    await publisher.close()
    await server.stop()
  }
}

export const publishing = async (): Promise<Row[]> => {
  await prepareHistories([statements])
  return [await measure('SQLite'), await measure('PostgreSQL')]
}
