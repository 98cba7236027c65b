// Walks through XML without ever following anything it names: a declaration of a document type, or of a thing to put in, ends the walk.

export type Step =
  | { is: 'open'; name: string; attributes: string; isEmpty: boolean }
  | { is: 'close'; name: string }
  | { is: 'text'; text: string }

/** Thrown at what is refused or is not XML. */
export class NotPlain extends Error {}

const meanings: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const meant = (written: string): string =>
  written.replace(/&([^;&]*;?)/g, (_, name: string) => {
    const [, hex, ten] = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));$/i.exec(name) ?? []
    const number = hex ? Number.parseInt(hex, 16) : ten ? Number(ten) : null
    const word = number !== null && number <= 0x10ffff ? String.fromCodePoint(number) : meanings[name.slice(0, -1)]
    if (word === undefined || !name.endsWith(';')) throw new NotPlain()
    return word
  })

/** Where `mark` begins next. */
const place = (xml: string, mark: string, from: number): number => {
  const at = xml.indexOf(mark, from)
  if (at < 0) throw new NotPlain()
  return at
}

const tag = /<(\/?)([^\s/>"'=<]+)((?:[^"'<>]|"[^"<]*"|'[^'<]*')*?)(\/?)>/y

export function* steps(xml: string): Generator<Step> {
  for (let at = 0; at < xml.length; ) {
    if (xml[at] !== '<') {
      const end = xml.indexOf('<', at)
      yield { is: 'text', text: meant(xml.slice(at, end < 0 ? xml.length : end)) }
      if (end < 0) return
      at = end
    } else if (xml.startsWith('<!--', at)) at = place(xml, '-->', at + 4) + 3
    else if (xml.startsWith('<?', at)) at = place(xml, '?>', at + 2) + 2
    else if (xml.startsWith('<![CDATA[', at)) {
      const end = place(xml, ']]>', at + 9)
      yield { is: 'text', text: xml.slice(at + 9, end) }
      at = end + 3
    } else {
      tag.lastIndex = at
      const [whole, closes, name, attributes, isEmpty] = tag.exec(xml) ?? []
      if (whole === undefined || name === undefined || name.startsWith('!')) throw new NotPlain()
      if (closes) yield { is: 'close', name }
      else yield { is: 'open', name, attributes: attributes ?? '', isEmpty: isEmpty === '/' }
      at += whole.length
    }
  }
}

/** What an attribute says, as it is written; null where there is none of that name. */
export const attribute = (attributes: string, name: string): string | null =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(attributes)
    ?.slice(1)
    .find((value) => value !== undefined) ?? null
