// Which way imports point, and the other rules of the house, held over every file; and each rule seen to fail where it is broken.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { faultsIn, type Source } from './architecture.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dependencies = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies)

const filesUnder = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))

test('every file keeps the rules of the house', async () => {
  const files = filesUnder('src')
  assert.ok(files.length > 0, 'no file was found')
  assert.deepEqual(await faultsIn(files, dependencies), [])
})

const opening = '// A file planted here to be found out.\n'
const planted = (path: string, text: string) => faultsIn([{ path, text: opening + text }], dependencies)
const sound = async (path: string, text: string) => assert.deepEqual(await planted(path, text), [])
const found = async (path: string, text: string, fault: RegExp) => assert.match((await planted(path, text)).join('\n'), fault)

describe('a planted fault is found:', () => {
  test('the domain knows nothing of store, web or what lies to its right', async () => {
    await sound('src/history/leaves.ts', `import type { Day } from '../dates/days.ts'\nexport type A = Day\n`)
    await found(
      'src/dates/days.ts',
      `import { kinds } from '../history/record.ts'\nexport const a = kinds\n`,
      /may not import src\/history\/record\.ts/,
    )
    await found(
      'src/history/record.ts',
      `import type { Look } from '../store/open/tables.ts'\nexport type A = Look\n`,
      /may not import src\/store/,
    )
    await found('src/exploring/map.ts', `export * from '../exchange/csv.ts'\n`, /may not import src\/exchange/)
  })

  test('the public site cannot name a contribution, a review, a key or the sealed store', async () => {
    await sound('src/web/site/group.tsx', `import { reading } from '../../store/open/reading.ts'\nexport const a = reading\n`)
    for (const area of ['contributions', 'review', 'sealing', 'store/sealed', 'web/desk', 'web/share', 'actions'])
      await found('src/web/site/group.tsx', `import type { A } from '../../${area}/a.ts'\nexport type B = A\n`, /may not import/)
    await found('src/web/site/late.ts', `export const a = () => import('../../sealing/keys.ts')\n`, /may not import src\/sealing/)
  })

  test('pages see no store, areas do not see each other, and no file lies outside the table', async () => {
    await sound(
      'src/web/pages/group.tsx',
      `import type { RecordReading } from '../../exploring/readings.ts'\nexport type A = RecordReading\n`,
    )
    await found('src/web/pages/group.tsx', `import { look } from '../../store/open/lists.ts'\nexport const a = look\n`, /may not import/)
    await found('src/web/share/ask.tsx', `import { queue } from '../desk/queue.ts'\nexport const a = queue\n`, /may not import/)
    await sound('src/web/door/door.ts', `import type { Lane } from '../share/asked.ts'\nexport type A = Lane\n`)
    for (const area of ['contributions', 'store', 'store/sealed', 'actions', 'web/share'])
      await found('src/web/door/door.ts', `import type { A } from '../../${area}/a.ts'\nexport type B = A\n`, /may not import/)
    await found('src/history/record.ts', `import { at } from '../../tests/builders.ts'\nexport const a = at\n`, /may not import tests/)
    await found('src/elsewhere/thing.ts', 'export const a = 1\n', /lies in no area/)
    await found('src/extra.ts', 'export const a = 1\n', /lies in no area/)
  })

  test('SQL stays in the store, HTTP in the web, and only what package.json names for running is used', async () => {
    await sound('src/store/open/lists.ts', `import { sql } from 'kysely'\nexport const a = sql\n`)
    await found('src/actions/publish.ts', `import { sql } from 'kysely'\nexport const a = sql\n`, /may not import kysely/)
    await found('src/commands/move.ts', `import pg from 'pg'\nexport const a = pg\n`, /may not import pg/)
    await found(
      'src/actions/publish.ts',
      `import { DatabaseSync } from '@photostructure/sqlite'\nexport const a = DatabaseSync\n`,
      /sqlite/,
    )
    await sound('src/stripping/picture.ts', `import type { Sharp } from 'sharp'\nexport type A = Sharp\n`)
    for (const decoder of ['sharp', 'mupdf', 'file-type'])
      await found('src/web/share/file.ts', `import * as a from '${decoder}'\nexport const b = a\n`, /may not import/)
    await found('src/stripping/picture.ts', `import { seal } from '../sealing/envelope.ts'\nexport const a = seal\n`, /may not import/)
    await found('src/actions/publish.ts', `import { Hono } from 'hono'\nexport const a = Hono\n`, /may not import hono/)
    await found(
      'src/commands/serve.ts',
      `import { createServer } from 'node:http'\nexport const a = createServer\n`,
      /may not import node:http/,
    )
    await found('src/dates/edtf.ts', `import edtf from 'edtf'\nexport const a = edtf\n`, /does not name for running/)
  })

  test('the domain and the pages have no clock, no chance, no files and no environment', async () => {
    await sound(
      'src/history/leaves.ts',
      `import { createHash } from 'node:crypto'\nexport const a = (day: number) => [createHash('sha256'), new Date(day)]\n`,
    )
    await sound('src/history/gaps.ts', `export const a = 'Math.random() is chance' // and Date.now() a clock\n`)
    await found(
      'src/history/leaves.ts',
      `import { createHash, randomBytes } from 'node:crypto'\nexport const a = [createHash, randomBytes]\n`,
      /node:crypto/,
    )
    await found('src/dates/days.ts', `import { createHash } from 'node:crypto'\nexport const a = createHash\n`, /node:crypto/)
    await found('src/exchange/csv.ts', `import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n`, /node:fs/)
    for (const effect of [
      'Date.now()',
      'new Date()',
      'Math.random()',
      'crypto.randomUUID()',
      'crypto.getRandomValues(new Uint8Array(1))',
      'fetch("x")',
      'process.env.HOME',
    ])
      for (const path of ['src/exploring/axis.ts', 'src/web/pages/front.tsx'])
        await found(path, `export const a = () => ${effect}\n`, /may not use/)
    await found('src/config.ts', 'export const a = process.env.PORT\n', /reads the environment/)
    await sound('src/main.ts', 'export const a = process.env.PORT\n')
  })

  test('no string becomes HTML', async () => {
    await found(
      'src/web/pages/prose.tsx',
      'export const A = (p: { t: string }) => <p dangerouslySetInnerHTML={{ __html: p.t }} />\n',
      /as HTML/,
    )
    await found('src/web/pages/prose.tsx', `import { raw } from 'hono/html'\nexport const a = raw('<b>')\n`, /as HTML/)
    await found('src/web/site/page.tsx', `import { html } from 'hono/html'\nexport const a = html\`<b>\`\n`, /as HTML/)
  })

  test('no drawers, no default exports, no index, kebab-case, a sentence first, one idea a file', async () => {
    for (const name of [
      'utils/a',
      'helper',
      'common',
      'shared/b',
      'misc',
      'lib/c',
      'date-utils',
      'session-manager',
      'data',
      'infos',
      'v2/d',
      'index',
    ])
      await found(`src/history/${name}.ts`, 'export const a = 1\n', /drawer/)
    await sound('src/store/engines/shared-look.ts', 'export const a = 1\n')
    await found('src/history/wholeRecord.ts', 'export const a = 1\n', /kebab-case/)
    await found('src/history/a.ts', 'export default 1\n', /default export/)
    await found('src/history/a.ts', 'const a = 1\nexport { a as default }\n', /default export/)
    await found('src/history/a.ts', '\n'.repeat(400), /401 lines/)
    await sound('src/history/vocabulary.ts', '\n'.repeat(400))
    assert.match((await faultsIn([{ path: 'src/history/a.ts', text: 'export const a = 1\n' }], [])).join(), /does not open with a sentence/)
  })

  test('files that import each other at run time are a ring; types alone are not', async () => {
    const pair = (how: string) => [
      { path: 'src/history/a.ts', text: `${opening}${how} { b } from './b.ts'\nexport const a = 1 as unknown as typeof b\n` },
      { path: 'src/history/b.ts', text: `${opening}${how} { a } from './a.ts'\nexport const b = 1 as unknown as typeof a\n` },
    ]
    assert.deepEqual(await faultsIn(pair('import'), []), ['a ring of imports: src/history/a.ts → src/history/b.ts → src/history/a.ts'])
    assert.deepEqual(await faultsIn(pair('import type'), []), [])
  })
})
