import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { say, year } from '../../../tests/said.ts'
import type { Named, RecordReading } from '../../exploring/readings.ts'
import type { Kind } from '../../history/record.ts'
import { readCatalogues } from '../catalogues.ts'
import { routesFor } from '../routes.ts'
import { accentStyles, contrast, papers } from './accents.ts'
import { changesFeed } from './changes-feed.tsx'
import { ChapterPage } from './chapter-page.tsx'
import { FaultPage } from './fault-page.tsx'
import { type Locale, locales } from './locales.ts'
import { isSafe } from './parts/safe-link.tsx'
import { RecordPage } from './record-page.tsx'
import type { Setting } from './setting.ts'

const root = join(import.meta.dirname, '../../..')
const catalogues = readCatalogues(join(root, 'words'))
const checker = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended'],
    rules: { 'doctype-style': ['error', { style: 'lowercase' }], 'void-style': 'off' },
  }),
)
const rendered = async (page: { toString(): string | Promise<string> }) => `<!doctype html>${await page.toString()}`

const settingIn = (locale: Locale): Setting => ({
  words: catalogues[locale],
  routes: routesFor('/history', locale),
  publisher: {
    name: 'Coact <&>',
    logo: null,
    accent: null,
    accentDark: null,
    contact: 'history@example.org',
    licence: 'CC BY-SA 4.0',
    origin: 'https://example.org',
  },
  path: '/groups/one',
  sharing: true,
  shareReviewed: false,
  styles: 'styles/1.css',
})

const hostile = '"><script>alert(1)</script>\u202e & \u0000'

const reading = (): RecordReading => {
  const title = say('text', { kind: 'prose', text: 'A title', lang: 'fa', order: 0 }, { madeBy: hostile })
  const statements = [
    say('name', { kind: 'text', text: hostile, lang: 'en' }),
    say('began', { kind: 'when', when: year(1981, 'in 1981') }),
    say('began', { kind: 'when', when: year(1983, 'in 1983') }, { note: hostile }),
    say('remit', { kind: 'record', record: 'd1' }),
    say('remit', { kind: 'record', record: 'gone' }, { when: year(1990, 'in 1990') }),
    say('told', { kind: 'text', text: 'سلام', lang: 'fa' }),
    title,
    say('paragraph', { kind: 'prose', text: `See [[d1|${hostile}]] and [[gone]].`, lang: 'en', order: 1 }, { about: title.id }),
    say('funding', { kind: 'answer', answer: 'declined' }),
    say('gap', { kind: 'text', text: 'Who?', lang: 'en' }),
  ]
  const named = (id: string, path: string, name: string, ways: number[]) => ({ id, kind: 'idea', path, name, lang: 'en', ways }) as const
  return {
    at: { number: 1, day: '2026-11-22', newest: 2 },
    record: { id: 'g1', kind: 'group', path: 'groups/one', name: 'One <&> سلام', lang: 'en', ways: [1, 3] },
    statements,
    pointing: { page: 2, perPage: 50, total: 120, statements: [] },
    around: [],
    cited: [],
    mentions: [],
    evidence: statements.map(({ id }, n) => ({
      id: `v${n}`,
      statement: id,
      source: 's1',
      place: `§${n}`,
      quotation: n % 2 ? hostile : null,
      lang: 'en',
      added: 1,
      ended: null,
    })),
    names: new Map<string, Named>([
      ['d1', named('d1', 'ideas/one', 'An idea', [])],
      ['c1', named('c1', 'chapters/one', 'A chapter', [1])],
      ['s1', { ...named('s1', 'sources/one', hostile, []), kind: 'source' }],
    ]),
    changes: [{ number: 1, day: '2026-11-22', act: 'publish', note: hostile, hash: 'abc', added: 10, ended: 0, gone: 1 }],
    resting: null,
  }
}

