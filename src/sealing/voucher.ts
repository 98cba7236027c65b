// A code that an organiser hands out: twelve digits that open the fast lane once, kept only as their hash.
import { drawDigits, readDigits } from './digits.ts'
import { derived } from './hashing.ts'

/** Half as long as a receipt, so that nobody takes one for the other. 11 random digits are 36.5 bits: enough for what opens nothing but a lane. */
const voucherLength = 12

export const makeVoucher = (chance: (bytes: number) => Uint8Array): string => drawDigits(voucherLength, chance)

/** Its digits, or null for whatever is none; typed as a receipt may be. */
export const readVoucher = (typed: string): string | null => {
  const read = readDigits(typed, voucherLength)
  return read.is === 'digits' ? read.digits : null
}

/** What is kept of it. */
export const voucherHash = (digits: string): Uint8Array => derived(Buffer.from(digits), 'voucher')
