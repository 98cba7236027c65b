// The measure of what is possible: a bare node:http server that knows nothing but ready bytes by their address.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ReadyPage = { path: string; head: string[]; body: Uint8Array }

process.once('message', (ready: ReadyPage[]) => {
  const pages = new Map(ready.map(({ path, head, body }) => [path, { head, body: Buffer.from(body) }]))
  const server = createServer((request, response) => {
    const page = pages.get(request.url as string)
    if (!page) return void response.writeHead(404).end()
    response.writeHead(200, page.head)
    response.end(page.body)
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
})
process.on('disconnect', () => process.exit())
