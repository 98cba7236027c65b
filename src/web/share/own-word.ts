// A word of the teller's own, chosen before sending: what was typed for it, and the key that it and the number make together.
import { longestLine, readLine } from '../../contributions/typed.ts'
import { ownWordKey, shortestWord, wordLength } from '../../sealing/own-word.ts'
import { readReceipt } from '../../sealing/receipt.ts'
import { type ReceiptKey, receiptKey } from '../../sealing/receipt-key.ts'
import { sayMisread } from './knocking.ts'
import type { Said } from './pages/parts/faults.tsx'
import { againFields } from './pages/parts/secrets.ts'
import type { Visit } from './visit.ts'

/** Both null where nobody wants to read it again. `anew`: what a page says that comes back for another reason, since neither comes back with it. */
type Typed = { word: string | null; digits: string | null; faults: Said[]; anew: Said[] }

/**
 * Looked at before any hashing. The number is typed too, so that the door counts what is going to be hashed as it counts every number;
 * it may have been typed on the page that asks for it, where this one was open too long.
 */
export const readOwnWord = ({ field, words }: Visit): Typed => {
  const word = readLine(field(againFields.word))
  const typed = field(againFields.digits) || (word === '' ? '' : field('digits'))
  const fault = (says: string) => [{ field: againFields.word, says }]
  const anew = fault(words.say('Please type your word and your number once more.'))
  if (word === '' && field(againFields.wanted) !== '') return { word: null, digits: null, faults: anew, anew: [] }
  if (word === '' && typed === '') return { word: null, digits: null, faults: [], anew: [] }
  const read = readReceipt(typed)
  const faults: Said[] = read.is === 'misread' ? [{ field: againFields.digits, says: sayMisread(words, read.because) }] : []
  if (word === null) faults.unshift(...fault(words.say('Some signs in here are not letters and cannot be kept. Please type this again.')))
  else if (word.length > longestLine) faults.unshift(...fault(words.say('This is longer than 300 letters. Please make it shorter.')))
  else if (readReceipt(word).is === 'receipt') faults.unshift(...fault(words.say('This is your number. Please choose a word instead.')))
  else if (wordLength(word) < shortestWord) faults.unshift(...fault(words.say('Please choose a word of four letters or more.')))
  return { word, digits: read.is === 'receipt' ? read.digits : null, faults, anew: faults.length > 0 ? [] : anew }
}

type OwnWord = { is: 'chosen'; recipient: string } | { is: 'again'; faults: Said[] }

/** `key` is that of the inbox that was opened; the number must be its own. Throws Busy. */
export const ownWord = async ({ parts, words }: Visit, key: ReceiptKey, word: string, digits: string): Promise<OwnWord> => {
  const salt = await parts.salt()
  const typed = await receiptKey(digits, salt)
  if (!Buffer.from(typed.lookup).equals(key.lookup))
    return {
      is: 'again',
      faults: [
        {
          field: againFields.digits,
          says: words.say('This is another number than the one you came in with. Please look at each group of four.'),
        },
      ],
    }
  return { is: 'chosen', recipient: (await ownWordKey(key, word, salt)).recipient }
}