const isValid = async (html: string) => {
  const { results } = await checker.validateString(html)
  assert.deepEqual(
    results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`)),
    [],
  )
}

for (const locale of locales) {
  test(`a record and a chapter, hostile words in every place, are valid HTML and run nothing (${locale})`, async () => {
    for (const Page of [RecordPage, ChapterPage]) {
      const html = await rendered(<Page setting={settingIn(locale)} reading={reading()} />)
      await isValid(html.replaceAll('\u0000', ''))
      assert.doesNotMatch(html, /<script|<style|\sstyle=|\son\w+=/i)
      assert.match(html, new RegExp(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`))
      assert.equal(html.match(/<main\b/g)?.length, 1)
      assert.equal(html.match(/<h1\b/g)?.length, 1)
    }
  })
}

test('every fault has a calm page that is valid HTML and leads somewhere', async () => {
  const said = new Set<string>()
  for (const status of [400, 404, 405, 410, 413, 414, 431, 500, 503]) {
    const html = await rendered(<FaultPage setting={settingIn('en')} status={status} />)
    await isValid(html)
    assert.match(html, /href="\/history\/"/)
    said.add(/<p class="lede">(.*?)<\/p>/.exec(html)?.[1] ?? '')
  }
  assert.equal(said.size, 9)
})

test('every statement with evidence has its number and the place it rests on in the page', async () => {
  const html = await rendered(<RecordPage setting={settingIn('en')} reading={reading()} />)
  for (let n = 0; n < 10; n++) assert.match(html, new RegExp(`>§${n}<`))
})

test('a page says which words a speaker of its language has read: none, or those of the share pages', async () => {
  const foot = async (shareReviewed: boolean) => {
    const html = await rendered(<RecordPage setting={{ ...settingIn('ar'), shareReviewed }} reading={reading()} />)
    return /<p class="unreviewed">(.*?)<\/p>/.exec(html)?.[1] ?? ''
  }
  const [nobody, somebody] = [await foot(false), await foot(true)]
  assert.equal(
    nobody,
    catalogues.ar.say('No speaker of this language has read the interface yet. If a sentence is wrong, the mistake is ours.'),
  )
  assert.notEqual(somebody, nobody)
  assert.match(somebody, /\p{Script=Arabic}/u)
})

test('what a source leaves open leads to a form that asks exactly that, where people can share at all', async () => {
  const gap = reading().statements.find(({ property }) => property === 'gap')?.id
  const html = async (sharing: boolean) => rendered(<RecordPage setting={{ ...settingIn('en'), sharing }} reading={{ ...reading() }} />)
  assert.match(await html(true), /<a href="\/history\/share\/correction\?about=groups\/one&amp;ask=[^"]*" rel="nofollow">Who\?<\/a>/)
  assert.ok(gap)
  assert.doesNotMatch(await html(false), /\/share/)
})

