// What somebody said to the exact words that may be shown, told back to them: at once, and whenever they come back.
import type { Words } from '../pages/words.ts'

export type ToWords = 'agreed' | 'refused' | 'differently'

export const replyWords = (words: Words, said: ToWords): string => {
  switch (said) {
    case 'agreed':
      return words.say('You said yes to these words.')
    case 'refused':
      return words.say('You said no to these words.')
    case 'differently':
      return words.say('You said: not like this.')
  }
}
