// A real Chromium for tests: started once a test file, a fresh reader for each page, nothing in reach but this machine.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Its own list of fonts: the one in the package names folders of another system, and every text would be invisible. */
const fontsIn = (place: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${place}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${place}/fonts-cache</cachedir>
</fontconfig>
`

/** Unpacks the browser once a test run (200 MB, two seconds), also where several test files want it at the same moment. */
const unpacked = (): string => {
  const place = join(tmpdir(), `ct-browser-${process.getuid?.() ?? 0}`)
  if (!existsSync(join(place, 'chromium'))) {
    const fresh = mkdtempSync(`${place}-`)
    const unpack = `import('@sparticuz/chromium').then((packed) => packed.default.executablePath())`
    // Without the second variable it leaves its libraries packed, and wants them from the system.
    const env = { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
    execFileSync(process.execPath, ['--eval', unpack], { cwd: root, env, stdio: 'inherit' })
    writeFileSync(join(fresh, 'fonts.conf'), fontsIn(place))
    try {
      renameSync(fresh, place)
    } catch {
      rmSync(fresh, { recursive: true, force: true }) // another test file was quicker
    }
  }
  if (process.getuid && statSync(place).uid !== process.getuid()) throw new Error(`${place} belongs to someone else`)
  return place
}

let running: Promise<Browser> | undefined
after(async () => (await running)?.close())

const browser = () => {
  const place = unpacked()
  running ??= chromium.launch({
    executablePath: join(place, 'chromium'),
    // Names of other machines do not resolve: what a page asks of them fails, and stands in the record.
    args: ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1', '--font-render-hinting=none'],
    env: { ...process.env, LD_LIBRARY_PATH: join(place, 'al2023/lib'), FONTCONFIG_FILE: join(place, 'fonts.conf') },
  })
  return running
}

export type Reader = {
  /** Off unless said otherwise: every page must be whole without scripts. */
  javaScript?: boolean
  width?: number
  height?: number
  colourScheme?: 'light' | 'dark'
  locale?: string
}

export type Watched = {
  page: Page
  /** Address of every request made, in order, failed ones too. */
  requests: string[]
  /** What the browser complained of: errors in its console, broken scripts. */
  complaints: string[]
}

const contextFor = async ({ javaScript = false, width = 1280, height = 800, colourScheme = 'light', locale = 'en' }: Reader) =>
  (await browser()).newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height },
    colorScheme: colourScheme,
    locale,
    reducedMotion: 'reduce',
  })

const readers = new WeakMap<Page, Reader>()

/** Opens a page as a fresh reader would, with nothing remembered, and closes it after `act`. */
export const withPage = async <T>(reader: Reader, act: (watched: Watched) => Promise<T>): Promise<T> => {
  const context = await contextFor(reader)
  const requests: string[] = []
  const complaints: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  context.on('console', (said) => said.type() === 'error' && complaints.push(said.text()))
  context.on('weberror', (broken) => complaints.push(broken.error().message))
  try {
    const page = await context.newPage()
    readers.set(page, reader)
    return await act({ page, requests, complaints })
  } finally {
    await context.close()
  }
}

/** The requests that left `origin` (`http://127.0.0.1:3000`); addresses inside the page itself (`data:`) do not count. */
export const elsewhere = (requests: readonly string[], origin: string): string[] =>
  requests.filter((address) => !/^(data|blob|about):/.test(address) && new URL(address).origin !== origin)

/** In one go, where it stands: no page here has another within it. What is right need not be listed. */
const audit = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run({ resultTypes: ['violations'] })`)
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`))
}

const windows = new Map<string, Promise<Page>>()

/** Where a reader's pages of one origin are laid out once more, one after another: to bring axe in costs more than to ask it. */
const openWindow = async (reader: Reader, origin: string): Promise<Page> => {
  const window = await (await contextFor({ ...reader, javaScript: true })).newPage()
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'none'" }
  await window.route(`${origin}/`, (route) => route.fulfill({ body: '<!doctype html>', headers }), { times: 1 })
  await window.goto(`${origin}/`)
  return window
}

/** axe is a script itself. A page that a reader without scripts sees is laid out once more, its own scripts still forbidden. */
const auditWithoutScripts = async (page: Page, reader: Reader): Promise<string[]> => {
  const { origin } = new URL(page.url())
  const name = JSON.stringify([origin, reader])
  const opened = windows.get(name) ?? openWindow(reader, origin)
  windows.set(name, opened)
  const window = await opened
  await window.evaluate(`history.replaceState(null, '', ${JSON.stringify(page.url())})`)
  await window.setContent((await page.content()).replace(/<\/?noscript>/g, ''))
  return audit(window)
}

/** Everything axe finds wrong with the page as it stands: rule, what it means, and where; empty is good. */
export const axeFaults = (page: Page): Promise<string[]> => {
  const reader = readers.get(page)
  return reader && !reader.javaScript ? auditWithoutScripts(page, reader) : audit(page)
}

/** How many pixels the page is wider than its window; more than none means sideways scrolling. */
export const overflow = (page: Page): Promise<number> => page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
