// Lets in whoever types a number: a slip is named before any work, a plain question comes first in a flood, and only then is the number hashed.
import type { Misread } from '../../sealing/digits.ts'
import { readReceipt } from '../../sealing/receipt.ts'
import { type ReceiptKey, receiptKey } from '../../sealing/receipt-key.ts'
import type { Words } from '../pages/words.ts'
import type { Said } from './pages/parts/faults.tsx'
import { type PlainlyAsked, plainFields } from './pages/parts/plain-question.tsx'
import { drawPlain, isPlainAnswer, plainQuestion } from './plain-questions.ts'
import type { Visit } from './visit.ts'

/** What the page that comes back shows beside everything that was typed. */
export type Again = { faults: Said[]; plain: PlainlyAsked | null }
type Knocked = { is: 'key'; key: ReceiptKey } | ({ is: 'again' } & Again)

export const sayMisread = (words: Words, because: Misread): string => {
  switch (because) {
    case 'empty':
      return words.say('Please type your number.')
    case 'too-short':
      return words.say('Some digits are missing. There are 24 in all.')
    case 'too-long':
      return words.say('There are too many digits. There are 24 in all.')
    case 'not-digits':
      return words.say('There is something else than digits in it. There are 24 digits.')
    case 'slip':
      return words.say('One digit is wrong, or two changed places. Please look at each group of four.')
  }
}

/** Null where no question is asked just now. */
export const plainNow = ({ parts, asked, words, passes }: Visit): PlainlyAsked | null => {
  if (asked.lane === 'normal') return null
  const which = drawPlain(parts.chance.bytes(1)[0] ?? 0)
  const nonce = Buffer.from(parts.chance.bytes(9)).toString('base64url')
  return { question: plainQuestion(words, which), token: passes.plain(which, nonce) }
}

/** Whether somebody who came in a flood is a person, or was sent by one. An answer counts once; a code is not used up yet. */
const isWelcome = async ({ parts, asked, passes, field }: Visit): Promise<boolean> => {
  if (asked.lane === 'normal') return true
  if (field(plainFields.code).trim() !== '') return parts.vouched.stands(field(plainFields.code))
  const plain = passes.readPlain(field(plainFields.token))
  if (plain === null || !isPlainAnswer(plain.question, field(plainFields.answer))) return false
  return !(await asked.spend(plain.nonce, plain.until))
}

/** Only once the number is hashed: a code that was given for nothing would be lost. */
const usesUpCode = async ({ parts, asked, field }: Visit): Promise<boolean> =>
  asked.lane === 'normal' || field(plainFields.code).trim() === '' || parts.vouched.spend(field(plainFields.code))

/** `mustBe`: the digits that were shown, where they are typed to be sure. Throws Busy. */
export const knock = async (visit: Visit, mustBe?: string): Promise<Knocked> => {
  const { words, field, parts } = visit
  const again = (name: string, says: string): Knocked => ({ is: 'again', faults: [{ field: name, says }], plain: plainNow(visit) })
  const read = readReceipt(field('digits'))
  if (read.is === 'misread') return again('digits', sayMisread(words, read.because))
  if (mustBe !== undefined && read.digits !== mustBe)
    return again('digits', words.say('This is another number than the one above. Please look at each group of four.'))
  const unwelcome = () => {
    const tried = field(plainFields.answer) !== '' || field(plainFields.code) !== ''
    return tried
      ? again(
          field(plainFields.code) === '' ? plainFields.answer : plainFields.code,
          words.say('That did not fit. Here is another question.'),
        )
      : again(plainFields.answer, words.say('Please answer the small question on this page too.'))
  }
  if (!(await isWelcome(visit))) return unwelcome()
  const key = await receiptKey(read.digits, await parts.salt())
  visit.asked.hashed()
  return (await usesUpCode(visit)) ? { is: 'key', key } : unwelcome()
}
