// The rules of the house, as functions over files held in memory: which way imports point, who may touch the world, and how files are named.
import { posix } from 'node:path'
import { transform } from 'esbuild'

/** A file under src/: its path from the root, and its text. */
export type Source = { path: string; text: string }

const domain = ['dates', 'history', 'sources', 'contributions', 'review', 'sealing', 'editions', 'exploring', 'exchange']
const openDomain = ['dates', 'history', 'sources', 'editions', 'exploring', 'exchange']
const store = ['store', 'store/open', 'store/sealed']

/** What each area may import beside itself. An area is the longest folder named here that a file lies in. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  dates: [],
  history: ['dates'],
  sources: ['dates', 'history'],
  contributions: ['dates', 'history', 'sources', 'sealing'],
  review: ['dates', 'history', 'sources', 'contributions', 'sealing'],
  sealing: [],
  stripping: [],
  editions: ['dates', 'history', 'sources'],
  exploring: ['dates', 'history', 'sources'],
  exchange: ['dates', 'history', 'sources'],
  store: ['store/open', 'store/sealed'], // engines, migrations and opening: they know the tables and no meaning
  'store/open': ['dates', 'history', 'sources', 'editions', 'exploring'],
  'store/sealed': [...domain, 'store/open'],
  actions: [...domain, ...store, 'stripping'],
  clock: [...domain, ...store, 'actions'],
  commands: [...domain, ...store, 'actions', 'clock'],
  web: ['dates', 'history', 'sources', 'exploring', 'web/pages'], // files that serve all three areas: addresses, words, kept pages
  'web/pages': ['dates', 'history', 'sources', 'exploring', 'web'], // exploring: what a page is drawn from, and pure layout of it
  'web/site': [...openDomain, 'store/open', 'web', 'web/pages'], // cannot name what is sealed: a rule of safety before one of style
  'web/share': [...domain, ...store, 'actions', 'stripping', 'web', 'web/pages', 'web/share/asked.ts'],
  'web/share/asked.ts': [], // all that the door knows of the share pages, and they of it
  'web/door': ['sealing', 'web', 'web/pages', 'web/share/asked.ts'], // passes on what it does not keep: no contribution, no store
  'web/setup': [...domain, ...store, 'actions', 'web', 'web/pages', 'web/share', 'web/share/asked.ts'], // for whoever runs this: drawn as the share pages are
  'web/desk': [...domain, ...store, 'actions', 'web', 'web/pages', 'web/share', 'web/share/asked.ts'], // an editor reads what was told as its teller saw it
  'config.ts': ['web/pages'], // the publisher, as pages know it
  'app.ts': [...domain, ...store, 'actions', 'config.ts', 'web', 'web/pages', 'web/site', 'web/share', 'web/desk'],
  'room.ts': [
    ...domain,
    ...store,
    'actions',
    'config.ts',
    'web',
    'web/pages',
    'web/share',
    'web/share/asked.ts',
    'web/door',
    'web/setup',
    'web/desk',
  ],
  // everything that runs: a process that serves, several beside each other, and the room
  serving: [...domain, ...store, 'actions', 'clock', 'commands', 'config.ts', 'app.ts', 'room.ts', 'web', 'web/pages', 'web/door'],
  'main.ts': [...domain, ...store, 'commands', 'config.ts', 'serving', 'web', 'web/setup'],
}

/** Areas without time, chance, files or network: those are arguments. */
const pure = [...domain.filter((area) => area !== 'sealing'), 'web/pages']

/** The few pieces of Node that a pure area may use after all. */
const pureMayUse: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = { history: { 'node:crypto': ['createHash'] } }

const onlyIn: readonly { packages: RegExp; areas: readonly string[] }[] = [
  { packages: /^(kysely|pg|@photostructure\/sqlite)(\/|$)|^node:sqlite$/, areas: store },
  { packages: /^(sharp|mupdf|file-type)(\/|$)/, areas: ['stripping'] }, // what decodes other people's files
  {
    packages: /^(hono|@hono\/[^/]+)(\/|$)|^node:https?2?$/,
    areas: ['web', 'web/pages', 'web/site', 'web/share', 'web/door', 'web/setup', 'web/desk', 'app.ts', 'room.ts', 'main.ts'],
  },
]

/** Files that may put a string on a page as HTML; one at most. */
const rawHtmlIn: readonly string[] = []

/** Tables of data, which may be longer than a file that says something. */
const longTables = [/^src\/history\/vocabulary\.ts$/, /^src\/dates\/words\/[a-z]+\.ts$/]
const ceiling = 300

const drawers = ['util', 'helper', 'common', 'shared', 'misc', 'lib', 'core', 'manager', 'service', 'data', 'info', 'v2', 'index']

export const areaOf = (path: string): string | undefined =>
  Object.keys(mayImport)
    .filter((area) => path === `src/${area}` || path.startsWith(`src/${area}/`))
    .sort((one, other) => other.length - one.length)[0]

const isTest = (path: string) => /\.test\.tsx?$/.test(path)

const importsIn = (text: string): string[] => [
  ...new Set(
    [
      ...text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm),
      ...text.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm),
      ...text.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g),
    ].map((found) => found[1] as string),
  ),
]

const resolved = (from: string, to: string) => (to.startsWith('.') ? posix.join(posix.dirname(from), to) : null)

