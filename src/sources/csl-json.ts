// Reads CSL-JSON, as reference managers write it: one source, or a list of them.
import { type CitedType, type Fault, most, type Raw, type Reading, readingOf } from './citation.ts'
import { lineIn } from './lines.ts'

const types: Readonly<Record<string, CitedType>> = {
  ...{ article: 'article', 'article-journal': 'article', 'article-magazine': 'article', 'article-newspaper': 'article' },
  ...{ chapter: 'article', 'paper-conference': 'article', book: 'book', thesis: 'book', report: 'report' },
  ...{ webpage: 'web-page', post: 'web-page', 'post-weblog': 'web-page', manuscript: 'archive', collection: 'archive' },
}

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '')

/** Where each source of the list begins and ends, without understanding it: so that one that is broken keeps none of the others. */
const piecesIn = (text: string): { from: number; to: number }[] => {
  const pieces: { from: number; to: number }[] = []
  let [depth, from] = [0, 0]
  let isInWords = false
  for (let at = 0; at < text.length && pieces.length <= most.sources; at++) {
    const sign = text[at]
    if (isInWords) {
      if (sign === '\\') at += 1
      else if (sign === '"') isInWords = false
    } else if (sign === '"') isInWords = true
    else if (sign === '{') {
      if (depth === 0) from = at
      depth += 1
    } else if (sign === '}' && depth > 0) {
      depth -= 1
      if (depth === 0) pieces.push({ from, to: at + 1 })
    }
  }
  if (depth > 0) pieces.push({ from, to: text.length })
  return pieces
}

const nameOf = (value: unknown): string => {
  if (!isJson(value)) return ''
  const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix'].map((part) => textOf(value[part]))
  return textOf(value.literal) || parts.filter((part) => part !== '').join(' ')
}

const dateOf = (value: unknown): string => {
  if (!isJson(value)) return ''
  const days = listOf(value['date-parts']).map((parts) =>
    listOf(parts)
      .slice(0, 3)
      .map((part) => textOf(part).padStart(2, '0'))
      .join('-'),
  )
  const range = days.slice(0, 2).join('/')
  if (range === '') return textOf(value.literal) || textOf(value.raw)
  return value.circa ? `about ${range}` : range
}

const rawOf = (line: number, csl: Json): Raw => {
  const type = textOf(csl.type)
  return {
    line,
    title: textOf(csl.title),
    authors: (listOf(csl.author).length > 0 ? listOf(csl.author) : listOf(csl.editor)).map(nameOf),
    published: dateOf(csl.issued),
    type: Object.hasOwn(types, type) ? (types[type] as CitedType) : null,
    within: textOf(csl['container-title']),
    publisher: textOf(csl.publisher),
    place: textOf(csl['publisher-place']),
    link: textOf(csl.URL),
    doi: textOf(csl.DOI),
    language: textOf(csl.language),
  }
}

export const readCslJson = (text: string): Reading => {
  const raws: Raw[] = []
  const faults: Fault[] = []
  const lineAt = lineIn(text)
  for (const { from, to } of piecesIn(text)) {
    const line = lineAt(from)
    try {
      raws.push(rawOf(line, JSON.parse(text.slice(from, to)) as Json))
    } catch {
      faults.push({ line, because: 'what begins here is no whole JSON' })
    }
  }
  return readingOf(raws, faults)
}
