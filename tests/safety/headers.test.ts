// Every answer of every kind carries the headers that keep a reader safe; nothing sets a cookie or keeps what it should not.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { erase } from '../../src/actions/erase.ts'
import type { Store } from '../../src/store/store.ts'
import { dressed } from '../../src/web/door/answering.ts'
import { freshStore, invent, keepingFor, publishAll } from '../builders.ts'
import { engines } from '../databases.ts'
import { appOn, listen, speak } from '../site/site.ts'

const promised: Record<string, RegExp> = {
  'content-security-policy':
    /^default-src 'none';(?=.*frame-ancestors 'none')(?=.*base-uri 'none')(?=.*form-action 'none')(?!.*unsafe)(?!.*script-src)(?!.*\*)/,
  'referrer-policy': /^same-origin$/,
  'x-content-type-options': /^nosniff$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
}

/** What is missing from an answer's head, or should not be in it. */
const faultsOf = (headers: ReadonlyMap<string, string>): string[] => [
  ...Object.entries(promised).flatMap(([name, like]) => (like.test(headers.get(name) ?? '') ? [] : [`${name}: ${headers.get(name)}`])),
  ...['set-cookie', 'server', 'x-powered-by', 'access-control-allow-origin', 'strict-transport-security-report', 'refresh'].filter((name) =>
    headers.has(name),
  ),
]

const headOf = (heard: string): { status: number; headers: Map<string, string> } => {
  const [first = '', ...lines] = heard.slice(0, heard.indexOf('\r\n\r\n')).split('\r\n')
  return {
    status: Number(first.split(' ')[1]),
    headers: new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])),
  }
}

it('the search for missing headers finds one that is missing, weakened or too many', () => {
  const whole = new Map([
    ['content-security-policy', "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
    ['referrer-policy', 'same-origin'],
    ['x-content-type-options', 'nosniff'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
  ])
  assert.deepEqual(faultsOf(whole), [])
  for (const name of whole.keys()) assert.equal(faultsOf(new Map([...whole].filter(([other]) => other !== name))).length, 1, name)
  for (const weak of ["script-src 'self'", "style-src 'unsafe-inline'", 'img-src *'])
    assert.equal(
      faultsOf(new Map([...whole, ['content-security-policy', `${whole.get('content-security-policy')}; ${weak}`]])).length,
      1,
      weak,
    )
  assert.deepEqual(faultsOf(new Map([...whole, ['set-cookie', 'a=b']])), ['set-cookie'])
})

for (const [name, engine] of engines)
  describe(`headers on ${name}`, { skip: engine.skip }, () => {
    let store: Store
    let close: () => Promise<void>
    before(async () => {
      ;({ store, close } = await freshStore(engine))
      const source = invent('source', 'source', 'An invented source')
      const group = invent('group', 'union', 'Invented Union', source.id)
      const gone = invent('group', 'gone', 'Gone', source.id)
      const way = invent('idea', 'way', 'A way', source.id)
      way.say('type', { kind: 'choice', choice: 'way-of-organising' })
      await publishAll(store, source.change(), group.change(), gone.change(), way.change())
      await erase(store, { statements: [gone.named], evidence: [] }, keepingFor(store))
    })
    after(() => close())

    it('are whole on every kind of answer (H39, T15)', async () => {
      const { ask } = appOn(store)
      const styles = /href="([^"]*styles\/[^"]*\.css)"/.exec((await ask('/')).text)?.[1] as string
      const tag = (await ask('/groups/union')).headers.get('etag') as string
      const kinds: [number, string, Record<string, string>?, string?][] = [
        [200, '/'],
        [200, '/groups'],
        [200, '/groups/union'],
        [200, '/ar/groups/union'],
        [200, '/groups/union?revision=1'],
        [200, '/chapters/way'],
        [200, '/groups/union.json'],
        [200, '/changes.atom'],
        [200, '/changes/1'],
        [200, '/about'],
        [200, styles],
        [200, '/robots.txt'],
        [301, '/ideas/way'],
        [304, '/groups/union', { 'if-none-match': tag }],
        [400, '/%zz'],
        [404, '/nothing'],
        [404, '/fr/nothing'],
        [410, '/groups/gone'],
        [414, `/${'a'.repeat(600)}`],
        [405, '/', {}, 'POST'],
        [413, '/', { 'content-length': '10000000' }, 'POST'],
        [200, '/', {}, 'HEAD'],
      ]
      for (const [status, url, headers, method] of kinds) {
        const given = await ask(url, headers, method)
        assert.equal(given.status, status, url)
        assert.deepEqual(faultsOf(given.headers), [], `${status} ${url}`)
        if (status >= 400) assert.equal(given.headers.get('cache-control'), 'no-store', url)
      }
    })

    it('ask for https for ever after where it is the public address, and leave that to the other site where this one stands under its path', async () => {
      const over = async (environment: Record<string, string>, url = '/') =>
        (await appOn(store, environment).ask(url)).headers.get('strict-transport-security')
      assert.equal(await over({ ORIGIN: 'https://history.example.org' }), 'max-age=31536000; includeSubDomains')
      assert.equal(await over({ ORIGIN: 'https://history.example.org' }, '/nothing'), 'max-age=31536000; includeSubDomains')
      assert.equal(await over({ ORIGIN: 'https://example.org', PREFIX: '/history' }, '/history/'), undefined)
      assert.equal(await over({ ORIGIN: 'http://example.onion' }), undefined)
      assert.equal(await over({}), undefined)
      const fromRoom = (origin: string) =>
        dressed({ status: 200, head: ['content-type', 'text/html'], body: Buffer.from('Told.') }, 'GET', '/share', origin).head
      assert.ok(fromRoom('https://history.example.org').includes('max-age=31536000; includeSubDomains'))
      assert.ok(!fromRoom('http://example.onion').includes('strict-transport-security'))
    })

    it('are whole on what the server itself refuses, and on a page whose history is not there', async () => {
      const { app } = appOn(store)
      const { port, close } = await listen(app)
      try {
        for (const [status, bytes] of [
          [400, 'hello\r\n\r\n'],
          [431, `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`],
          [400, 'GET / HTTP/1.1\r\n\r\n'],
          [417, 'GET / HTTP/1.1\r\nhost: a\r\nexpect: wonders\r\n\r\n'],
        ] as const) {
          const { status: given, headers } = headOf(await speak(port, bytes))
          assert.equal(given, status)
          assert.deepEqual(faultsOf(headers), [], `${status}`)
        }
      } finally {
        await close()
      }
      const empty = await freshStore(engine)
      const given = await appOn(empty.store).ask('/')
      assert.equal(given.status, 503)
      assert.deepEqual(faultsOf(given.headers), [])
      await empty.close()
    })
  })
