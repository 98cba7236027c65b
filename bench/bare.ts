// Starts bare servers with what ours answered, once with the few headers a page needs and once with all of ours.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { ReadyPage } from './bare-server.ts'
import { childrenOf } from './processor-time.ts'
import { ended, type Running } from './server.ts'

const ofTheConnection = ['date', 'connection', 'keep-alive', 'transfer-encoding']
const needed = ['content-type', 'content-encoding', 'content-length']

/** The page as a reader's program gets it: packed, with the headers that came along. */
const fetchReady = (port: number, path: string, encoding = 'br'): Promise<ReadyPage> =>
  new Promise((done, fail) => {
    request({ port, path, host: '127.0.0.1', headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode !== 200) return fail(new Error(`${path} answers ${response.statusCode}`))
        const head = response.rawHeaders.filter((_, n, all) => !ofTheConnection.includes((all[n - (n % 2)] as string).toLowerCase()))
        done({ path, head, body: Buffer.concat(chunks) })
      })
    })
      .on('error', fail)
      .end()
  })

export const fetchAll = async (port: number, paths: readonly string[], encoding = 'br'): Promise<ReadyPage[]> => {
  const pages: ReadyPage[] = []
  for (const path of paths) pages.push(await fetchReady(port, path, encoding))
  return pages
}

export const withFewHeaders = ({ head, ...page }: ReadyPage): ReadyPage => ({
  ...page,
  head: head.filter((_, n) => needed.includes((head[n - (n % 2)] as string).toLowerCase())),
})

export const startBare = async (pages: readonly ReadyPage[]): Promise<Running> => {
  const child = fork(fileURLToPath(new URL('bare-server.ts', import.meta.url)), { serialization: 'advanced' })
  child.send([...pages])
  const ends = once(child, 'exit').then(([code]) => Promise.reject(new Error(`a bare server ended with code ${code}`)))
  const [{ port }] = (await Promise.race([once(child, 'message'), ends])) as [{ port: number }]
  ends.catch(() => undefined) // later it ends because it is told to
  const pid = child.pid as number
  return { port, pids: () => [pid, ...childrenOf(pid)], stop: () => ended(child) }
}
