// One spelling for what people type in many: accents, digits of several scripts, dashes, quotes, marks of direction.

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/и\u0306/gi, 'й') // a letter, not an accent: 20-й is not 20 и
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '') // accents, vowel signs, direction marks, the Arabic stretching stroke
    .toLowerCase()
    .replaceAll('ى', 'ي')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('\u061f', '?')
    .replace(/[∼〜]/g, '~')
    .replace(/['’‘ʼ`´′]/g, ' ')

const piece = /\d+([-/.])\d{1,2}\1\d+|\d+|\p{L}+|[^\s.,;:()"“”«»،؛]/gu

/** Words, numbers, dates in three numbers, and single signs; commas, full stops, brackets and quotes are left aside. */
export const piecesOf = (text: string): string[] => folded(text).match(piece) ?? []
