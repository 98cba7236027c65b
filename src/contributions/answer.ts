// An answer, as it was given to one question: in words, by a choice, or as a time that people told in their own way.
import type { Because, Fault } from './fault.ts'
import { otherAnswers, type Question, type Side, sides } from './question.ts'
import { longestLine, longestTelling, readLine, readTyped } from './typed.ts'

export type When = { told: string; side?: Side; of?: string }
export type Answer = { question: string; words?: string; lang?: string; choice?: string; when?: When }

type AnswerRead = { is: 'answer'; answer: Answer } | { is: 'skipped' } | { is: 'faults'; faults: Fault[] }

/** Names of the form's fields, one question a page. */
export const answerFields = { words: 'words', lang: 'lang', choice: 'choice', told: 'told', side: 'side', of: 'of' } as const

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
  const when = told === '' && of === '' ? undefined : { told, ...(of === '' ? {} : { side: side ?? 'during', of }) }
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

/** Everything somebody wrote in an answer, for looking over and for counting. */
export const wordsOf = ({ words, when }: Answer): string => [words, when?.told, when?.of].filter(Boolean).join('\n')

export const lengthOf = (answers: Iterable<Answer>): number => [...answers].reduce((sum, answer) => sum + wordsOf(answer).length, 0)
