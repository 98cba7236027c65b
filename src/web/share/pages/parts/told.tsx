// What somebody told, shown back to them alone: an answer as it was given, and a file by its description.
import type { Answer } from '../../../../contributions/answer.ts'
import { type FileCard, type FileKind, kindOf } from '../../../../contributions/file-card.ts'
import { otherAnswers, type Question } from '../../../../contributions/question.ts'
import type { Words } from '../../../pages/words.ts'
import type { Anchors } from '../../anchoring.ts'
import { sideWords } from './side-words.ts'

const choiceOf = (words: Words, question: Question | null, choice: string) => {
  const found = [...(question?.choices ?? []), ...otherAnswers].find(({ key }) => key === choice)
  return found ? words.say(found.says) : choice
}

/** `question`: null where it is not asked any more. */
type GivenOf = { words: Words; question: Question | null; answer: Answer; anchors?: Anchors }
export const Given = ({ words, question, answer, anchors = new Map() }: GivenOf) => {
  const { when } = answer
  const anchor = anchors.get(when?.anchor ?? '')
  return (
    <dd lang={answer.lang} dir="auto">
      {answer.choice === undefined ? null : <p lang={words.locale}>{choiceOf(words, question, answer.choice)}</p>}
      {answer.words === undefined ? null : <p class="told-words">{answer.words}</p>}
      {when === undefined ? null : (
        <p class="told-words">
          {when.told}
          {when.of === undefined ? null : (
            <>
              {when.told === '' ? '' : ' · '}
              {sideWords(words, when.side)} <q>{when.of}</q>
              {anchor ? (
                <>
                  {' · '}
                  <bdi lang={anchor.lang}>{anchor.name}</bdi>
                  {anchor.when ? (
                    <span lang={words.locale}> ({words.say('{when} as this history has it', { when: anchor.when })})</span>
                  ) : null}
                </>
              ) : null}
            </>
          )}
        </p>
      )}
    </dd>
  )
}

export const kindWords = (words: Words, kind: FileKind): string => {
  switch (kind) {
    case 'picture':
      return words.say('A picture')
    case 'pdf':
      return words.say('A PDF')
    case 'text':
      return words.say('A text')
    case 'sound':
      return words.say('A sound')
  }
}

export const AddedFile = ({
  words,
  description,
  type,
  original,
}: { words: Words } & Pick<FileCard, 'description' | 'type' | 'original'>) => (
  <p>
    <bdi>{description || words.say('Without a description')}</bdi>
    {' · '}
    <span class="aside">
      {kindWords(words, kindOf(type))}
      {original ? ` · ${words.say('untouched, as proof')}` : ''}
    </span>
  </p>
)
