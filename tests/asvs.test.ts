// ASVS.md is whole and true to itself: every requirement once, each pass held by a file that is there, and its sums those of its rows. So is
// what SECURITY.md promises: each promise is held by something that is there.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = readFileSync(join(root, 'ASVS.md'), 'utf8')
const promises = readFileSync(join(root, 'SECURITY.md'), 'utf8')

/** The levels of each section's requirements in their order, in OWASP ASVS 5.0.0: the second digit of '2.1' is the level of 2.1.2. */
const sections = `
  1.1 22, 1.2 1111122223, 1.3 112222222223, 1.4 222, 1.5 123, 2.1 122, 2.2 112, 2.3 12223, 2.4 23, 3.1 3, 3.2 113, 3.3 12223,
  3.4 11222233, 3.5 11122333, 3.6 3, 3.7 22333, 4.1 12233, 4.2 23333, 4.3 22, 4.4 1222, 5.1 2, 5.2 112333, 5.3 113, 5.4 222,
  6.1 122, 6.2 111111112222, 6.3 11223333, 6.4 112233, 6.5 22222333, 6.6 2223, 6.7 33, 6.8 2222, 7.1 222, 7.2 1111, 7.3 22,
  7.4 11222, 7.5 223, 7.6 22, 8.1 1233, 8.2 1123, 8.3 133, 8.4 23, 9.1 111, 9.2 1222, 10.1 22, 10.2 223, 10.3 22223,
  10.4 1111122222233333, 10.5 22222, 10.6 22, 10.7 222, 11.1 2233, 11.2 22233, 11.3 11233, 11.4 1222, 11.5 23, 11.6 23, 11.7 33,
  12.1 12233, 12.2 11, 12.3 22223, 13.1 2333, 13.2 222223, 13.3 2233, 13.4 1222233, 14.1 22, 14.2 12223333, 14.3 122,
  15.1 12233, 15.2 12233, 15.3 1222222, 15.4 3333, 16.1 2, 16.2 22222, 16.3 2222, 16.4 222, 16.5 2223, 17.1 23, 17.2 22223333, 17.3 22`
/** Of level 3 we answer only these. */
const alsoAnswered = ['1.2.10', '5.2.6', '6.3.8', '14.2.8']

const levels: ReadonlyMap<string, number> = new Map(
  sections.split(',').flatMap((section) => {
    const [name, digits = ''] = section.trim().split(' ')
    return [...digits].map((digit, n): [string, number] => [`${name}.${n + 1}`, Number(digit)])
  }),
)
const wanted = [...levels].filter(([id, level]) => level < 3 || alsoAnswered.includes(id)).map(([id]) => id)

const verdicts = ['pass', 'not applicable', 'fails'] as const
const longestAbout = 12

type Row = { chapter: string; id: string; level: number; about: string; verdict: string; why: string }

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

const rowsIn = (text: string): Row[] => {
  let chapter = ''
  return text.split('\n').flatMap((line) => {
    chapter = /^## (\d+)\. /.exec(line)?.[1] ?? chapter
    const cells = cellsOf(line)
    if (!/^\d/.test(cells[0] ?? '')) return []
    const [id = '', level, about = '', verdict = '', why = '', ...more] = cells
    return [{ chapter, id, level: Number(level), about, verdict, why: more.length > 0 ? '' : why }]
  })
}

const isFile = (path: string) => existsSync(join(root, path)) && statSync(join(root, path)).isFile()
const named = (why: string): string[] =>
  [...why.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\.(?:tsx?|mjs|sql|json|md))`/g)].map(([, path]) => path as string)
/** `file`: "words that stand in it" */
const quoted = (why: string): [string, string][] =>
  [...why.matchAll(/`([^`]+)`: "([^"]+)"/g)].map(([, path, words]) => [path as string, words as string])

const rowFaults = ({ chapter, id, level, about, verdict, why }: Row): string[] => {
  const faults: string[] = []
  if (levels.get(id) !== level) faults.push(`${id} is not of level ${level}`)
  if (id.split('.')[0] !== chapter) faults.push(`${id} stands in chapter ${chapter}`)
  if (about === '' || about.split(/\s+/).length > longestAbout) faults.push(`${id} does not say briefly what it is about`)
  if (!verdicts.some((one) => one === verdict)) faults.push(`${id} has the verdict “${verdict}”`)
  if (why === '') faults.push(`${id} has no reason`)
  if (verdict === 'pass' && named(why).length === 0) faults.push(`${id} passes and names no file`)
  for (const path of named(why)) if (!isFile(path)) faults.push(`${id} names ${path}, which is not there`)
  for (const [path, words] of quoted(why))
    if (isFile(path) && !readFileSync(join(root, path), 'utf8').includes(words)) faults.push(`${id}: “${words}” does not stand in ${path}`)
  return faults
}

const sumOf = (rows: readonly Row[]) => [...verdicts.map((verdict) => rows.filter((row) => row.verdict === verdict).length), rows.length]

const sumFaults = (text: string, rows: readonly Row[]): string[] => {
  const said = new Map(text.split('\n').map((line) => [cellsOf(line)[0], cellsOf(line).slice(1).map(Number)]))
  const counted: Record<string, number[]> = {
    'level 1': sumOf(rows.filter(({ level }) => level === 1)),
    'level 2': sumOf(rows.filter(({ level }) => level === 2)),
    'four of level 3': sumOf(rows.filter(({ level }) => level === 3)),
    together: sumOf(rows),
  }
  return Object.entries(counted).flatMap(([name, sums]) =>
    said.get(name)?.join() === sums.join() ? [] : [`${name} is ${sums.join(', ')}, not ${said.get(name)?.join(', ')}`],
  )
}

