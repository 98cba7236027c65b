// The first collection as `npm start` serves it: the memory it takes, and what a first view of each page weighs.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { crawl, type Visited } from './crawl.ts'
import type { View } from './first-view.ts'
import { residentMegabytes } from './processor-time.ts'
import { figure, notMeasured, type Row } from './rows.ts'
import { ended, type Running, startServer } from './server.ts'

const nothingPublished = 'the collection has faults, so nothing of it is published'
const bars = { memory: { atMost: 150 }, bytes: { atMost: 60 }, requests: { atMost: 6 }, scripts: { atMost: 0 } }
const viewed = ['en', 'ru', 'ar']

const withCollection = async (act: (server: Running, visited: Visited[]) => Promise<Row[]>, otherwise: () => Row[]): Promise<Row[]> => {
  const server = await startServer({})
  try {
    const visited = await crawl(server.port)
    return visited ? await act(server, visited) : otherwise()
  } finally {
    await server.stop()
  }
}

const memoryName = 'resident memory, first collection, every page read in four languages'

export const memory = (): Promise<Row[]> => {
  if (!existsSync('/proc/self/status')) return Promise.resolve([notMeasured(memoryName, 'this system has no /proc', bars.memory)])
  return withCollection(
    async ({ pids }, visited) => {
      const { now, most } = residentMegabytes(pids()[0] as number)
      return [figure(memoryName, now, 'MB', { bar: bars.memory, detail: `${most.toFixed(0)} MB at most; ${visited.length} pages` })]
    },
    () => [notMeasured(memoryName, nothingPublished, bars.memory)],
  )
}

/** The heaviest page of each type in each language. */
const heaviest = (visited: readonly Visited[]): Visited[] => {
  const found = new Map<string, Visited>()
  for (const one of visited) {
    if (!viewed.includes(one.language)) continue
    const key = `${one.type} ${one.language}`
    if (one.bytes > (found.get(key)?.bytes ?? 0)) found.set(key, one)
  }
  return [...found.values()]
}

/** The browser runs in a process of its own: what starts it belongs to the tests, and ends with their runner. */
const look = async (port: number, paths: string[]): Promise<View[] | { failed: string }> => {
  const child = fork(fileURLToPath(new URL('first-view.ts', import.meta.url)), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const gone = once(child, 'exit').then(() => [{ failed: 'the browser could not be started' }])
  child.send({ port, paths })
  const [answer] = (await Promise.race([once(child, 'message'), gone])) as [View[] | { failed: string }]
  await ended(child)
  return answer
}

const kilobytes = (bytes: number) => bytes / 1000
const name = 'first view'

export const firstView = (): Promise<Row[]> =>
  withCollection(
    async ({ port }, visited) => {
      const pages = heaviest(visited)
      const views = await look(
        port,
        pages.map(({ path }) => path),
      )
      if ('failed' in views) return [notMeasured(`${name}, bytes and requests`, views.failed, bars.bytes)]
      const rows = [...new Set(pages.map(({ type }) => type))].map((type) => {
        const these = pages.flatMap((page, n) => (page.type === type ? [{ ...page, view: views[n] as View }] : []))
        const each = these.map(({ language, view }) => `${language} ${kilobytes(view.bytes).toFixed(1)}`).join(', ')
        return figure(`${name} of ${type}, the heaviest`, Math.max(...these.map(({ view }) => kilobytes(view.bytes))), 'kB', {
          bar: bars.bytes,
          detail: each,
        })
      })
      const requests = Math.max(...views.map((view) => view.requests))
      const scripts = Math.max(...views.map((view) => view.scripts))
      return [
        ...rows,
        figure(`${name}, requests, the most of any page`, requests, '', { bar: bars.requests }),
        figure(`${name}, scripts, the most of any page`, scripts, '', { bar: bars.scripts }),
      ]
    },
    () => [notMeasured(`${name}, bytes and requests`, nothingPublished, bars.bytes)],
  )
