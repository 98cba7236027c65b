// In a real browser no page asks anything of another site, runs a script, breaks its own policy or leaves a cookie.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { elsewhere, withPage } from '../browser.ts'
import { pageTypes, serveCollection } from '../serving.ts'

type Found = { scripts: string[]; handlers: string[]; frames: number; kept: number; broken: string[] }

/** Everything in one visit that should not be: requests to others, broken policy, scripts, cookies, what a page keeps. */
const faultsAt = (address: string) =>
  withPage({ javaScript: true }, async ({ page, requests, complaints }) => {
    await page.addInitScript(`
      globalThis.broken = []
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => broken.push(violatedDirective + ' ' + blockedURI))`)
    const response = await page.goto(address)
    await page.waitForLoadState('networkidle')
    const found = await page.evaluate<Found>(`({
      scripts: [...document.querySelectorAll('script')].map((script) => script.type || script.src || 'inline'),
      handlers: [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].map(({ name }) => name).filter((name) => name.startsWith('on'))),
      frames: document.querySelectorAll('iframe, object, embed, form[action], meta[http-equiv]').length,
      kept: localStorage.length + sessionStorage.length,
      broken,
    })`)
    return [
      ...elsewhere(requests, new URL(address).origin),
      ...found.scripts.filter((type) => type !== 'application/ld+json').map((script) => `script ${script}`),
      ...found.handlers.map((handler) => `handler ${handler}`),
      ...found.broken.map((violation) => `policy ${violation}`),
      ...complaints.filter((words) => !/status of (404|410)/.test(words)).map((words) => `console ${words}`),
      ...(await page.context().cookies()).map(({ name }) => `cookie ${name}`),
      ...(found.frames ? [`${found.frames} frames, forms or refreshes`] : []),
      ...(found.kept ? [`${found.kept} things kept`] : []),
      ...(response?.headers()['set-cookie'] ? ['set-cookie'] : []),
    ]
  })

describe('the network', () => {
  let served: Awaited<ReturnType<typeof serveCollection>>
  before(async () => {
    served = await serveCollection()
  })
  after(() => served.close())

  it('sees every fault that is planted in a page', async () => {
    const planted = `<!doctype html><title>planted</title><script>document.cookie = 'a=b'; localStorage.a = 1</script><img src="https://elsewhere.example/a.png"><p onclick="x()">a</p><iframe srcdoc="b"></iframe>`
    const server = createServer((request, response) =>
      response
        .writeHead(200, {
          'content-type': 'text/html',
          ...(request.url === '/strict' ? { 'content-security-policy': "default-src 'none'" } : {}),
        })
        .end(planted),
    )
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const faults = (await faultsAt(`${origin}/`)).join('\n')
    for (const like of [/elsewhere\.example/, /script inline/, /handler onclick/, /cookie a/, /1 things kept/, /1 frames/])
      assert.match(faults, like)
    assert.match((await faultsAt(`${origin}/strict`)).join('\n'), /policy (script|img)-src/)
    await new Promise((done) => server.close(done))
  })

  it('is asked for nothing but this site’s own pages, styles, fonts and drawings, on every type of page (T5, T10)', async () => {
    for (const path of [...pageTypes, '/ar/groups/junkiebond', '/groups/junkiebond?revision=1']) {
      assert.deepEqual(await faultsAt(served.origin + path), [], path)
    }
  })
})
