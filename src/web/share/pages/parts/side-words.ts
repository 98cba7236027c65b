// On which side of something else it happened, as one word to choose and to read back.
import type { sides } from '../../../../contributions/question.ts'
import type { Words } from '../../../pages/words.ts'

export const sideWords = (words: Words, side: (typeof sides)[number] | undefined): string =>
  side === 'before' ? words.say('Before') : side === 'after' ? words.say('After') : words.say('At the time of')
