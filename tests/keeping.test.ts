// KEEPING.md says what the code does: each figure is that of the constant it names, and no sealed table, key or printed line is left out.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { register } from 'tsx/esm/api'
import { largest } from '../src/stripping/recognising.ts'
import { formLimits } from '../src/web/door/form.ts'
import { laneLimits } from '../src/web/door/lanes.ts'
import { pace } from '../src/web/door/pace.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
register() // the files that the page names are read as they stand in the tree
const page = readFileSync(join(root, 'KEEPING.md'), 'utf8')
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')
const sources = [
  ...(readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }) as string[]).map((path) => `src/${path.replaceAll('\\', '/')}`),
  ...['start.mjs', 'install.mjs', 'compile.mjs'],
].filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\.test\./.test(path))

/** Times are milliseconds in the code and sizes bytes, but for these. */
const inSeconds = ['pace.quiet', 'pace.after', 'patience.work', 'patience.wait', 'untakenSeconds']
const inKibibytes = ['receiptCost.memoryCost', 'passphraseCost.memoryCost']
const second = 1_000
const units: Readonly<Record<string, number>> = {
  bytes: 1,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  second,
  minute: 60 * second,
  hour: 3_600 * second,
  days: 1,
}

/** What a sum of the source comes to: numbers, names of the same file, and products of them. */
const worth = (sum: string, text: string): number => {
  const [power, exponent, ...more] = sum.split('**')
  if (exponent !== undefined && more.length === 0) return worth(power as string, text) ** worth(exponent, text)
  return sum
    .split('*')
    .map((factor) => factor.trim())
    .map((factor) => (/^[a-z]/i.test(factor) ? worth(sumOf(factor, text), text) : Number(factor.replaceAll('_', ''))))
    .reduce((product, factor) => product * factor, 1)
}
/** `name`, `name.part` or `name[0]` as it stands in a file. */
const sumOf = (name: string, text: string): string => {
  const [, own = '', part, place] = /^(\w+)(?:\.(\w+)|\[(\d)\])?$/.exec(name) ?? []
  const said = (of: string, within: string) => new RegExp(`\\b${of}\\s*[:=]\\s*([^,;}\\n/]+)`).exec(within)?.[1]
  const found =
    place !== undefined
      ? new RegExp(`const ${own} = \\[([^\\]]+)\\]`).exec(text)?.[1]?.split(',')[Number(place)]
      : part === undefined
        ? said(own, text)
        : said(part, text.slice(text.indexOf(`const ${own} = {`)))
  assert.ok(found !== undefined, `${name} is not said`)
  return found
}

/** In bytes, milliseconds or pieces; of words that are no name, the last number in them, if they stand there. */
const standing = async (path: string, name: string): Promise<number> => {
  const text = textOf(path)
  if (!/^\w+((\.\w+)+|\[\d\])?$/.test(name)) {
    assert.ok(text.includes(name), `“${name}” does not stand in ${path}`)
    return Number(/\d+(?=\D*$)/.exec(name)?.[0])
  }
  const [own = '', ...parts] = name.split('.')
  const isExported = new RegExp(`export const ${own}\\b`).test(text)
  const value = isExported
    ? [own, ...parts].reduce<unknown>(
        (of, part) => (of as Record<string, unknown>)?.[part],
        await import(pathToFileURL(join(root, path)).href),
      )
    : worth(sumOf(name, text), text)
  assert.equal(typeof value, 'number', `${name} of ${path} is no number`)
  return (value as number) * (inSeconds.includes(name) ? second : inKibibytes.includes(name) ? 1024 : 1)
}

