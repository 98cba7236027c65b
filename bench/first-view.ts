// A process that looks at pages in a real browser, each as a reader who was never here, and counts what came over the wire.
import { withPage } from '../tests/browser.ts'
import { enter, textOf } from './reader.ts'

/** Bytes with the answers' heads. */
export type View = { bytes: number; requests: number; scripts: number }

const atOnce = 3

/** A browser without a window asks for no icon; a reader's does. */
const iconOf = async (port: number, path: string): Promise<{ address: string; bytes: number } | null> => {
  const reader = enter(port)
  const address = /<link rel="icon"[^>]*href="([^"]+)"/.exec(textOf(await reader.get(path)))?.[1]
  const icon = address ? await reader.get(address) : null
  reader.leave()
  return address && icon ? { address, bytes: icon.head.length + 4 + icon.body.length } : null
}

const view = (port: number, path: string): Promise<View> =>
  withPage({ javaScript: true }, async ({ page, requests }) => {
    const wire = await page.context().newCDPSession(page)
    let bytes = 0
    wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    await wire.send('Network.enable')
    await page.goto(`http://127.0.0.1:${port}${path}`, { waitUntil: 'networkidle' })
    const scripts = await page.locator('script').count()
    const icon = await iconOf(port, path)
    const asked = icon !== null && !requests.some((address) => address.endsWith(icon.address))
    return { bytes: bytes + (asked ? icon.bytes : 0), requests: requests.length + (asked ? 1 : 0), scripts }
  })

const look = async ({ port, paths }: { port: number; paths: string[] }): Promise<View[]> => {
  const views: View[] = []
  const waiting = paths.map((path, n) => ({ path, n }))
  const next = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) views[one.n] = await view(port, one.path)
  }
  await Promise.all(Array.from({ length: atOnce }, next))
  return views
}

process.on('message', (what: { port: number; paths: string[] }) => {
  look(what).then(
    (views) => process.send?.(views),
    (error: Error) => process.send?.({ failed: error.message.split('\n')[0] }),
  )
})
