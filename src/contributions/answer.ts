// An answer, as it was given to one question: in words, by a choice, or as a time that people told in their own way.
import { isRecordId, type RecordId } from '../history/record.ts'
import type { Because, Fault } from './fault.ts'
import { otherAnswers, type Question, type Side, sides } from './question.ts'
import { longestLine, longestTelling, readLine, readTyped } from './typed.ts'

/** `anchor`: the record of this history that `of` means, where whoever told it said so. */
export type When = { told: string; side?: Side; of?: string; anchor?: RecordId }
export type Answer = { question: string; words?: string; lang?: string; choice?: string; when?: When }

type AnswerRead = { is: 'answer'; answer: Answer } | { is: 'skipped' } | { is: 'faults'; faults: Fault[] }

/** Names of the form's fields, one question a page. */
export const answerFields = {
  words: 'words',
  lang: 'lang',
  choice: 'choice',
  told: 'told',
  side: 'side',
  of: 'of',
  anchor: 'anchor',
} as const

const isLanguage = (tag: string) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag)

/** What is left empty is skipped. A file is not read here: it is no answer but a thing of its own. */
export const readAnswer = (question: Question, form: ReadonlyMap<string, string>): AnswerRead => {
  const faults: Fault[] = []
  const text = (field: string, longest: number, because: Because, reading = readTyped): string => {
    const read = reading(form.get(field))
    if (read === null) faults.push({ field, because: 'not-text' })
    else if (read.length > longest) faults.push({ field, because })
    return read ?? ''
  }
  const line = (field: string) => text(field, longestLine, 'line-too-long', readLine)
  const choices = [...(question.choices ?? []), ...(question.orElse ? otherAnswers : [])].map(({ key }) => key)
  const choice = form.get(answerFields.choice) ?? ''
  if (choice !== '' && !choices.includes(choice)) faults.push({ field: answerFields.choice, because: 'no-such-choice' })
  const told = question.field === 'when' ? line(answerFields.told) : ''
  const of = question.field === 'when' ? line(answerFields.of) : ''
  const short = question.field === 'line' || question.field === 'link'
  const words =
    question.field === 'when' || question.field === 'files'
      ? ''
      : short
        ? line(answerFields.words)
        : text(answerFields.words, longestTelling, 'telling-too-long')
  const side = sides.find((one) => one === form.get(answerFields.side))
  const lang = form.get(answerFields.lang) ?? ''
  if (faults.length > 0) return { is: 'faults', faults }
  const anchor = form.get(answerFields.anchor) ?? ''
  const beside = of === '' ? {} : { side: side ?? 'during', of, ...(isRecordId(anchor) ? { anchor } : {}) }
  const when = told === '' && of === '' ? undefined : { told, ...beside }
  if (words === '' && choice === '' && when === undefined) return { is: 'skipped' }
  return {
    is: 'answer',
    answer: {
      question: question.key,
      ...(words === '' ? {} : { words }),
      ...(choice === '' ? {} : { choice }),
      ...(when === undefined ? {} : { when }),
      ...(isLanguage(lang) ? { lang } : {}),
    },
  }
}

/** The form as it would have to be filled in to say this again. */
export const answerForm = ({ words, lang, choice, when }: Answer): Map<string, string> =>
  new Map(
    [
      [answerFields.words, words],
      [answerFields.lang, lang],
      [answerFields.choice, choice],
      [answerFields.told, when?.told],
      [answerFields.side, when?.side],
      [answerFields.of, when?.of],
    ].filter((field): field is [string, string] => field[1] !== undefined),
  )

/** `form` filled in on a page that shows nothing of what was said before: what is left empty there stays as it was. */
export const filledUp = (form: ReadonlyMap<string, string>, before: Answer): ReadonlyMap<string, string> =>
  new Map([...answerForm(before), ...[...form].filter(([, typed]) => typed.trim() !== '')])

/** A time that is told by the same thing as before still means the same one. */
export const anchoredAs = (answer: Answer, before: Answer | undefined): Answer => {
  const [{ when }, anchor] = [answer, before?.when?.anchor]
  return when?.of !== undefined && anchor !== undefined && when.of === before?.when?.of ? { ...answer, when: { ...when, anchor } } : answer
}

/** Of answers to one question, in the order they were given: those that still say something. Neither half of a time replaces the other. */
export const standing = <Given extends { answer: Answer }>(given: readonly Given[]): Given[] => {
  const last = given.at(-1)
  if (!last?.answer.when) return given.slice(-1)
  const told = given.findLast(({ answer }) => answer.when?.told)
  const of = given.findLast(({ answer }) => answer.when?.of !== undefined)
  return given.filter((one) => one === last || one === told || one === of)
}

/** One answer out of those that stand. */
export const together = (standing: readonly Answer[]): Answer | null => {
  const last = standing.at(-1) ?? null
  if (!last?.when) return last
  const whens = standing.flatMap(({ when }) => when ?? [])
  const of = whens.findLast((when) => when.of !== undefined)
  return { ...last, when: { ...of, told: whens.findLast(({ told }) => told !== '')?.told ?? '' } }
}

/** Everything somebody wrote in an answer, for looking over and for counting. */
export const wordsOf = ({ words, when }: Answer): string => [words, when?.told, when?.of].filter(Boolean).join('\n')

export const lengthOf = (answers: Iterable<Answer>): number => [...answers].reduce((sum, answer) => sum + wordsOf(answer).length, 0)
