// What the history speaks of: eight kinds of record, each known by an id that never changes.

export const kinds = ['group', 'institution', 'event', 'work', 'place', 'person', 'idea', 'source'] as const
export type Kind = (typeof kinds)[number]

/** One kind letter and 26 base32 characters: 130 random bits, the same in files, JSON and database. */
export type RecordId = string

const letters: Record<Kind, string> = {
  group: 'g',
  institution: 'i',
  event: 'e',
  work: 'w',
  place: 'p',
  person: 'h',
  idea: 'd',
  source: 's',
}

/** Beside the records: statements and evidence; and contributions, attachments, keepers of keys and proposals, whose ids have the same form. */
export type IdLetter = 'g' | 'i' | 'e' | 'w' | 'p' | 'h' | 'd' | 's' | 't' | 'v' | 'c' | 'a' | 'k' | 'o'
export const letterOf = (kind: Kind) => letters[kind] as IdLetter
export const isStatementId = (text: string) => /^t[a-z2-7]{26}$/.test(text)
export const statementLetter: IdLetter = 't'
export const evidenceLetter: IdLetter = 'v'

const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** Makes an id from 17 random bytes (136 bits, of which 130 are used). */
export const idFrom = (letter: IdLetter, random: Uint8Array): string => {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of random) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5 && text.length < 26) {
      text += base32[(held >> (bits - 5)) & 31]
      bits -= 5
    }
  }
  return letter + text
}

export const isIdOf = (kind: Kind, text: string) => /^[a-z][a-z2-7]{26}$/.test(text) && text[0] === letters[kind]

export const isRecordId = (text: string) => kinds.some((kind) => isIdOf(kind, text))

/** The first part of a public address: `groups` in `/groups/junkiebond`. A way of organising stands under `chapters`. */
export const shelves = {
  group: 'groups',
  institution: 'institutions',
  event: 'events',
  work: 'works',
  place: 'places',
  person: 'people',
  idea: 'ideas',
  source: 'sources',
} as const satisfies Record<Kind, string>
export type Shelf = (typeof shelves)[Kind]

export const kindOnShelf = (shelf: string): Kind | undefined => kinds.find((kind) => shelves[kind] === shelf)
export const isShelf = (text: string): text is Shelf => kindOnShelf(text) !== undefined
