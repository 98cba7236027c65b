// What in a text could harm somebody, if it were read by the wrong person: pointed out before sending, and never taken out by us.
import { readReceipt, receiptLength } from '../sealing/receipt.ts'
import { namesIn, nobodySpared, type Spared } from './people.ts'

const warned = ['receipt', 'phone', 'e-mail', 'address', 'full-name'] as const
type Warned = (typeof warned)[number]
/** `piece` is the very words, so that they can be found again. */
export type Warning = { is: Warned; piece: string }

/** English sentences of the catalogue. */
export const warningWords: Readonly<Record<Warned, { says: string }>> = {
  receipt: { says: 'This is your own number. Please take it out: it opens the way back to what you send.' },
  phone: { says: 'This looks like a phone number.' },
  'e-mail': { says: 'This looks like an e-mail address.' },
  address: { says: 'This looks like a place where somebody lives or can be found.' },
  'full-name': { says: 'This looks like the full name of a person.' },
}

const digits = '[\\p{Nd}]'
/** As many digits as a receipt has, with whatever may stand between them where one is typed: spaces, ends of lines, hyphens, commas, dots. */
const receipts = new RegExp(`${digits}(?:[\\s\\p{Pd}\\p{Cf}.,،٫·•/|_()]{0,6}${digits}){${receiptLength - 1},}`, 'gu')
/** A full stop and a space end a number, as they end a sentence. */
const numbers = new RegExp(`\\+?\\(?${digits}(?:(?:\\.(?!\\s)|[\\s()\\p{Pd}/\\p{Cf}]){0,3}${digits}){6,39}`, 'gu')
/** 1990–1995 and 1.5.1990 are times, not numbers to call. */
const times =
  /^[^\p{Nd}+]*(?:\p{Nd}{4}\s?[\p{Pd}/]\s?\p{Nd}{4}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{4}|\p{Nd}{4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,2})$/u
const mail = /[^\s@<>(),;:"]{1,64}@[^\s@<>(),;:"]{1,80}\.[\p{L}]{2,20}/gu

/** A street has a number beside its word in each of the four languages. */
const street = [
  /\p{Nd}{1,5}[a-z]?,? (?:\p{L}[\p{L}'’.-]{0,30} ){0,3}(?:street|st\.|road|rd\.|avenue|ave\.|lane|drive|square|boulevard)(?![\p{L}])/giu,
  /\p{Nd}{1,5}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|impasse|chemin|allée|quai|place) (?:\p{L}[\p{L}'’.-]{0,30} ?){1,5}/giu,
  /(?:ул\.|улица|проспект|пр-т|переулок|пер\.|шоссе) ?(?:\p{L}[\p{L}.-]{0,30},? ){1,4}(?:д\.? ?)?\p{Nd}{1,5}/giu,
  /(?:شارع|طريق|حي|زقاق) (?:\p{L}[\p{L}\p{M}]{0,30},? ){1,4}(?:رقم ?)?\p{Nd}{1,5}/gu,
  /(?:رقم )\p{Nd}{1,5},? (?:شارع|طريق|حي|زقاق) \p{L}[\p{L}\p{M}]{0,30}/gu,
]

/** Nobody looks at more, and a text made of nothing else must not keep others waiting. */
const mostWarnings = 50
/** Where so many digits stand in a row a receipt is among the first, or it is no receipt that is looked for. */
const mostDigits = 240

/** Six years in a row have as many digits as a receipt, and one in ten such rows would pass its check. */
const isYears = (piece: string): boolean =>
  piece.split(/[^\p{Nd}]+/u).every((group) => /^(?:[1١۱१][89٨٩۸۹८९]|[2٢۲२][0٠۰०])\p{Nd}{2}$/u.test(group))

const pieces = (patterns: readonly RegExp[], text: string): string[] =>
  patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([piece]) => piece.trim()))

/** Just the digits of a receipt among others: best where nothing but them stands together. */
const receiptsIn = (text: string): string[] =>
  pieces([receipts], text).flatMap((piece) => {
    const all = [...piece.slice(0, mostDigits * 7).matchAll(/\p{Nd}/gu)]
      .slice(0, mostDigits)
      .map(({ 0: digit, index }) => ({ digit, from: index, to: index + digit.length }))
    const windows = all.slice(receiptLength - 1).flatMap(({ to }, n) => {
      const some = all.slice(n, n + receiptLength)
      const from = some[0]?.from as number
      const held = piece.slice(from, to)
      const apart = all[n - 1]?.to !== from && all[n + receiptLength]?.from !== to
      return readReceipt(some.map(({ digit }) => digit).join('')).is === 'receipt' && !isYears(held) ? [{ held, apart }] : []
    })
    const best = windows.find(({ apart }) => apart) ?? windows[0]
    return best ? [best.held] : []
  })

/** Without receipts: what stands beside one would seem a part of it. */
const without = (held: readonly string[], text: string): string => held.reduce((rest, piece) => rest.replaceAll(piece, '\n|\n'), text)

/** Each piece once, in the order of `warned`; fifty and no more, and none within another, unless `every` is to be looked at. It looks at forms alone: names in other scripts or words without a sign of it pass. */
export const warningsIn = (text: string, spared: Spared = nobodySpared, every = false): Warning[] => {
  const found: Warning[] = []
  const warn = (is: Warned, piece: string) => {
    const isOne = every ? (one: Warning) => one.piece === piece : (one: Warning) => one.piece.includes(piece) || piece.includes(one.piece)
    if ((every || found.length < mostWarnings) && !found.some(isOne)) found.push({ is, piece })
  }
  const own = receiptsIn(text)
  for (const piece of own) warn('receipt', piece)
  for (const piece of pieces([numbers], without(own, text))) if (!times.test(piece) && !isYears(piece)) warn('phone', piece)
  for (const piece of pieces([mail], text)) warn('e-mail', piece)
  for (const piece of pieces(street, text)) warn('address', piece)
  for (const piece of namesIn(text, spared)) warn('full-name', piece)
  return found.sort((one, other) => warned.indexOf(one.is) - warned.indexOf(other.is))
}
