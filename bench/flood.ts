// Ten thousand posts a flood, from one address and from two thousand, while readers read: what the public pages notice of it, and who still comes in.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { diceFrom } from './dice.ts'
import { median, medianRatio, quantile } from './figures.ts'
import type { Flood, Flooded } from './flooder.ts'
import { historyOf, sizeOf } from './histories.ts'
import { inventedPaths } from './invented-history.ts'
import { enter } from './reader.ts'
import { figure, type Row } from './rows.ts'
import { ended } from './server.ts'
import { begin, type Sharing, startSharing, teller, typeNumber } from './sharing-server.ts'

const rounds = 5
const posts = 10_000
const readersAtOnce = 8
const statements = 2_000
const quietSeconds = 4
const bar = { atMost: 3 }

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

const openFlooder = () => {
  const child = fork(fileURLToPath(new URL('flooder.ts', import.meta.url)))
  return {
    flood: async (flood: Flood): Promise<Flooded> => {
      child.send(flood)
      const [answer] = (await once(child, 'message')) as [{ flooded: Flooded } | { failed: string }]
      if ('failed' in answer) throw new Error(`the flood: ${answer.failed}`)
      return answer.flooded
    },
    stop: () => ended(child),
  }
}

/** Readers who look at a page, and a moment later at the next: milliseconds of each answer. */
const readWhile = async (port: number, paths: readonly string[], lasts: Promise<unknown>): Promise<number[]> => {
  const times: number[] = []
  let reading = true
  lasts.finally(() => {
    reading = false
  })
  const read = async (_: unknown, n: number) => {
    const dice = diceFrom(n)
    const reader = enter(port)
    while (reading) {
      const { status, milliseconds } = await reader.get(dice.oneOf(paths))
      if (status !== 200) throw new Error(`a public page answers ${status}`)
      times.push(milliseconds)
      await wait(dice.between(5, 35))
    }
    reader.leave()
  }
  await Promise.all(Array.from({ length: readersAtOnce }, read))
  return times
}

const decided = {
  credit: 'nobody',
  'use-pages': 'yes',
  from: 'ready',
  until: 'open',
  speaking: 'self',
  exact: 'show-first',
  questions: 'yes',
  raw: 'destroy',
}

/** Begun, filled and sent while others flood, with codes from an organiser where something is asked first. What came of it, in a word or two. */
const tell = async (server: Sharing, from: string, codes: string[]): Promise<string> => {
  const one = teller(server, from)
  try {
    const { page, digits } = await begin(one, codes.pop() as string)
    const second = await one.send(page, '/1', { words: 'An invented telling.', lang: 'en' })
    const asked = await one.send(await one.get(second.url.replace(/\/2$/, '/terms')), '/terms', decided)
    const look = await typeNumber(one, asked, '/share/look', digits, codes.pop() as string)
    const { html } = await one.send(look, '/share/send')
    return html.includes('Thank you. It is sent') ? accepted : headingOf(html)
  } catch (cause) {
    return (cause as Error).message.replace(/^.*: /, '')
  }
}
const accepted = 'accepted'
const headingOf = (html: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''

const diskBytes = (folder: string): number => readdirSync(folder).reduce((total, name) => total + statSync(join(folder, name)).size, 0)

/** Ten of one caller in a quarter of an hour, or sixty of all in a minute, and those that were on their way when the sixtieth came. */
const mayBeHashed = (sources: number, seconds: number, connections: number) =>
  sources === 1 ? 10 : (Math.floor(seconds / 60) + 2) * (60 + connections)

type Sum = { ratios: [number[], number[]]; flooded: Flooded[]; seconds: number; told: string[] }

const connections = 32

const against = async (to: Flood['to']): Promise<Row[]> => {
  const server = await startSharing(await historyOf('SQLite', statements), { codes: 4 * rounds })
  const paths = inventedPaths(sizeOf(statements)).map((path) => `/${path}`)
  const flooder = openFlooder()
  const sums = new Map([1, 2_000].map((sources) => [sources, { ratios: [[], []], flooded: [], seconds: 0, told: [] } as Sum]))
  const p95 = (times: readonly number[]) => quantile(times, 0.95)
  try {
    await readWhile(server.port, paths, wait(2 * quietSeconds * 1_000))
    await teller(server, '198.51.100.1').get('/share') // the room comes up
    const disk = diskBytes(server.folder)
    const begun = performance.now()
    for (let round = 0; round < rounds; round++)
      for (const [sources, sum] of sums) {
        const quiet = await readWhile(server.port, paths, wait(quietSeconds * 1_000))
        const flood = flooder.flood({ port: server.port, to, posts: posts / rounds, sources, connections })
        const told = wait(500).then(() => tell(server, `198.51.100.${10 * round + (sources === 1 ? 2 : 3)}`, server.codes))
        const flooded = await readWhile(server.port, paths, flood)
        sum.flooded.push(await flood)
        sum.told.push(await told)
        sum.ratios[0].push(p95(flooded))
        sum.ratios[1].push(p95(quiet))
        sum.seconds = (performance.now() - begun) / 1_000
      }
    const grown = (diskBytes(server.folder) - disk) / 1e6
    const rows = [...sums].flatMap(([sources, sum]) =>
      rowsOf(`${posts.toLocaleString('en')} posts to /${to} from ${sources.toLocaleString('en')}`, sources, sum),
    )
    return [...rows, figure(`disk that ${(2 * posts).toLocaleString('en')} posts to /${to} and ${2 * rounds} tellings take`, grown, 'MB')]
  } finally {
    await flooder.stop()
    await server.stop()
  }
}

const rowsOf = (name: string, sources: number, { ratios: [flooded, quiet], flooded: floods, seconds, told }: Sum): Row[] => {
  const statuses: Record<string, number> = {}
  for (const flood of floods)
    for (const [status, count] of Object.entries(flood.statuses)) statuses[status] = (statuses[status] ?? 0) + count
  const hashed = floods.reduce((total, one) => total + one.hashed, 0)
  const speed = median(floods.map((flood) => posts / rounds / flood.seconds))
  const said = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`)
  const refused = [...new Set(told.filter((one) => one !== accepted))]
  return [
    figure(`${name}: public p95 over its quiet value`, medianRatio(flooded, quiet), '×', {
      bar,
      detail: `${median(flooded).toFixed(1)} ms against ${median(quiet).toFixed(1)} ms; ${speed.toFixed(0)} posts a second: ${said.join(', ')}`,
    }),
    figure(`${name}: receipts hashed beyond the limits`, Math.max(0, hashed - mayBeHashed(sources, seconds, connections)), '', {
      bar: { atMost: 0 },
      detail: `${hashed} hashed in ${seconds.toFixed(0)} s`,
    }),
    figure(`${name}: vouched tellings accepted meanwhile`, told.length - told.filter((one) => one !== accepted).length, 'of all', {
      bar: { atLeast: told.length },
      detail: `of ${told.length}${refused.length ? `; otherwise: ${refused.join('; ')}` : ''}`,
    }),
  ]
}

export const flooding = async (): Promise<Row[]> => [...(await against('return')), ...(await against('share'))]
