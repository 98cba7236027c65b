// The checkers are checked: each must find the fault planted for it, and find nothing in a sound page.
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { axeFaults, elsewhere, overflow, withPage } from './browser.ts'
import { htmlFaults } from './markup.ts'

const page = (body: string, head = '') =>
  `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>A page</title>${head}</head>\n<body><main><h1>A page</h1>${body}</main></body>\n</html>\n`

const pages: Record<string, string> = {
  '/sound': page('<p>Nothing is wrong here.</p>'),
  '/no-label': page('<form action="/sound"><p>Your words</p><input type="text"><button type="submit">Send</button></form>'),
  '/pale': page('<p style="color:#ccc;background:#fff">Hardly to be read.</p>'),
  '/mended': page('<p id="pale" style="color:#ccc;background:#fff">Words</p><script>document.getElementById("pale").remove()</script>'),
  '/below/styled': page('<p>Words</p>', '<link rel="stylesheet" href="pale.css">'),
  '/below/pale.css': 'p{color:#ccc;background:#fff}',
  '/elsewhere': page('<p><img src="https://example.org/pixel.gif" alt="A dot"></p>'),
  '/style-elsewhere': page('<p>Words</p>', '<style>@import "http://fonts.example.org/face.css";</style>'),
  '/script': page('<p id="said">Before</p><script>document.getElementById("said").textContent = "After"</script>'),
  '/broken-script': page('<p>Words</p><script>thisIsNotThere()</script>'),
  '/wide': page('<p style="width:900px">Too wide for a phone.</p>'),
  '/scheme': page('<p class="word">Words</p>', '<style>.word{color:#000}@media(prefers-color-scheme:dark){.word{color:#fff}}</style>'),
}

let server: Server
let origin = ''
before(async () => {
  server = createServer((request, response) => {
    const found = pages[request.url ?? '']
    const type = request.url?.endsWith('.css') ? 'text/css' : 'text/html'
    response.writeHead(found ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(found ?? '')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => server.close())

const visiting = (path: string, reader = {}) =>
  withPage(reader, async (watched) => {
    await watched.page.goto(origin + path)
    return { ...watched, axe: await axeFaults(watched.page), overflow: await overflow(watched.page) }
  })

test('a sound page passes every checker, scripts on and off', async () => {
  for (const javaScript of [false, true]) {
    const { axe, requests, complaints, overflow } = await visiting('/sound', { javaScript })
    assert.deepEqual(axe, [])
    assert.deepEqual(elsewhere(requests, origin), [])
    assert.deepEqual(
      complaints.filter((text) => !text.includes('404')),
      [],
    )
    assert.equal(overflow, 0)
  }
  assert.deepEqual(await htmlFaults(pages['/sound'] as string), [])
})

test('axe finds a field without a label and words too pale, scripts on and off', async () => {
  for (const javaScript of [false, true]) {
    assert.match((await visiting('/no-label', { javaScript })).axe.join('\n'), /^label: /m)
    assert.match((await visiting('/pale', { javaScript })).axe.join('\n'), /^color-contrast: /m)
  }
})

test('axe sees a page as its reader does: mended by a script or not, in its own styles, and not those of the page before', async () => {
  for (const [path, javaScript, said] of [
    ['/mended', true, /^$/],
    ['/mended', false, /^color-contrast: /],
    ['/below/styled', false, /^color-contrast: /],
    ['/sound', false, /^$/],
  ] as const)
    assert.match((await visiting(path, { javaScript })).axe.join('\n'), said, path)
})

test('a picture and a style from elsewhere are on record, and reach nobody', async () => {
  assert.deepEqual(elsewhere((await visiting('/elsewhere')).requests, origin), ['https://example.org/pixel.gif'])
  assert.deepEqual(elsewhere((await visiting('/style-elsewhere')).requests, origin), ['http://fonts.example.org/face.css'])
})

test('scripts run only where the reader lets them', async () => {
  for (const [javaScript, said] of [
    [false, 'Before'],
    [true, 'After'],
  ] as const) {
    await withPage({ javaScript }, async ({ page }) => {
      await page.goto(`${origin}/script`)
      assert.equal(await page.textContent('#said'), said)
    })
  }
})

test('a broken script is a complaint', async () => {
  assert.match((await visiting('/broken-script', { javaScript: true })).complaints.join('\n'), /thisIsNotThere/)
})

test('a page too wide for a phone is measured', async () => {
  assert.ok((await visiting('/wide', { width: 320 })).overflow > 500)
  assert.equal((await visiting('/wide', { width: 1280 })).overflow, 0)
})

test('the page is drawn in the colours and the language the reader asks for, in letters that can be seen', async () => {
  const colour = (colourScheme: 'light' | 'dark') =>
    withPage({ colourScheme }, async ({ page }) => {
      await page.goto(`${origin}/scheme`)
      return page.evaluate(`getComputedStyle(document.querySelector('.word')).color`)
    })
  assert.equal(await colour('light'), 'rgb(0, 0, 0)')
  assert.equal(await colour('dark'), 'rgb(255, 255, 255)')
  await withPage({ locale: 'ar' }, async ({ page }) => {
    await page.goto(`${origin}/scheme`)
    assert.equal(await page.evaluate('navigator.language'), 'ar')
    const word = page.locator('.word')
    const seen = await word.screenshot()
    await word.evaluate((element) => element.replaceChildren(' '))
    const { width, height } = (await word.boundingBox()) ?? { width: 0, height: 0 }
    assert.ok(width > 0)
    assert.notDeepEqual(seen, height ? await word.screenshot() : null, 'the words left no trace on the page')
  })
})

test('invalid HTML is found: a stray end tag, a doubled id, an unknown element, a missing alternative text', async () => {
  const faulty = {
    'close-order': page('<p>One</b></p>'),
    'no-dup-id': page('<p id="one">One</p><p id="one">Two</p>'),
    'element-name': page('<p><thread>One</thread></p>'),
    'wcag/h37': page('<p><img src="/one.png"></p>'),
    'element-permitted-content': page('<ul><p>One</p></ul>'),
  }
  for (const [rule, html] of Object.entries(faulty))
    assert.ok(
      (await htmlFaults(html)).some((fault) => fault.endsWith(`(${rule})`)),
      rule,
    )
})
