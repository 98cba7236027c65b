// What somebody calls a thing, beside the names it has: folded, so that case, accents and articles make no difference.
import type { Kind, RecordId } from './record.ts'

export type Called = { record: RecordId; name: string; kind: Kind }

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
  const held = new Set(long)
  return short.length > 0 && short.every((word) => held.has(word)) ? long.length - short.length : null
}

/** Shorter words, or fewer, say nothing by themselves. */
const leastLetters = 3

/** Records that have a name with all of these words, or of which all words are among these: nearest first, then as `kinds` stand. */
export const likeliest = (words: string, names: readonly Called[], kinds: readonly Kind[]): RecordId[] => {
  const said = told(words)
  if (said.join('').length < leastLetters) return []
  const found = names.flatMap(({ record, name, kind }) => {
    const own = told(name)
    const far = own.join('').length < leastLetters ? null : apart(said, own)
    return far === null ? [] : [{ record, far, kind: kinds.indexOf(kind) }]
  })
  return [...new Set(found.sort((one, other) => one.far - other.far || one.kind - other.kind).map(({ record }) => record))]
}