const figuresIn = (line: string): string[] => [...line.matchAll(/\*\*(\d[^*]*)\*\*/g)].map(([, figure]) => figure as string)
const figureWorth = (figure: string): number => {
  const [number = '', unit = ''] = figure.split(' ')
  const one = unit === '' ? 1 : (units[unit] ?? units[unit.replace(/s$/, '')])
  return Number(number.replaceAll(',', '')) * (one ?? Number.NaN)
}
const namedIn = (line: string): [path: string, name: string][] =>
  [...line.matchAll(/`([\w./-]+\.(?:tsx?|mjs))`: ((?:`[^`]+`(?:, )?)+)/g)].flatMap(([, path, names]) =>
    [...(names as string).matchAll(/`([^`]+)`/g)].map(([, name]): [string, string] => [path as string, name as string]),
  )

const sectionOf = (text: string, title: string) => text.split(/^## /m).find((section) => section.startsWith(title)) ?? ''

const figureFaults = async (text: string): Promise<string[]> => {
  const faults: string[] = []
  for (const line of text.replace(sectionOf(text, 'What is printed'), '').split('\n')) {
    const [figures, names] = [figuresIn(line), namedIn(line)]
    if (figures.length !== names.length) faults.push(`${figures.length} figures and ${names.length} constants: ${line.slice(0, 60)}`)
    for (const [n, [path, name]] of names.entries()) {
      const stands = await standing(path, name).catch((error: Error) => error.message)
      if (stands !== figureWorth(figures[n] ?? '')) faults.push(`${path}: ${name} is ${stands}, not ${figures[n]}`)
    }
  }
  return faults
}

const namesIn = (name: string, value: object): string[] =>
  Object.entries(value).flatMap(([part, of]) => (typeof of === 'object' ? namesIn(`${name}.${part}`, of) : [`${name}.${part}`]))

/** A limit, a table or a key that the code has and the page has not. */
const missingFaults = (text: string): string[] => {
  const faults: string[] = []
  const asked = sectionOf(text, 'What is asked')
  const lives = /const lives = \{(.+?)\n?\}/s.exec(textOf('src/web/share/pass.ts'))?.[1] ?? ''
  const names = [
    ...namesIn('formLimits', formLimits),
    ...namesIn('laneLimits', laneLimits),
    ...namesIn('largest', largest),
    ...namesIn('pace', pace),
    ...[...lives.matchAll(/(\w+): /g)].map(([, life]) => `lives.${life}`),
  ]
  for (const name of names) if (!asked.includes(`\`${name}\``)) faults.push(`${name} is not named`)
  const kept = sectionOf(text, 'What is kept')
  const migrations = readdirSync(join(root, 'migrations')).map((name) => textOf(`migrations/${name}`))
  for (const [, table] of migrations.join('\n').matchAll(/^create table (sealed_\w+)/gm))
    if (!kept.includes(`| \`${table}\``) && !kept.includes(`, \`${table}\``)) faults.push(`${table} is not among what is kept`)
  const keys = sectionOf(text, 'Keys')
  for (const path of sources)
    if (
      /createCipheriv|createHmac|generateKeyPairSync|await slowHash|generateX25519Identity/.test(textOf(path)) &&
      !keys.includes(`\`${path}\``)
    )
      faults.push(`${path} makes or uses a key and is not named`)
  return faults
}

/** What goes to the output while this is served or begun; what a command is asked for is not counted. */
const saying = /(?<![.\w])(?:surroundings\.)?(?:say|log|console\.\w+)\((?!\{)/g
const ofCommands = /^src\/(commands\/(?!before-serving|open-history)|web\/extract-words)/
const printFaults = (text: string): string[] => {
  const section = sectionOf(text, 'What is printed')
  const said = new Map([...section.matchAll(/^\| `([^`]+)` \| \*\*(\d+)\*\* \|/gm)].map(([, path, n]) => [path as string, Number(n)]))
  const faults: string[] = []
  for (const path of sources.filter((path) => !ofCommands.test(path))) {
    const count = [...textOf(path).matchAll(saying)].length
    if (count !== (said.get(path) ?? 0)) faults.push(`${path} prints in ${count} places, not ${said.get(path) ?? 0}`)
    said.delete(path)
  }
  return [...faults, ...[...said.keys()].map((path) => `${path} is not there`)]
}

test('each figure on the page is that of the code', async () => assert.deepEqual(await figureFaults(page), []))

test('no limit, no sealed table, no key and no printed line is left out', () =>
  assert.deepEqual([...missingFaults(page), ...printFaults(page)], []))

test('whatever writes to the output is one of those counted', () => {
  const others = sources.filter((path) => /process\.std(out|err)|console\./.test(textOf(path)) && !/^(start|install|compile)/.test(path))
  assert.deepEqual(others.sort(), ['src/main.ts', 'src/stripping/apart.ts', 'src/web/extract-words.ts'])
})

describe('a planted fault is found:', () => {
  const changed = (from: string | RegExp, to: string) => {
    const other = page.replace(from, to)
    assert.notEqual(other, page, 'the fault could be planted')
    return other
  }

  test('another figure, another unit, a constant that is not there, a figure without one', async () => {
    for (const [from, to, fault] of [
      ['**40,000** characters', '**50,000** characters', /longestTelling is 40000, not 50,000/],
      ['**250 MiB**', '**250 KiB**', /mostBytes is 262144000, not 250 KiB/],
      ['**72 hours**', '**72 minutes**', /longest is 259200000/],
      ['`halfADay`, `most` |', '`halfADay`, `mostOf` |', /mostOf is not said/],
      ['`formLimits.plain`', '`formLimits.plane`', /no number/],
      ['**30** in **1 hour**', '**30** in **1 minute**', /laneLimits\.start\.allWithin is 3600000, not 1 minute/],
      ['**24** | `src/sealing/receipt.ts`: `receiptLength` |', '**24** | |', /1 figures and 0 constants/],
      ['`randomBytes(16)`', '`randomBytes(18)`', /does not stand in/],
    ] as const)
      assert.match((await figureFaults(changed(from, to))).join('\n'), fault)
  })

  test('a limit, a table, a key or a printed line that is not on the page', () => {
    assert.match(missingFaults(changed('`formLimits.partHeaders`', '')).join(), /formLimits\.partHeaders is not named/)
    assert.match(missingFaults(changed('`lives.opened`, ', '')).join(), /lives\.opened is not named/)
    assert.match(missingFaults(changed('| `sealed_voucher` |', '| |')).join(), /sealed_voucher is not among/)
    assert.match(missingFaults(changed('(`src/sealing/own-word.ts`)', '')).join(), /own-word\.ts makes or uses a key/)
    assert.match(printFaults(changed('| `src/app.ts` | **1** |', '| `src/app.ts` | **2** |')).join(), /app\.ts prints in 1 places, not 2/)
    assert.match(
      printFaults(changed('`src/web/free-port.ts` |', '`src/web/freeport.ts` |')).join(),
      /free-port\.ts prints in 2 places, not 0/,
    )
  })
})
