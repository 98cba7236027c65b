// What somebody calls a thing, beside the names it has: folded, so that case, accents and articles make no difference.
import type { Kind, RecordId } from './record.ts'

export type Called = { record: RecordId; name: string; kind: Kind }
/** By the words that tell it from others. */
type Calling = Pick<Called, 'record' | 'kind'> & { told: readonly string[] }
/** All names under each of their words. */
export type CalledBy = ReadonlyMap<string, readonly Calling[]>

const articles = /^(?:the|an?|of|in|at|la|les?|une?|des?|du|aux?|el|l|d|в|на|и)$/u

/** The words that tell a name from others: without marks, articles and the Arabic article written together with its word. */
const told = (text: string): string[] => {
  const all = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^\u0627\u0644(?=..)/u, ''))
  const telling = all.filter((word) => !articles.test(word))
  return telling.length > 0 ? telling : all
}

/** How many words of the longer have no fellow in the shorter; null where the shorter is not wholly in the longer. */
const apart = (said: readonly string[], name: readonly string[]): number | null => {
  const [short, long] = said.length <= name.length ? [said, name] : [name, said]
  return short.length > 0 && short.every((word) => long.includes(word)) ? long.length - short.length : null
}

/** Shorter words, or fewer, say nothing by themselves. */
const leastLetters = 3

export const byWords = (names: readonly Called[]): CalledBy => {
  const found = new Map<string, Calling[]>()
  for (const { record, name, kind } of names) {
    const words = told(name)
    if (words.join('').length < leastLetters) continue
    const calling = { record, kind, told: words }
    for (const word of new Set(words)) {
      const same = found.get(word)
      if (same) same.push(calling)
      else found.set(word, [calling])
    }
  }
  return found
}

/** Records that have a name with all of these words, or of which all words are among these: nearest first, then as `kinds` stand. */
export const likeliest = (words: string, names: CalledBy, kinds: readonly Kind[]): RecordId[] => {
  const said = told(words)
  if (said.join('').length < leastLetters) return []
  const found = [...new Set(said.flatMap((word) => names.get(word) ?? []))].flatMap(({ record, kind, told }) => {
    const far = kinds.includes(kind) ? apart(said, told) : null
    return far === null ? [] : [{ record, far, kind: kinds.indexOf(kind) }]
  })
  return [...new Set(found.sort((one, other) => one.far - other.far || one.kind - other.kind).map(({ record }) => record))]
}
