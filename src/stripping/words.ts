// The words of a Word or OpenDocument text, paragraph by paragraph: no author, no earlier wording, no remark in the margin, nothing hidden.
import { type Refused, refused } from './refusal.ts'
import type { Words } from './upload.ts'
import { attribute, NotPlain, type Step, steps } from './xml.ts'
import { fileIn } from './zip.ts'

/** How a kind of text is read. `leaves` are elements that go with all they hold; where `words` is null, all text in a paragraph counts. */
type Reading = {
  file: string
  paragraphs: readonly string[]
  words: string | null
  leaves: readonly string[]
  blanks: Readonly<Record<string, (attributes: string) => string>>
}

const most = 20 * 1024 * 1024
const deepest = 512

const wordText: Reading = {
  file: 'word/document.xml',
  paragraphs: ['w:p'],
  words: 'w:t',
  leaves: ['w:del', 'w:moveFrom', 'w:instrText', 'mc:Fallback'],
  blanks: { 'w:tab': () => '\t', 'w:br': () => '\n', 'w:cr': () => '\n', 'w:noBreakHyphen': () => '\u2011' },
}

const spaces = (attributes: string) => ' '.repeat(Math.min(Number(attribute(attributes, 'text:c') ?? 1) || 1, 100))
const openText: Reading = {
  file: 'content.xml',
  paragraphs: ['text:p', 'text:h'],
  words: null,
  leaves: [
    ...['text:tracked-changes', 'text:hidden-text', 'text:hidden-paragraph', 'text:note-citation'],
    ...['office:annotation', 'office:scripts', 'office:forms', 'svg:title', 'svg:desc'],
  ],
  blanks: { 'text:s': spaces, 'text:tab': () => '\t', 'text:line-break': () => '\n' },
}

/** Word marks a run as hidden by an element of its properties, before its words. */
const hides = ({ name, attributes }: Step & { is: 'open' }) =>
  name === 'w:vanish' && !['0', 'false', 'off'].includes(attribute(attributes, 'w:val') ?? '')

const paragraphsIn = (xml: string, { paragraphs, words, leaves, blanks }: Reading): string[] => {
  const done: string[] = []
  const open: string[] = []
  const begun: string[] = []
  let left = 0 // how deep within what is left out
  let isHidden = false
  const add = (text: string) => {
    if (begun.length > 0 && left === 0 && !isHidden) begun[begun.length - 1] += text
  }
  for (const step of steps(xml)) {
    if (step.is === 'text') {
      if (words === null || open.at(-1) === words) add(step.text)
      continue
    }
    const { name } = step
    if (step.is === 'open') {
      if (hides(step) && open.at(-2) === 'w:r') isHidden = true
      if (Object.hasOwn(blanks, name) && open.at(-1) !== 'w:tabs') add(blanks[name]?.(step.attributes) ?? '')
      if (step.isEmpty) continue
      open.push(name)
      if (open.length > deepest) throw new NotPlain()
      if (leaves.includes(name)) left++
      if (paragraphs.includes(name)) begun.push('')
    } else {
      if (open.pop() !== name) throw new NotPlain()
      if (leaves.includes(name)) left--
      if (name === 'w:r') isHidden = false
      if (paragraphs.includes(name)) done.push(begun.pop() ?? '')
    }
  }
  if (open.length > 0) throw new NotPlain()
  return done.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== '')
}

const isOpenText = (bytes: Buffer) =>
  fileIn(bytes, 'mimetype', 100)?.toString('latin1').trim() === 'application/vnd.oasis.opendocument.text'

const unpacked = (bytes: Buffer): { reading: Reading; file: Buffer } | null => {
  for (const reading of [wordText, openText]) {
    const file = reading === wordText || isOpenText(bytes) ? fileIn(bytes, reading.file, most) : null
    if (file) return { reading, file }
  }
  return null
}

/** Whether a packed file held more than may be unpacked. */
const isTooMuch = (error: unknown) => (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'

export const readWords = (bytes: Buffer): Words | Refused => {
  try {
    const found = unpacked(bytes)
    if (!found) return refused('archive')
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(found.file)
    const text = paragraphsIn(xml, found.reading).join('\n\n')
    return text === '' ? refused('no-words') : { is: 'words', text }
  } catch (error) {
    if (isTooMuch(error)) return refused('too-large')
    if (error instanceof NotPlain || error instanceof TypeError) return refused('broken')
    throw error
  }
}
