// Words as BibTeX files write them, with accents and letters spelled out for LaTeX, as plain letters.

const marks: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
}
const letters: Readonly<Record<string, string>> = {
  ...{ ss: 'ß', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', aa: 'å', AA: 'Å', i: 'i', j: 'j' },
  ...{ dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ' },
  ...{ textendash: '–', textemdash: '—', textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“', textquotedblright: '”' },
  ...{ ldots: '…', dots: '…', textbackslash: '\\' },
}

const accent = /\\([`'^"~=.]|[uvHckrdb](?![A-Za-z]))\s?(?:\{\s?(\\?[A-Za-z])\s?\}|(\\?[A-Za-z]))/g
const letter = /\\([A-Za-z]+)(?:\{\}|[ ])?/g

export const plainOf = (text: string): string =>
  text
    .replace(accent, (_, mark: string, inside?: string, beside?: string) => `${(inside ?? beside ?? '').replace('\\', '')}${marks[mark]}`)
    .replace(letter, (_, name: string) => (Object.hasOwn(letters, name) ? (letters[name] as string) : ''))
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/(?<!\\)~/g, ' ')
    .replace(/[{}]/g, '')
    .replace(/\\([&%$#_~])/g, '$1')

/** An address keeps every sign of its own. */
export const addressOf = (text: string): string =>
  text
    .replace(/\\url\s?\{([^{}]*)\}/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\\([&%$#_~])/g, '$1')
