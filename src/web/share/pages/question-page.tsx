// One question. It never shows what was answered before: only the number of the one who tells can read that back.
import { answerFields } from '../../../contributions/answer.ts'
import { otherAnswers, type Question, sides } from '../../../contributions/question.ts'
import type { ShareSetting } from '../setting.ts'
import { Ask } from './parts/ask.tsx'
import type { Said } from './parts/faults.tsx'
import { Choices, Line, type Typed, Words } from './parts/fields.tsx'
import { type Asked as AskedOf, DigitsAgain, OneQuestion } from './parts/one-question.tsx'
import { OwnLanguage } from './parts/own-language.tsx'
import { sideWords } from './parts/side-words.ts'

type Props = AskedOf & { question: Question }

type FieldsOf = { setting: ShareSetting; question: Question; typed: Typed; faults: readonly Said[] }

const OrElse = ({ setting: { words }, typed, faults }: FieldsOf) => (
  <Choices
    name={answerFields.choice}
    label={words.say('Or choose one of these')}
    options={otherAnswers.map(({ key, says }) => ({ key, says: words.say(says) }))}
    typed={typed}
    faults={faults}
  />
)

const When = ({ setting: { words }, question, typed, faults }: FieldsOf) => (
  <>
    <Line
      name={answerFields.told}
      heading
      label={<Ask words={words} {...question} />}
      hint={`${question.hint === undefined ? '' : `${words.say(question.hint)} `}${words.say('“In 1995”, “around the end of the nineties” or “the winter after the clinic closed” are all good.')}`}
      typed={typed}
      faults={faults}
    />
    <details class="beside" open={(typed.get(answerFields.of) ?? '') !== ''}>
      <summary>{words.say('I know it by something else that happened')}</summary>
      <Choices
        name={answerFields.side}
        label={words.say('It was')}
        options={sides.map((key) => ({ key, says: sideWords(words, key) }))}
        typed={typed}
        faults={faults}
      />
      <Line
        name={answerFields.of}
        label={words.say('… this')}
        hint={words.say('Something in this history or in your own: “the big strike”, “the first meeting”.')}
        typed={typed}
        faults={faults}
      />
    </details>
  </>
)

const Asked = (asking: FieldsOf) => {
  const { setting, question, typed, faults } = asking
  const { words } = setting
  const label = <Ask words={words} {...question} />
  const hint = question.hint === undefined ? undefined : words.say(question.hint)
  if (question.field === 'when') return <When {...asking} />
  if (question.field === 'choice')
    return (
      <>
        <Choices
          name={answerFields.choice}
          heading
          label={label}
          hint={hint}
          options={(question.choices ?? []).map(({ key, says }) => ({ key, says: words.say(says) }))}
          typed={typed}
          faults={faults}
        />
        {question.note ? (
          <Words name={answerFields.words} rows={3} label={words.say('Do you want to say more?')} typed={typed} faults={faults} />
        ) : null}
      </>
    )
  const Field = question.field === 'words' ? Words : Line
  return (
    <>
      <Field name={answerFields.words} heading label={label} hint={hint} typed={typed} faults={faults} />
      {question.orElse ? <OrElse {...asking} /> : null}
    </>
  )
}

/** Everything one question is answered with. */
export const Fields = (asking: FieldsOf) => {
  const { setting, question, typed } = asking
  const written = question.field === 'words' || question.field === 'line' || question.note === true
  return (
    <>
      <Asked {...asking} />
      {written ? <OwnLanguage words={setting.words} typed={typed} /> : null}
    </>
  )
}

export const QuestionPage = ({ question, ...asked }: Props) => {
  const { setting, typed = new Map(), faults = [] } = asked
  const { words } = setting
  return (
    <OneQuestion asked={asked}>
      <Fields setting={setting} question={question} typed={typed} faults={faults} />
      <DigitsAgain
        {...asked}
        hint={words.say('This page was open for a long time. Your words are still here, and are kept as soon as you press Continue.')}
      />
    </OneQuestion>
  )
}