test('every page can be answered; on words, ideas and what was made that comes first', async () => {
  const ways = async (kind: Kind) => {
    const own = reading()
    const html = await rendered(<RecordPage setting={settingIn('en')} reading={{ ...own, record: { ...own.record, kind } }} />)
    return [...html.matchAll(/share\/([\w-]+)\?about=groups\/one" rel/g)].map(([, way]) => way)
  }
  for (const kind of ['idea', 'source', 'work'] as const) assert.deepEqual(await ways(kind), ['answer', 'correction', 'about-us'], kind)
  for (const kind of ['group', 'event', 'person'] as const) assert.deepEqual(await ways(kind), ['correction', 'about-us', 'answer'], kind)
})

test('a page as it stood once says so, leads to what is current, and is kept out of search engines', async () => {
  const html = await rendered(<RecordPage setting={settingIn('en')} reading={reading()} />)
  assert.match(html, /as it was at revision 1.*Read it as it is now/)
  assert.match(html, /<meta name="robots" content="noindex"/)
})

test('a date keeps its own words, and how it was read stands beside them', async () => {
  const html = await rendered(<RecordPage setting={settingIn('en')} reading={reading()} />)
  assert.match(html, /class="told" tabindex="0"><span>in 1981<\/span>.*?Read as: 1981/)
})

test('two founding years stand as two lines of the same kind, not settled', async () => {
  const html = await rendered(<RecordPage setting={settingIn('en')} reading={reading()} />)
  const dispute = /<div class="dispute">(.*?)<\/div><\/section>/s.exec(html)?.[1] ?? ''
  assert.equal(dispute.match(/<li>/g)?.length, 2)
  assert.match(dispute, /Not settled/)
})

test('right to left, a later year stands further to the left', async () => {
  const ruler = async (locale: Locale) => {
    const html = await rendered(<RecordPage setting={settingIn(locale)} reading={reading()} />)
    return [...html.matchAll(/<text class="\w+" x="([\d.]+)%" y="14">(\d+)</g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  }
  const [english, arabic] = [await ruler('en'), await ruler('ar')]
  assert.ok(english.length > 1)
  assert.deepEqual(
    arabic.map(([x, y]) => [Math.round(100 - x), y]),
    english.map(([x, y]) => [Math.round(x), y]),
  )
})

test('only web and mail addresses become links', () => {
  for (const href of ['https://example.org', 'http://example.org', 'mailto:a@example.org']) assert.ok(isSafe(href), href)
  for (const href of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//example.org', '/x', 'file:///etc'])
    assert.ok(!isSafe(href), href)
})

test('the feed holds no character that XML cannot, and escapes what it must', () => {
  const { at, changes } = reading()
  const note = `${hostile}\ud800\uffff\u0008 ]]>`
  const feed = changesFeed({
    setting: settingIn('ar'),
    reading: { at, paged: { page: 1, perPage: 50, total: 1 }, changes: changes.map((change) => ({ ...change, note })) },
  })
  assert.doesNotMatch(feed.replaceAll('\n', ''), /\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/u)
  assert.ok(!feed.includes('<script') && !feed.includes(']]>'))
  assert.match(feed, /<updated>2026-11-22T00:00:00Z<\/updated>/)
})

test('a publisher’s colour is used for words only where it can be read, and nothing else gets into the styles', () => {
  assert.match(accentStyles({ accent: '#003366', accentDark: null }), /--accent:#003366/)
  assert.doesNotMatch(accentStyles({ accent: '#ffee00', accentDark: null }), /--accent/)
  assert.equal(accentStyles({ accent: 'red;}body{display:none', accentDark: null }), '')
  const tokens = readFileSync(join(root, 'public/styles/tokens.css'), 'utf8')
  for (const paper of Object.values(papers)) assert.ok(tokens.includes(`--paper: ${paper}`), paper)
})

test('every thread can be seen on its paper (3 to 1), and every word read (4.5 to 1)', () => {
  const [light, dark] = readFileSync(join(root, 'public/styles/tokens.css'), 'utf8').split('@media (prefers-color-scheme: dark)') as [
    string,
    string,
  ]
  for (const [css, paper] of [
    [light, papers.light],
    [dark, papers.dark],
  ] as const) {
    const colours = [...css.matchAll(/--(thread-\d|ink|ink-quiet|accent): (#[0-9a-f]{6})/g)]
    assert.equal(colours.length, 11)
    for (const [, name, colour] of colours)
      assert.ok(contrast(colour as string, paper) >= ((name as string).startsWith('thread') ? 3 : 4.5), `${name} ${colour}`)
  }
})

test('styles know no left and right: every page is as good from right to left', () => {
  const sheets = ['styles', 'share-styles'].flatMap((folder) => readdirSync(join(root, 'public', folder)).map((name) => join(folder, name)))
  for (const name of sheets) {
    const css = readFileSync(join(root, 'public', name), 'utf8')
    assert.doesNotMatch(
      css,
      /(?:margin|padding|border)-(?:left|right)|float: (?:left|right)|text-align: (?:left|right)|[{;]\s*(?:left|right):/,
      name,
    )
  }
})

test('the face stays small: at most 30 kB for Latin and 22 kB for Cyrillic', () => {
  const size = (name: string) => readFileSync(join(root, `public/fonts/literata-${name}.woff2`)).length
  assert.ok(size('latin') <= 30_000 && size('cyrillic') <= 22_000)
})
