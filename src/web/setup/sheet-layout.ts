// How much room each question gets on small paper: as many lines to write on as there is place for, and no question torn apart.
import type { Question } from '../../contributions/question.ts'
import type { Words } from '../pages/words.ts'

export type Roomy = { question: Question; lines: number }

const panel = 186 // millimetres that can be filled, of A5
const lineHeight = 7
const textHeight = 4.45
const letters = 68 // in a line of text
const gap = 2.5
/** Lines beyond those that every long answer gets. */
const mostMore = 6

const textLines = (text: string) => Math.ceil(text.length / letters)

const linesFor = ({ field, choices, note }: Question, most: number): number => {
  if (field === 'files' || (choices && !note)) return 0
  return field === 'words' ? most : choices ? 1 : 2
}

const heightOf = (words: Words, question: Question, lines: number): number => {
  const { ask, hint, choices = [], orElse, field } = question
  const texts = [ask, ...(hint === undefined ? [] : [hint]), ...choices.map(({ says }) => says)]
  const all = texts.reduce((sum, text) => sum + textLines(words.say(text)), 0) + (orElse ? 2 : 0) + (field === 'files' ? 2 : 0)
  return all * textHeight + lines * lineHeight + gap
}

type Panel = { asked: Roomy[]; filled: number }

const inPanels = (words: Words, questions: readonly Question[], most: number): Panel[] => {
  const panels: Panel[] = [{ asked: [], filled: 0 }]
  for (const question of questions) {
    const lines = linesFor(question, most)
    const height = heightOf(words, question, lines)
    if ((panels.at(-1)?.filled ?? 0) + height > panel) panels.push({ asked: [], filled: 0 })
    const last = panels.at(-1) as Panel
    last.asked.push({ question, lines })
    last.filled += height
  }
  return panels
}

/** What is left of a panel becomes lines too, for those who may write as long as they need. */
const filledUp = ({ asked, filled }: Panel): Roomy[] => {
  const long = asked.filter(({ question }) => question.field === 'words').length
  if (long === 0) return asked
  const more = Math.min(mostMore, Math.floor((panel - filled) / lineHeight / long))
  return asked.map((roomy) => (roomy.question.field === 'words' ? { ...roomy, lines: roomy.lines + more } : roomy))
}

/** The questions on `count` panels of A5; with fewer lines the more there are. */
export const layOut = (words: Words, questions: readonly Question[], count: number): Roomy[][] => {
  for (let most = 9; most > 1; most--) {
    const panels = inPanels(words, questions, most)
    if (panels.length <= count) return [...panels.map(filledUp), ...Array.from({ length: count - panels.length }, () => [])]
  }
  throw new RangeError('more questions than small paper holds')
}

/** On large paper nothing has to fit. */
export const atEase = (questions: readonly Question[]): Roomy[] => questions.map((question) => ({ question, lines: linesFor(question, 6) }))