const faultsIn = (text: string): string[] => {
  const rows = rowsIn(text)
  const ids = rows.map(({ id }) => id)
  return [
    ...wanted.filter((id) => !ids.includes(id)).map((id) => `${id} is missing`),
    ...ids.filter((id) => !wanted.includes(id)).map((id) => `${id} is not one that we answer`),
    ...ids.filter((id, n) => ids.indexOf(id) !== n).map((id) => `${id} stands twice`),
    ...rows.flatMap(rowFaults),
    ...sumFaults(text, rows),
  ]
}

/** Every row of SECURITY.md's one table names what holds it: a test, or where the row says so another file. */
const promiseFaults = (text: string): string[] => {
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| promise'))
  if (rows.length < 20) return ['the promises are not found']
  return rows.map(cellsOf).flatMap(([promise = '', heldBy = '', ...more]) => {
    const begins = promise.slice(0, 40)
    const paths = named(heldBy)
    return [
      ...(more.length > 0 ? [`“${begins}” has a cell too many`] : []),
      ...(paths.length === 0 ? [`“${begins}” is held by nothing`] : []),
      ...paths.filter((path) => !isFile(path)).map((path) => `“${begins}” names ${path}, which is not there`),
      ...quoted(heldBy).flatMap(([path, words]) =>
        isFile(path) && !readFileSync(join(root, path), 'utf8').includes(words) ? [`“${words}” does not stand in ${path}`] : [],
      ),
    ]
  })
}

test('the list of requirements has as many as the standard says: 70, 183 and 92', () => {
  assert.deepEqual(
    [1, 2, 3].map((level) => [...levels.values()].filter((one) => one === level).length),
    [70, 183, 92],
  )
  assert.equal(wanted.length, 257)
})

test('every requirement is answered once, each pass names what holds it, and the sums are those of the rows', () =>
  assert.deepEqual(faultsIn(page), []))

test('every promise in SECURITY.md names what holds it, and that is there', () => assert.deepEqual(promiseFaults(promises), []))

describe('a planted fault is found:', () => {
  const found = (from: string | RegExp, to: string, fault: RegExp) => {
    const changed = page.replace(from, to)
    assert.notEqual(changed, page, 'the fault could be planted')
    assert.match(faultsIn(changed).join('\n'), fault)
  }
  const lineOf = (id: string) => page.split('\n').find((line) => line.startsWith(`| ${id} |`)) as string

  test('a row that is missing, doubled, invented or elsewhere', () => {
    found(`${lineOf('1.1.1')}\n`, '', /^1\.1\.1 is missing/m)
    found(lineOf('1.1.1'), `${lineOf('1.1.1')}\n${lineOf('1.1.1')}`, /1\.1\.1 stands twice/)
    found('| 1.1.1 |', '| 1.1.9 |', /1\.1\.9 is not one that we answer/)
    found('| 1.1.1 |', '| 1.3.12 |', /1\.3\.12 is not one that we answer/)
    found('| 1.1.1 |', '| 2.1.1 |', /2\.1\.1 stands in chapter 1/)
  })

  test('a wrong level, a fourth verdict, a long text, no reason', () => {
    found('| 1.1.1 | 2 |', '| 1.1.1 | 1 |', /1\.1\.1 is not of level 1/)
    found(lineOf('1.1.1'), lineOf('1.1.1').replace('| pass |', '| passes |'), /1\.1\.1 has the verdict “passes”/)
    found('| 1.1.1 | 2 |', `| 1.1.1 | 2 | ${'long '.repeat(13)}`, /1\.1\.1 does not say briefly/)
    found(lineOf('1.2.6'), lineOf('1.2.6').replace(/\| [^|]+ \|$/, '| |'), /1\.2\.6 has no reason/)
  })

  test('a pass that names nothing, a file that is not there, words that do not stand in it', () => {
    found(lineOf('1.1.1'), lineOf('1.1.1').replaceAll('`', ''), /1\.1\.1 passes and names no file/)
    found(lineOf('1.1.1'), lineOf('1.1.1').replace('front-door', 'back-door'), /back-door\.test\.ts, which is not there/)
    found(lineOf('1.1.1'), lineOf('1.1.1').replace('(H72)', '(H73)'), /“.*\(H73\)” does not stand in/)
  })

  test('a verdict that changed without its sum, and a sum that changed without its rows', () => {
    found(lineOf('1.2.6'), lineOf('1.2.6').replace('| not applicable |', '| fails |'), /level 2 is [\s\S]*together is/)
    found(/\| together \| \d+/, '| together | 1', /together is /)
  })

  test('a promise that nothing holds, or that names a test that is not there or says something else', () => {
    const changed = (from: string, to: string) => {
      const other = promises.replace(from, to)
      assert.notEqual(other, promises, 'the fault could be planted')
      return promiseFaults(other).join('\n')
    }
    assert.match(changed('| `tests/safety/drafts.test.ts` |', '| |'), /is held by nothing/)
    assert.match(changed('`tests/safety/seizure.test.ts`', '`tests/safety/seizures.test.ts`'), /seizures\.test\.ts, which is not there/)
    assert.match(changed('notices every kind of tampering', 'notices no tampering'), /does not stand in tests\/store\/history\.test\.ts/)
    assert.deepEqual(promiseFaults(''), ['the promises are not found'])
  })
})
