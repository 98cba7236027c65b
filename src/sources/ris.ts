// Reads RIS: two letters, a dash and what they say, from TY to ER for each source.
import { type CitedType, type Fault, most, type Raw, type Reading, readingOf } from './citation.ts'

const types: Readonly<Record<string, CitedType>> = {
  ...{ JOUR: 'article', MGZN: 'article', NEWS: 'article', CHAP: 'article', CPAPER: 'article', EJOUR: 'article', ABST: 'article' },
  ...{ BOOK: 'book', EDBOOK: 'book', CONF: 'book', THES: 'book', EBOOK: 'book' },
  ...{ RPRT: 'report', GOVDOC: 'report' },
  ...{ ELEC: 'web-page', WEB: 'web-page', BLOG: 'web-page' },
  ...{ MANSCPT: 'archive', UNPB: 'archive' },
}

const tagged = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/
type Entry = { line: number; fields: Map<string, string[]> }

/** “Family, Given, Suffix” as one would say it. */
const nameOf = (text: string): string => {
  const [family = '', given = '', suffix = ''] = text.split(',', 3).map((part) => part.trim())
  return `${given} ${family} ${suffix}`
}

const rawOf = ({ line, fields }: Entry): Raw => {
  const all = (...tags: string[]) => tags.flatMap((tag) => fields.get(tag) ?? [])
  const get = (...tags: string[]) => all(...tags)[0] ?? ''
  const type = get('TY').trim()
  return {
    line,
    title: get('TI', 'T1', 'CT', 'BT'),
    authors: (all('AU', 'A1').length > 0 ? all('AU', 'A1') : all('A2', 'ED')).map(nameOf),
    // “2006/05/12/spring”: what stands after the last slash is no part of the day.
    published: get('DA', 'PY', 'Y1')
      .trim()
      .replace(/^(\d{4}(?:\/\d{1,2}){0,2})\/.*$/, '$1'),
    type: Object.hasOwn(types, type) ? (types[type] as CitedType) : null,
    within: get('T2', 'JF', 'JO', 'JA'),
    publisher: get('PB'),
    place: get('CY', 'PP'),
    link: get('UR', 'L2'),
    doi: get('DO'),
    language: get('LA'),
  }
}

export const readRis = (text: string): Reading => {
  const raws: Raw[] = []
  const faults: Fault[] = []
  let entry: Entry | null = null
  let last: string[] = []
  const close = () => {
    if (entry) raws.push(rawOf(entry))
    entry = null
  }
  for (const [n, whole] of text.split(/\r\n|\r|\n/).entries()) {
    if (raws.length + faults.length > most.sources) break
    const line = n + 1
    const [, tag, said = ''] = tagged.exec(whole.trimEnd()) ?? []
    if (tag === 'TY') {
      if (entry) faults.push({ line, because: 'the source before this one has no end: “ER  -” is missing' })
      close()
      entry = { line, fields: new Map([['TY', [said]]]) }
      last = []
    } else if (tag === 'ER') close()
    else if (whole.trim() === '') continue
    else if (!entry) faults.push({ line, because: 'this stands outside of any source: each begins with “TY  -”' })
    else if (tag === undefined) {
      const before = last.pop()
      if (before === undefined) faults.push({ line, because: 'this line goes on with nothing' })
      // One letter more than is kept, so that what is too long is known for it.
      else last.push(`${before} ${whole.trim()}`.slice(0, most.field + 1))
    } else {
      last = entry.fields.get(tag) ?? []
      last.push(said)
      entry.fields.set(tag, last)
    }
  }
  if (entry) faults.push({ line: (entry as Entry).line, because: 'this source has no end: “ER  -” is missing' })
  close()
  return readingOf(raws, faults)
}
