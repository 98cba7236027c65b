// Reads a list of literature and writes a file for each source in it beside the collection's own, ready to be read, checked and published.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeRecords } from '../exchange/collection-writing.ts'
import { sourcesFrom } from '../exchange/source-files.ts'
import { type Kind, shelves } from '../history/record.ts'
import { slugFor } from '../history/slug.ts'
import type { Citation } from '../sources/citation.ts'
import { languageOf } from '../sources/language.ts'
import { readCitations } from '../sources/reading.ts'
import { findCalled } from '../store/open/finding-names.ts'
import { findRecord } from '../store/open/reading.ts'
import type { Look, Store } from '../store/store.ts'
import { loadCollection } from './check.ts'
import { counted, oneLine, type Surroundings } from './surroundings.ts'

const mostBytes = 4_000_000

const folded = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** `exact`: under that very name, but for case and accents. */
const called = async (look: Look, name: string, kinds: readonly Kind[]) => {
  const found = await findCalled(look, name, kinds, 3)
  return { exact: found.filter((one) => folded(one.name) === folded(name)), all: found }
}

/** What whoever reads the file may put in place of a name, and what the source may be already. */
const offersFor = async (look: Look, { title, authors, publisher }: Citation): Promise<string[]> => {
  const offers = (await called(look, title, ['source', 'work'])).all.map(
    ({ path, name }) => `The history has ${path}, “${name}”. Is it the same?`,
  )
  for (const [property, name] of [
    ...authors.map((name) => ['author', name] as const),
    ...(publisher ? [['publisher', publisher] as const] : []),
  ])
    for (const { path } of (await called(look, name, ['group', 'institution'])).exact)
      offers.push(`For “${name}” the history has a record. Where it has a file here too, say “${property}: {record: ${path}}”.`)
  return offers
}

const readList = ({ say }: Surroundings, file: string): string | null => {
  try {
    if (statSync(file).size <= mostBytes) return readFileSync(file, 'utf8')
    say(`${file} is larger than ${mostBytes} bytes: make several of it. Nothing was written.`)
  } catch (error) {
    say(`${file} cannot be read (${(error as Error).message}). Nothing was written.`)
  }
  return null
}

/** `language`: of the sources that name none. */
export const sources = async (surroundings: Surroundings, store: Store, file: string, language = 'und'): Promise<boolean> => {
  const { root, say, chance } = surroundings
  const lang = language === 'und' ? language : languageOf(language)
  if (lang === null) {
    say(`“${oneLine(language)}” is no language that is known here: say en, fr, ru …`)
    return false
  }
  const text = readList(surroundings, file)
  if (text === null) return false
  const { citations, faults } = readCitations(text)
  for (const { line, because } of faults) say(`${file}:${line}: ${because}`)

  const { records, entries } = loadCollection(root).collection
  const kindOf = new Map(records.map(({ id, kind }) => [id, kind]))
  const names = new Set(
    entries.flatMap(({ said: { subject, property, value } }) =>
      property === 'name' && value.kind === 'text' && kindOf.get(subject) === 'source' ? [folded(value.text)] : [],
    ),
  )
  const fresh: Citation[] = []
  const taken = new Set(records.map(({ kind, slug }) => `${shelves[kind]}/${slug}`))
  for (const citation of citations) {
    const { title, line } = citation
    const here = (await called(store.look, title, ['source'])).exact[0]?.path
    if (here !== undefined || names.has(folded(title)))
      say(`${file}:${line}: “${title}” is ${here ? `here already: ${here}` : 'in the collection already'}`)
    else fresh.push(citation)
    names.add(folded(title))
    const slug = slugFor({ name: title, id: '', kind: 'source' }, () => false)
    if ((await findRecord(store.look, shelves.source, slug)).is !== 'missing') taken.add(`${shelves.source}/${slug}`)
  }

  const slugOf = (id: string, name: string) => {
    const slug = slugFor({ name, id, kind: 'source' }, (one) => taken.has(`${shelves.source}/${one}`))
    taken.add(`${shelves.source}/${slug}`)
    return slug
  }
  const files = writeRecords(sourcesFrom(fresh, { lang, id: chance.id, slugOf }), null)
  let written = 0
  for (const [n, { path, text }] of files.entries()) {
    const place = join(root, 'collection', path)
    const offers = await offersFor(store.look, fresh[n] as Citation)
    const lines = ['Out of a list of literature; nobody has looked into the source itself yet.', ...offers]
    if (existsSync(place)) {
      say(`collection/${path} is there already, and cannot be read: mend it first. “${fresh[n]?.title}” was not written.`)
      continue
    }
    written += 1
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, lines.map((line) => `# ${oneLine(line)}\n`).join('') + text, { flag: 'wx' })
    say(`+ collection/${path}: ${fresh[n]?.title}`)
    for (const offer of offers) say(`  ${oneLine(offer)}`)
  }
  say(
    written === 0
      ? 'No source was written.'
      : `${counted(written, 'source')} written. Read each file, then «npm start -- check» and «npm start -- publish».`,
  )
  return faults.length === 0
}