/** What remains at run time: no types, no comments, the words inside plain strings blanked but for those of imports. */
const running = async ({ path, text }: Source) => {
  const loader = path.endsWith('x') ? 'tsx' : 'ts'
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true } }
  const { code } = await transform(text, { loader, jsx: 'preserve', target: 'esnext', legalComments: 'none', tsconfigRaw })
  return { imports: importsIn(code), code: code.replace(/"(?:[^"\\\n]|\\.)*"/g, '""') }
}

const importFaults = ({ path, text }: Source, dependencies: readonly string[]): string[] => {
  const area = areaOf(path)
  if (!area) return [`${path} lies in no area of the import table`]
  return importsIn(text).flatMap((to) => {
    const target = resolved(path, to)
    if (target) {
      const other = areaOf(target)
      return other && (other === area || mayImport[area]?.includes(other)) ? [] : [`${path} may not import ${target}`]
    }
    const rule = onlyIn.find(({ packages }) => packages.test(to))
    if (rule && !rule.areas.includes(area)) return [`${path} may not import ${to}`]
    if (to.startsWith('node:')) {
      if (!pure.includes(area)) return []
      const allowed = pureMayUse[area]?.[to]
      const names = text.match(new RegExp(`\\{([^}]*)\\}\\s*from\\s*['"]${to}['"]`))?.[1]?.split(',') ?? []
      const taken = names.map((name) => name.trim().replace(/^type\s+/, '')).filter(Boolean)
      return allowed && taken.length > 0 && taken.every((name) => allowed.includes(name)) ? [] : [`${path} may not import ${to}`]
    }
    const name = to
      .split('/')
      .slice(0, to.startsWith('@') ? 2 : 1)
      .join('/')
    return dependencies.includes(name) ? [] : [`${path} imports ${name}, which package.json does not name for running`]
  })
}

const effects = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bDate\(\s*\)/,
  /\bMath\.random\b/,
  /\bperformance\.now\b/,
  /\brandom(UUID|Bytes|Int|FillSync)\b/,
  /\bgetRandomValues\b/,
  /\bfetch\(/,
  /\bset(Timeout|Interval|Immediate)\(/,
  /\bprocess\./,
  /\bTemporal\.Now\b/,
]

const codeFaults = (path: string, code: string): string[] => {
  const faults: string[] = []
  const area = areaOf(path)
  if (area && pure.includes(area))
    faults.push(...effects.flatMap((effect) => code.match(effect)?.slice(0, 1) ?? []).map((found) => `${path} may not use ${found}`))
  if (path !== 'src/main.ts' && /\bprocess\.env\b|\bprocess\[/.test(code))
    faults.push(`${path} reads the environment, which main.ts alone does`)
  if (/^export default\b|\bas default\b/m.test(code)) faults.push(`${path} has a default export`)
  if (/\bdangerouslySetInnerHTML\b|\braw\(|\bhtml`/.test(code) && !rawHtmlIn.includes(path))
    faults.push(`${path} puts a string on a page as HTML`)
  return faults
}

const nameFaults = (path: string): string[] => {
  const names = path.split('/').map((name) => name.replace(/(\.test)?\.(ts|tsx|mjs)$/, ''))
  return names.flatMap((name) => {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return [`${path}: "${name}" is not in kebab-case`]
    const last = name.split('-').at(-1) as string
    return drawers.some((drawer) => last === drawer || last === `${drawer}s`) ? [`${path}: "${name}" is a drawer, not a name`] : []
  })
}

const openingFaults = ({ path, text }: Source): string[] => {
  const [block] = text.match(/^(\/\/ .*\n)+/) ?? ['']
  const sentence = block.replace(/^\/\/ /gm, '').trim()
  return /^\S.{10,}[.?!]$/s.test(sentence) ? [] : [`${path} does not open with a sentence saying what it is for`]
}

const lengthFaults = ({ path, text }: Source): string[] => {
  const lines = text.split('\n').length - 1
  return lines > ceiling && !longTables.some((table) => table.test(path)) ? [`${path} has ${lines} lines: it is two ideas`] : []
}

/** Rings of files that import each other at run time, each told once. */
export const rings = (imports: ReadonlyMap<string, readonly string[]>): string[] => {
  const found = new Set<string>()
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      const ring = trail.slice(start)
      const first = ring.indexOf([...ring].sort()[0] as string)
      found.add([...ring.slice(first), ...ring.slice(0, first), ring[first]].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const next of imports.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of imports.keys()) walk(path, [])
  return [...found]
}

/** Everything in these files that breaks a rule of the house, a sentence each. */
export const faultsIn = async (files: readonly Source[], dependencies: readonly string[]): Promise<string[]> => {
  const faults: string[] = []
  const imports = new Map<string, string[]>()
  for (const file of files) {
    faults.push(...nameFaults(file.path))
    const { code, imports: atRunTime } = await running(file)
    if (/^export default\b|\bas default\b/m.test(code) && isTest(file.path)) faults.push(`${file.path} has a default export`)
    if (isTest(file.path)) continue // a test may reach for whatever it tests with
    imports.set(
      file.path,
      atRunTime.flatMap((to) => resolved(file.path, to) ?? []),
    )
    faults.push(...importFaults(file, dependencies), ...codeFaults(file.path, code), ...openingFaults(file), ...lengthFaults(file))
  }
  return [...faults, ...rings(imports).map((ring) => `a ring of imports: ${ring}`)]
}
