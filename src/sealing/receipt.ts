// A receipt: the 24 digits a teller keeps, 23 of them random and one that names a slip of the pen.
import { drawDigits, type Misread, readDigits } from './digits.ts'

/** 23 random digits are 76.4 bits. */
export const receiptLength = 24

type ReceiptRead = { is: 'receipt'; digits: string } | { is: 'misread'; because: Misread }

export const makeReceipt = (chance: (bytes: number) => Uint8Array): string => drawDigits(receiptLength, chance)

export const readReceipt = (typed: string): ReceiptRead => {
  const read = readDigits(typed, receiptLength)
  return read.is === 'digits' ? { is: 'receipt', digits: read.digits } : read
}
