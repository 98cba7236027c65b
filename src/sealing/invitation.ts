// A code that somebody is handed to come to the desk: thirty-six digits, shown once, and kept only as their hash.
import { drawDigits, readDigits } from './digits.ts'
import { derived } from './hashing.ts'

/** Half as long again as a receipt, so that nobody takes one for the other. 35 random digits are 116 bits: a quick hash is enough. */
export const invitationLength = 36

export const makeInvitation = (chance: (bytes: number) => Uint8Array): string => drawDigits(invitationLength, chance)

/** What is kept of it; null where what was typed is none. Typed as a receipt may be. */
export const invitationHash = (typed: string): Uint8Array | null => {
  const read = readDigits(typed, invitationLength)
  return read.is === 'digits' ? derived(Buffer.from(read.digits), 'invitation') : null
}
