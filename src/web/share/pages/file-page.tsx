// One file at a time, with what it shows in words, or why none can be added just now.
import type { Question } from '../../../contributions/question.ts'
import { FileFields } from './parts/file-fields.tsx'
import { type Asked, OneQuestion } from './parts/one-question.tsx'

type Props = Asked & {
  question: Question
  /** Why none can be added just now; words are still taken. */
  none?: string | null
}

export const FilePage = ({ question, none = null, ...asked }: Props) => {
  const { words } = asked.setting
  return (
    <OneQuestion asked={asked}>
      <h1>{words.say(question.ask)}</h1>
      {question.hint === undefined ? null : <p class="hint">{words.say(question.hint)}</p>}
      {none === null ? <FileFields {...asked} /> : <p class="kept">{none}</p>}
    </OneQuestion>
  )
}
