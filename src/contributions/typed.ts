// Words as they come out of a form, made ready to be kept: nothing anyone wrote is lost, and nothing that is not text gets in.

export const longestLine = 300
/** Of all answers of one telling together, in UTF-16 units as JavaScript counts. */
export const longestTelling = 40_000

/** Controls other than line ends and tabs, halves of letters, and the places Unicode keeps empty. */
const notText = /[\p{Surrogate}\uFFFE\uFFFF\uFDD0-\uFDEF]|(?![\t\n])\p{Cc}/u
/** More marks than any script puts on one letter: they would climb over the lines above. */
const heaped = /(\p{M}{8})\p{M}+/gu

/** Null where something in it is no text. Joiners and marks of direction stay: Persian, Hindi and emoji need them. */
export const readTyped = (typed: string | undefined): string | null => {
  const plain = (typed ?? '').replace(/\r\n?/g, '\n')
  return notText.test(plain) ? null : plain.normalize('NFC').replace(heaped, '$1').trim()
}

/** The same on one line: fields for a line may grow, and phones have no other key at their end. */
export const readLine = (typed: string | undefined): string | null => readTyped(typed)?.replace(/\s*\n\s*/g, ' ') ?? null
