// The collection's files read into entries: records and what is said of them, or every fault at once.
import type { Node } from 'yaml'
import { readEdtf } from '../dates/edtf.ts'
import { readTold } from '../dates/reading.ts'
import { refusalSentences } from '../dates/refusal.ts'
import { isIdOf, type Kind, kinds, type RecordId, shelves } from '../history/record.ts'
import type { Citing, Saying, Value, When } from '../history/statement.ts'
import { answers } from '../history/statement.ts'
import { propertyNamed } from '../history/vocabulary.ts'
import { asList, asMap, asText, type Entry, entriesOf, type Fault, type Reader, readerOf, type SourceFile } from './collection-file.ts'

/** A statement as the files give it: `about` is still a key of the same file. */
export type CollectionEntry = {
  /** `<record id>/<key>`: what a later release is compared by. */
  key: string
  said: Saying
  aboutKey: string | null
  evidence: readonly Citing[]
  path: string
  line: number
}
export type CollectionRecord = { id: RecordId; kind: Kind; slug: string; formerSlugs: readonly string[]; path: string }
export type Collection = { name: string; records: readonly CollectionRecord[]; entries: readonly CollectionEntry[] }

type Sections = Map<string, string>
type Head = { record: CollectionRecord; reader: Reader; statements: Entry[] }
type Manifest = { name: string; source: string; sections: Sections }

const toldLanguages = ['en', 'fr', 'ru', 'ar'] as const
/** Undefined where dates are kept as words. */
export const toldLanguageOf = (lang: string) => toldLanguages.find((language) => language === lang)
/** How prose begins to name a record. */
export const referring = /\[\[([^\]|]+)/g
/** In place of EDTF: words of a date that give no range, though some could be read into them. */
export const onlyWords = 'words'
const valueKeys = ['text', 'prose', 'record', 'choice', 'number', 'country', 'link', 'answer'] as const
const known = new Set<string>([...valueKeys, 'when', 'read-as', 'when-lang', 'lang', 'note', 'by', 'about', 'from', 'source'])

export const readCollection = (files: readonly SourceFile[]): { collection: Collection; faults: Fault[] } => {
  const faults: Fault[] = []
  const manifestFile = files.find((file) => file.path === 'collection.yaml')
  const manifest = manifestFile ? readManifest(readerOf(manifestFile), faults) : null
  if (!manifest) {
    if (!manifestFile)
      faults.push({ path: 'collection.yaml', line: 1, because: 'this file is missing: it names the collection and its source' })
    return { collection: { name: '', records: [], entries: [] }, faults }
  }
  const heads = files.filter((file) => file.path !== 'collection.yaml').flatMap((file) => readHead(readerOf(file), faults))
  const byPath = new Map<string, CollectionRecord>()
  const ids = new Map<RecordId, string>()
  for (const { record, reader } of heads) {
    for (const slug of [record.slug, ...record.formerSlugs]) {
      const path = `${shelves[record.kind]}/${slug}`
      if (byPath.has(path)) reader.fault(reader.root, `the address ${path} is taken by ${byPath.get(path)?.path}`)
      byPath.set(path, record)
    }
    if (ids.has(record.id)) reader.fault(reader.root, `its id is also that of ${ids.get(record.id)}`)
    ids.set(record.id, record.path)
  }
  const entries = heads.flatMap((head) => head.statements.flatMap((entry) => readEntry(head, entry, manifest, byPath)))
  for (const { reader } of heads) faults.push(...reader.faults)
  return { collection: { name: manifest.name, records: heads.map((head) => head.record), entries }, faults }
}

const readManifest = (reader: Reader, faults: Fault[]): Manifest | null => {
  const name = asText(reader.root?.get('collection', true))
  const source = asText(reader.root?.get('source', true))
  if (!name) reader.fault(reader.root, 'give the collection a name: “collection: first”')
  if (!source) reader.fault(reader.root, 'name the source that statements rest on unless they say otherwise: “source: sources/…”')
  const sections: Sections = new Map()
  let section = 0
  for (const { key, keyNode, value } of entriesOf(asMap(reader.root?.get('sections', true) as Node) ?? ({ items: [] } as never))) {
    const heading = asText(asMap(value)?.get('heading', true))
    const paragraphs = Number(asText(asMap(value)?.get('paragraphs', true)))
    section += 1
    if (!heading || !Number.isInteger(paragraphs)) reader.fault(keyNode, `section ${key} needs a heading and a number of paragraphs`)
    for (let n = 1; n <= paragraphs; n++) sections.set(`${key}${n}`, `§${section} ¶${n} ${heading}`)
  }
  faults.push(...reader.faults)
  return name && source ? { name, source, sections } : null
}

const readHead = (reader: Reader, faults: Fault[]): Head[] => {
  const { root } = reader
  const kind = asText(root?.get('kind', true)) as Kind | null
  const id = asText(root?.get('id', true))
  const slug = asText(root?.get('slug', true))
  const kindFits = kind !== null && kinds.includes(kind)
  if (root && !kindFits) reader.fault(root.get('kind', true) as Node, `“kind” must be one of ${kinds.join(', ')}`)
  if (root && kindFits && !(id && isIdOf(kind, id)))
    reader.fault(root.get('id', true) as Node, `“id” must be the letter of a ${kind} and 26 letters or digits from a–z and 2–7`)
  if (root && !(slug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)))
    reader.fault(root.get('slug', true) as Node, '“slug” must be small letters, digits and hyphens')
  if (kindFits && slug && reader.path !== `${shelves[kind]}/${slug}.yaml`)
    reader.fault(root, `this file must lie at ${shelves[kind]}/${slug}.yaml`)
  for (const { key, keyNode } of root ? entriesOf(root) : [])
    if (!['kind', 'id', 'slug', 'former-slugs', 'statements'].includes(key))
      reader.fault(keyNode, `“${key}” is not a part of a record file`)
  const statements = asMap(root?.get('statements', true) as Node)
  if (root && !statements) reader.fault(root, 'nothing is said of this record: “statements:” is missing')
  if (!root || !kindFits || !id || !slug || !isIdOf(kind, id)) {
    faults.push(...reader.faults)
    return []
  }
  const formerSlugs = asList(root.get('former-slugs', true) as Node).flatMap((node) => asText(node) ?? [])
  return [{ record: { id, kind, slug, formerSlugs, path: reader.path }, reader, statements: statements ? entriesOf(statements) : [] }]
}

