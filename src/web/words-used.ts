// Finds every sentence the interface can say, so that no catalogue lacks one and none keeps one that nothing says any more.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refusalSentences } from '../dates/refusal.ts'
import { askedOfExistence } from '../history/gaps.ts'
import { properties } from '../history/vocabulary.ts'
import { actNames, answerNames, choiceNames, kindNames, typeHeadings } from './pages/spoken.ts'

/** `many` is null where the sentence has no plural; `where` are the files that say it. */
type Used = { msgid: string; many: string | null; where: readonly string[] }

const text = String.raw`\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)")`
const said = new RegExp(String.raw`\.(?:say|weave)(?:<[^>]*>)?\(${text}`, 'g')
const counted = new RegExp(String.raw`\.count\([^'",)]*${text},${text}`, 'g')
/** What is asked of tellers, and said of what is judged, stands in tables: the web reads their words, so that nothing of the open site need name the tables. */
const asked = new RegExp(String.raw`\b(?:ask|hint|says):${text}`, 'g')
const plain = (written: string) => written.replace(/\\(.)/g, '$1')

const inFile = (code: string): Omit<Used, 'where'>[] => [
  ...[...code.matchAll(said)].map((found) => ({ msgid: plain(found[1] ?? found[2] ?? ''), many: null })),
  ...[...code.matchAll(counted)].map((found) => ({ msgid: plain(found[1] ?? found[2] ?? ''), many: plain(found[3] ?? found[4] ?? '') })),
]

const inQuestions = (code: string): Omit<Used, 'where'>[] =>
  [...code.matchAll(asked)].map((found) => ({ msgid: plain(found[1] ?? found[2] ?? ''), many: null }))

/** Why a file is not taken: sentences by their code, in a table that the open site need not name either. */
const inRefusals = (code: string): Omit<Used, 'where'>[] =>
  [...code.matchAll(new RegExp(String.raw`^  (?:'[\w-]+'|\w+):${text},$`, 'gm'))].map((found) => ({
    msgid: plain(found[1] ?? found[2] ?? ''),
    many: null,
  }))

const inTables = (): Omit<Used, 'where'>[] =>
  [
    ...properties.flatMap(({ label, back, asks }) => [label, back, asks?.question]).filter((msgid) => msgid !== undefined),
    ...[choiceNames, typeHeadings, answerNames, actNames, refusalSentences, askedOfExistence].flatMap((names) => Object.values(names)),
    ...Object.values(kindNames).flatMap(({ one, many }) => [one, many]),
  ]
    .map((msgid) => ({ msgid, many: null as string | null }))
    .concat(Object.values(kindNames).map(({ counted: [msgid, many] }) => ({ msgid, many })))

/** Reads all code under `source`, the folder `src`, in order of path; files that the tables stand in come last. */
export const wordsUsed = (source: string): Used[] => {
  const files = (readdirSync(source, { recursive: true, encoding: 'utf8' }) as string[])
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort()
  const all = [
    ...files.flatMap((file) => inFile(readFileSync(join(source, file), 'utf8')).map((used) => ({ ...used, file: `src/${file}` }))),
    ...files
      .filter((file) => /^(?:contributions|review)/.test(file))
      .flatMap((file) => inQuestions(readFileSync(join(source, file), 'utf8')).map((used) => ({ ...used, file: `src/${file}` }))),
    ...files
      .filter((file) => file === join('stripping', 'refusal.ts'))
      .flatMap((file) => inRefusals(readFileSync(join(source, file), 'utf8')).map((used) => ({ ...used, file: `src/${file}` }))),
    ...inTables().map((used) => ({ ...used, file: 'src/history/vocabulary.ts, src/web/pages/spoken.ts' })),
  ]
  const found = new Map<string, { msgid: string; many: string | null; where: string[] }>()
  for (const { msgid, many, file } of all) {
    const used = found.get(msgid) ?? { msgid, many, where: [] }
    if (!used.where.includes(file)) used.where.push(file)
    found.set(msgid, { ...used, many: used.many ?? many })
  }
  return [...found.values()]
}
