// How hard sentences are to read: Flesch–Kincaid for English, Kandel and Moles' form of Flesch for French. Measures of length, no more.

/** Runs of letters; a number is a word too. */
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{M}]+(?:[’'-][\p{L}\p{M}]+)*|\d[\d,.]*/gu) ?? []
/** A colon ends a thought as a full stop does. */
const thoughtsIn = (text: string): number => text.split(/[.!?…:;]+(?:\s|$)/u).filter((piece) => /[\p{L}\d]/u.test(piece)).length || 1

/** Groups of vowels, less an ending that is not spoken. */
const englishSyllables = (word: string): number => {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '')
  if (bare.length <= 3) return 1
  const spoken = bare.replace(/(?:[^laeiouyszxcgh]es|[^dt]ed|[^l]e)$/, '').replace(/^y/, '')
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0)
}

/** Groups of vowels, less an e at the end, which nobody hears. */
const frenchSyllables = (word: string): number => {
  const bare = word.toLowerCase().normalize('NFC')
  const spoken = bare.length > 3 ? bare.replace(/e(?:s|nt)?$/, '') : bare
  return Math.max(1, spoken.match(/[aeiouyàâäéèêëîïôöùûüœæ]+/g)?.length ?? 0)
}

const measured = (texts: readonly string[], syllables: (word: string) => number) => {
  const words = texts.flatMap(wordsIn)
  const thoughts = texts.reduce((sum, text) => sum + thoughtsIn(text), 0)
  return { length: words.length / thoughts, weight: words.reduce((sum, word) => sum + syllables(word), 0) / Math.max(1, words.length) }
}

/** Years of school: the sixth is reached at eleven or twelve. */
export const englishGrade = (...texts: string[]): number => {
  const { length, weight } = measured(texts, englishSyllables)
  return 0.39 * length + 11.8 * weight - 15.59
}

/** 100 is very easy, 60 plain, 30 hard. */
export const frenchEase = (...texts: string[]): number => {
  const { length, weight } = measured(texts, frenchSyllables)
  return 207 - 1.015 * length - 73.6 * weight
}

export const countWords = (text: string): number => wordsIn(text).length