const readEntry = (head: Head, entry: Entry, manifest: Manifest, byPath: Map<string, CollectionRecord>): CollectionEntry[] => {
  const { reader, record } = head
  const faultsBefore = reader.faults.length
  const fault = (because: string, at: Node | null | undefined = entry.keyNode) => reader.fault(at, `${entry.key}: ${because}`)
  const map = asMap(entry.value)
  const property = propertyNamed(entry.key.split('.')[0] as string)
  if (!map || !property) {
    fault(map ? `there is no property “${entry.key.split('.')[0]}”` : 'write what is said under it')
    return []
  }
  for (const { key, keyNode } of entriesOf(map)) if (!known.has(key)) fault(`“${key}” is not a part of a statement`, keyNode)
  const get = (key: string) => asText(map.get(key, true))
  const lang = get('lang') ?? 'en'
  const resolve = (path: string, at: Node | null | undefined): RecordId => {
    const found = byPath.get(path)
    if (!found) fault(`there is no record ${path}`, at)
    return found?.id ?? ''
  }
  const when = readWhen(map.get('when', true) as Node, get('read-as'), get('when-lang') ?? lang, fault)
  const isDate = property.value.includes('when')
  const given = valueKeys.filter((key) => map.has(key))
  if (given.length + (isDate && when ? 1 : 0) !== 1) {
    fault(given.length > 1 ? `it has ${given.length} values: ${given.join(', ')}` : 'it has no value')
    return []
  }
  const order = siblingsBefore(head.statements, entry)
  const value: Value =
    isDate && when
      ? { kind: 'when', when }
      : readValue(given[0] as (typeof valueKeys)[number], map.get(given[0] as string, true) as Node, { lang, order, fault, resolve })
  const evidence = readEvidence(map.get('from', true) as Node, { manifest, defaultSource: get('source'), resolve, fault })
  if (evidence.length === 0) fault('it rests on nothing: give its evidence with “from:”')
  const aboutKey = get('about')
  if (aboutKey && !head.statements.some(({ key }) => key === aboutKey))
    fault(`it is about “${aboutKey}”, which is not in this file`, map.get('about', true) as Node)
  if (reader.faults.length > faultsBefore) return [] // what is read wrongly is not judged as well
  const said: Saying = {
    subject: record.id,
    property: property.name,
    about: aboutKey ? '' : null,
    value,
    when: value.kind === 'when' ? null : when,
    note: get('note'),
    lang,
    madeBy: get('by'),
    anchor: null,
  }
  return [
    {
      key: `${record.id}/${entry.key}`,
      said,
      aboutKey: aboutKey ? `${record.id}/${aboutKey}` : null,
      evidence,
      path: record.path,
      line: reader.lineOf(entry.keyNode),
    },
  ]
}

