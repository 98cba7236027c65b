// On which side of something else it happened, as one word to choose and to read back.
import type { sides } from '../../../../contributions/question.ts'
import type { Words } from '../../../pages/words.ts'

export const sideWords = (words: Words, side: (typeof sides)[number] | undefined): string =>
  side === 'before' ? words.say('Before') : side === 'after' ? words.say('After') : words.say('At the time of')

/** The same as part of a sentence. */
export const besideWords = <T>(words: Words, side: (typeof sides)[number] | undefined, event: T): (string | T)[] =>
  side === 'before'
    ? words.weave('before {event}', { event })
    : side === 'after'
      ? words.weave('after {event}', { event })
      : words.weave('at the time of {event}', { event })
