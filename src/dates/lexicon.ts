// What a word can mean in a date, and the shape in which each language lists its words.

import { piecesOf } from './spelling.ts'

/** Meanings that a phrase has by itself. */
type Role =
  | 'about'
  | 'perhaps'
  | 'early'
  | 'mid'
  | 'late'
  | 'before'
  | 'after'
  | 'from'
  | 'until'
  | 'by' // not later than
  | 'not-before'
  | 'between'
  | 'and'
  | 'or'
  | 'to'
  | 'at-or-to' // French à: "to" only between two dates
  | 'from-or-of' // Arabic من: "from" only at the beginning
  | 'by-or-until' // Russian до
  | 'dash'
  | 'slash'
  | 'decade-mark' // 80s, 80-е
  | 'decade-lead' // années 80
  | 'century-word'
  | 'last-century'
  | 'suffix' // 12th, 1er
  | 'filler'
  | 'event' // when, during: told by another event
  | 'length' // years, months
  | 'now'
  | 'relative'
  | 'undated'

/** Meanings that carry a number. */
type Figure = 'year' | 'small' | 'day' | 'month' | 'season' | 'decade' | 'century' | 'ordinal'

export type Meaning = { readonly is: Role | Figure | 'unknown' | 'century-unclear'; readonly value: number }

/** Every string lists phrases, with commas between them; spelling is folded, so accents and cases need no variants. */
export type Vocabulary = {
  readonly months: readonly string[]
  readonly seasons: readonly string[] // spring, summer, autumn, winter
  /** By first year; below 100, where nothing says which century. */
  readonly decades: Readonly<Record<number, string>>
  readonly ordinals: Readonly<Record<number, string>>
  readonly roles: Readonly<Partial<Record<Role, string>>>
  /** A word written together with the next one: Arabic و. */
  readonly joinedAnd?: string
}

export type Lexicon = { readonly meanings: ReadonlyMap<string, Meaning>; readonly joinedAnd: string | undefined }

const everywhere: Vocabulary['roles'] = { dash: '-', slash: '/', about: '~', perhaps: '?' }

export const lexiconOf = ({ months, seasons, decades, ordinals, roles, joinedAnd }: Vocabulary): Lexicon => {
  const meanings = new Map<string, Meaning>()
  const add = (phrases: string, is: Meaning['is'], value = 0) => {
    for (const phrase of phrases.split(',')) {
      const key = piecesOf(phrase).join(' ')
      const already = meanings.get(key)
      if (already && (already.is !== is || already.value !== value)) throw new Error(`"${phrase}" means two things`)
      meanings.set(key, { is, value })
    }
  }
  for (const [i, phrases] of months.entries()) add(phrases, 'month', i + 1)
  for (const [i, phrases] of seasons.entries()) add(phrases, 'season', i + 21)
  for (const [year, phrases] of Object.entries(decades)) add(phrases, Number(year) < 100 ? 'century-unclear' : 'decade', Number(year))
  for (const [n, phrases] of Object.entries(ordinals)) add(phrases, 'ordinal', Number(n))
  for (const [role, phrases] of [...Object.entries(everywhere), ...Object.entries(roles)]) add(phrases, role as Role)
  return { meanings, joinedAnd }
}