/** A paragraph's place among those of its text, so that a fact added above them does not move them. */
const siblingsBefore = (statements: readonly Entry[], entry: Entry): number => {
  const about = (some: Entry) => asText(asMap(some.value)?.get('about', true) as Node)
  return statements.slice(0, statements.indexOf(entry)).filter((other) => about(other) === about(entry)).length
}

type Told = (because: string, at?: Node | null) => void

const readWhen = (node: Node | null | undefined, readAs: string | null, lang: string, fault: Told): When | null => {
  const told = asText(node)
  if (told === null) return null
  const nowhere = { fromMin: null, fromMax: null, toMin: null, toMax: null }
  if (readAs === onlyWords) return { told, lang, edtf: null, span: nowhere }
  if (readAs) {
    const read = readEdtf(readAs)
    if (read.is === 'refused') fault(`“${readAs}” is no EDTF date: ${refusalSentences[read.because]}`, node)
    return { told, lang, edtf: readAs, span: read.is === 'read' ? read.span : nowhere }
  }
  const spoken = toldLanguageOf(lang)
  if (!spoken) return { told, lang, edtf: null, span: nowhere }
  const read = readTold(told, spoken)
  if (read.is === 'refused') fault(`“${told}”: ${refusalSentences[read.because]} “read-as:” can say it as EDTF.`, node)
  return { told, lang, edtf: read.is === 'read' ? read.edtf : null, span: read.is === 'read' ? read.span : nowhere }
}

type ValueTools = { lang: string; order: number; fault: Told; resolve: (path: string, at: Node | null | undefined) => RecordId }

const readValue = (key: (typeof valueKeys)[number], node: Node, { lang, order, fault, resolve }: ValueTools): Value => {
  const text = asText(node) ?? ''
  if (text === '') fault('its value is empty', node)
  switch (key) {
    case 'record':
      return { kind: 'record', record: resolve(text, node) }
    case 'prose':
      return { kind: 'prose', order, lang, text: text.replace(referring, (_, path: string) => `[[${resolve(path.trim(), node)}`) }
    case 'choice':
      return { kind: 'choice', choice: text }
    case 'number':
      return { kind: 'number', number: Number(text) }
    case 'country':
      return { kind: 'country', code: text }
    case 'link':
      return { kind: 'link', href: text }
    case 'answer': {
      const answer = answers.find((answer) => answer === text)
      if (!answer) fault(`an answer is one of ${answers.join(', ')}`, node)
      return { kind: 'answer', answer: answer ?? 'unknown' }
    }
    case 'text':
      return { kind: 'text', text, lang }
  }
}

type EvidenceTools = { manifest: Manifest; defaultSource: string | null; resolve: ValueTools['resolve']; fault: Told }

const readEvidence = (node: Node | null | undefined, { manifest, defaultSource, resolve, fault }: EvidenceTools): Citing[] =>
  asList(node).map((item) => {
    const map = asMap(item)
    const source = asText(map?.get('source', true)) ?? defaultSource ?? manifest.source
    const written = map ? asText(map.get('place', true)) : asText(item)
    const quotation = asText(map?.get('quotation', true))
    const place = source === manifest.source && manifest.sections.size > 0 ? manifest.sections.get(written ?? '') : written
    if (!place) fault(written ? `the source has no paragraph ${written}` : 'say where in the source: “place:”', item)
    return {
      source: resolve(source, item),
      place: place ?? '',
      quotation,
      lang: quotation ? (asText(map?.get('lang', true)) ?? 'en') : null,
    }
  })
