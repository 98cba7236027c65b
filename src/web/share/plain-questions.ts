// Questions that any person can answer with a number, in any digits: asked while more is coming in than people write.
import { digitOf } from '../../sealing/digits.ts'
import type { Words } from '../pages/words.ts'

type Plain = { ask: (words: Words) => string; answer: number }

const all: readonly Plain[] = [
  { ask: (words) => words.say('How many days does a week have?'), answer: 7 },
  { ask: (words) => words.say('How many fingers do two hands have?'), answer: 10 },
  { ask: (words) => words.say('How many months does a year have?'), answer: 12 },
  { ask: (words) => words.say('How many legs does a cat have?'), answer: 4 },
  { ask: (words) => words.say('What is three and six together?'), answer: 9 },
  { ask: (words) => words.say('What comes after nineteen?'), answer: 20 },
  { ask: (words) => words.say('How many hours are in a day and a night?'), answer: 24 },
  { ask: (words) => words.say('What is half of thirty?'), answer: 15 },
]

/** `chance` is one random byte. */
export const drawPlain = (chance: number): number => chance % all.length
export const plainQuestion = (words: Words, which: number): string => all[which % all.length]?.ask(words) ?? ''

const digitsOf = (typed: string) => [...typed.replace(/[\s\p{Cf}.]/gu, '')].map((character) => digitOf(character) ?? character).join('')

export const isPlainAnswer = (which: number, typed: string): boolean =>
  typed.length < 40 && digitsOf(typed) === String(all[which % all.length]?.answer)
