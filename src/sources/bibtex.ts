// Reads BibTeX: entries with their fields, each fault with its line; what is broken keeps nothing else from being read.
import { type CitedType, type Fault, most, type Raw, type Reading, readingOf, tidied } from './citation.ts'
import { addressOf, plainOf } from './latex.ts'
import { lineIn } from './lines.ts'

const types: Readonly<Record<string, CitedType>> = {
  ...{ article: 'article', inproceedings: 'article', conference: 'article', incollection: 'article', inbook: 'article' },
  ...{ book: 'book', mvbook: 'book', collection: 'book', proceedings: 'book', booklet: 'book' },
  ...{ thesis: 'book', phdthesis: 'book', mastersthesis: 'book' },
  ...{ techreport: 'report', report: 'report', manual: 'report' },
  ...{ online: 'web-page', electronic: 'web-page', www: 'web-page' },
}
const months = 'January February March April May June July August September October November December'.split(' ')

/** What keeps one entry from being read, and where. */
class Broken extends Error {
  readonly at: number
  constructor(at: number, because: string) {
    super(because)
    this.at = at
  }
}

/** The place after the brace that closes the one at `from`. A sign after a backslash opens and closes nothing. */
const afterBraces = (text: string, from: number, longest: number = most.field): number => {
  let depth = 0
  for (let at = from; at < text.length && at - from <= longest; at++) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '{') depth += 1
    else if (text[at] === '}' && --depth === 0) return at + 1
  }
  throw new Broken(from, `a brace that opens here is not closed within ${longest} letters`)
}

const afterQuotes = (text: string, from: number): number => {
  for (let at = from + 1; at < text.length && at - from <= most.field; at++) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '{') at = afterBraces(text, at) - 1
    else if (text[at] === '"') return at + 1
  }
  throw new Broken(from, `a quotation mark that opens here is not closed within ${most.field} letters`)
}

type Names = Map<string, string>

const space = /\s*/y
const word = /[^\s{}()",=#%@\\]+/y
const match = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
const past = (text: string, at: number) => at + match(space, text, at).length

const readValue = (text: string, from: number, names: Names): { value: string; at: number } => {
  let value = ''
  for (let at = from; ; ) {
    at = past(text, at)
    if (text[at] === '{' || text[at] === '"') {
      const end = text[at] === '{' ? afterBraces(text, at) : afterQuotes(text, at)
      value += text.slice(at + 1, end - 1)
      at = end
    } else {
      const name = match(word, text, at)
      if (name === '') throw new Broken(at, 'here a value is missing')
      const stands = names.get(name.toLowerCase())
      if (stands === undefined && !/^\d+$/.test(name)) throw new Broken(at, `“${name.slice(0, 40)}” stands for nothing: put it in braces`)
      value += stands ?? name
      at += name.length
    }
    // Strings may be made of strings, each twice as long as the one before.
    if (value.length > most.field) throw new Broken(from, `what stands here is longer than ${most.field} letters`)
    at = past(text, at)
    if (text[at] !== '#') return { value, at }
    at += 1
  }
}

const mostFields = 100

const readFields = (text: string, from: number, close: string, names: Names): { fields: Names; at: number } => {
  const fields: Names = new Map()
  for (let at = from; ; ) {
    at = past(text, at)
    if (text[at] === ',') {
      at += 1
      continue
    }
    if (text[at] === close) return { fields, at: at + 1 }
    const name = match(word, text, at)
    const equals = past(text, at + name.length)
    if (name === '' || text[equals] !== '=') throw new Broken(at, 'here the name of a field and an equals sign are missing')
    if (fields.size >= mostFields) throw new Broken(at, `an entry has at most ${mostFields} fields`)
    const { value, at: end } = readValue(text, equals + 1, names)
    if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value)
    at = end
  }
}

/** Cut where `apart` stands outside of braces. */
const cut = (text: string, apart: RegExp): string[] => {
  const pieces: string[] = []
  let [depth, begun] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    const found = depth === 0 ? match(apart, text, at) : ''
    if (found === '') continue
    pieces.push(text.slice(begun, at))
    begun = at + found.length
    at = begun - 1
  }
  return [...pieces, text.slice(begun)]
}

const namesIn = (text: string): string[] =>
  cut(tidied(text), / and /iy).flatMap((name) => {
    const parts = cut(name, /, ?/y).map((part) => plainOf(part).trim())
    const [family = '', second = '', third] = parts
    if (family === '' || family === 'others') return []
    return third === undefined ? `${second} ${family}` : `${third} ${family} ${second}`
  })

const rawOf = (line: number, type: string, fields: Names): Raw => {
  const get = (...names: string[]) => names.map((name) => fields.get(name)).find((value) => value !== undefined) ?? ''
  const plain = (...names: string[]) => plainOf(get(...names))
  const year = plain('year')
  const [month, subtitle] = [plain('month'), plain('subtitle')]
  const named = /^\d{1,2}$/.test(month) ? (months[Number(month) - 1] ?? '') : month
  return {
    line,
    title: subtitle === '' ? plain('title') : `${plain('title')}: ${subtitle}`,
    authors: namesIn(get('author', 'editor')),
    published: plain('date') || (named === '' || year === '' ? year : `${named} ${year}`),
    type: Object.hasOwn(types, type) ? (types[type] as CitedType) : null,
    within: plain('journal', 'journaltitle', 'booktitle'),
    publisher: plain('publisher', 'institution', 'organization', 'school'),
    place: plain('address', 'location'),
    link: addressOf(get('url')),
    doi: addressOf(get('doi')),
    language: plain('langid', 'language'),
  }
}

/** Programs that keep such lists write what they want to remember into comments. */
const longestComment = 100_000

export const readBibtex = (text: string): Reading => {
  const raws: Raw[] = []
  const faults: Fault[] = []
  const names: Names = new Map(months.map((month) => [month.slice(0, 3).toLowerCase(), month]))
  const lineAt = lineIn(text)
  for (let at = text.indexOf('@'); at >= 0 && raws.length + faults.length <= most.sources; ) {
    const type = match(word, text, at + 1).toLowerCase()
    const open = past(text, at + 1 + type.length)
    let end = at + 1
    if (text[open] === '{' || text[open] === '(')
      try {
        const close = text[open] === '{' ? '}' : ')'
        if (type === 'comment' || type === 'preamble') end = close === '}' ? afterBraces(text, open, longestComment) : open + 1
        else if (type === 'string') {
          const { fields, at: after } = readFields(text, open + 1, close, names)
          for (const [name, value] of fields) names.set(name, value)
          end = after
        } else {
          const key = past(text, open + 1)
          const comma = past(text, key + match(word, text, key).length)
          const isBare = text[comma] === '=' // without a key of its own
          const { fields, at: after } = readFields(text, isBare ? key : comma, close, names)
          raws.push(rawOf(lineAt(at), type, fields))
          end = after
        }
      } catch (error) {
        if (!(error instanceof Broken)) throw error
        faults.push({ line: lineAt(error.at), because: error.message })
        const next = text.indexOf('\n@', at)
        end = next < 0 ? text.length : next
      }
    at = text.indexOf('@', end)
  }
  return readingOf(raws, faults)
}
