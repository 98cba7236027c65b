// The people inside a proposal: words in it that might lead to somebody, found by their form or marked by an editor, each decided about.
import { nobodySpared } from '../contributions/people.ts'
import { type Warning, warningsIn } from '../contributions/warnings.ts'
import { type Proposal, publicWords, type Resolved } from './proposal.ts'

export type Inside = Warning['is'] | 'handle' | 'exact-day' | 'marked'
/** `resolved`: null where nobody decided, or where it was to go and still stands. */
export type Found = { piece: string; is: Inside; resolved: Resolved['is'] | null }

const handles = /(?<![\p{L}\p{N}.@])@[\p{L}\p{N}_.]{3,40}/gu
/** A day of a year, in figures or with the month written out: people are found by the day on which something happened to them. */
const days = [
  /(?<!\p{N})\p{N}{1,2}[./-]\p{N}{1,2}[./-]\p{N}{2,4}(?!\p{N})/gu,
  /(?<!\p{N})\p{N}{4}-\p{N}{2}-\p{N}{2}(?!\p{N})/gu,
  /(?<!\p{N})\p{N}{1,2}(?:st|nd|rd|th|er)? (?:of )?(?:jan|feb|f[ée]v|mar|apr|avr|ma[iy]|jun|jui|jul|aug|ao[uû]|sep|oct|nov|dec|d[ée]c|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\p{L}*\.?,? \p{N}{4}/giu,
  /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}* \p{N}{1,2},? \p{N}{4}/giu,
  /(?<!\p{N})\p{N}{1,2} (?:يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر)،? \p{N}{4}/gu,
]

/** Neither another end of a line nor a sign that nobody sees makes other words of it. */
const folded = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .toLowerCase()

/** Each once, however many there are, and first what nobody decided about. It looks at forms alone, so that an editor's own mark is never less than what is found. */
export const peopleInside = (proposal: Proposal): Found[] => {
  const words = publicWords(proposal)
  const decided = new Map(proposal.inside.map(({ piece, is }) => [folded(piece), is]))
  const found = new Map<string, Found>()
  const add = (is: Inside, piece: string) => {
    const as = decided.get(folded(piece))
    if (!found.has(folded(piece))) found.set(folded(piece), { piece, is, resolved: as === 'clear' ? as : null })
  }
  for (const text of words) {
    for (const { is, piece } of warningsIn(text, nobodySpared, true)) add(is, piece)
    for (const [piece] of text.matchAll(handles)) add('handle', piece)
    for (const pattern of days) for (const [piece] of text.matchAll(pattern)) add('exact-day', piece)
  }
  for (const { piece, is } of proposal.inside) {
    if (found.has(folded(piece))) continue
    const stands = words.some((text) => folded(text).includes(folded(piece)))
    found.set(folded(piece), { piece, is: 'marked', resolved: is === 'clear' || !stands ? is : null })
  }
  return [...found.values()].sort((one, other) => Number(one.resolved !== null) - Number(other.resolved !== null))
}
