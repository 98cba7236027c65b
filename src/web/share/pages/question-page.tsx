// One question. It never shows what was answered before: only the number of the one who tells can read that back.
import { answerFields } from '../../../contributions/answer.ts'
import { otherAnswers, type Question, sides } from '../../../contributions/question.ts'
import type { Words as Speech } from '../../pages/words.ts'
import type { SaidBefore } from '../address.ts'
import type { ShareSetting } from '../setting.ts'
import { type Said, Summary } from './parts/faults.tsx'
import { Choices, Digits, Line, type Typed, Words } from './parts/fields.tsx'
import { type Carried, Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { OwnLanguage } from './parts/own-language.tsx'
import { type PlainlyAsked, PlainQuestion } from './parts/plain-question.tsx'

export type Place = {
  /** From 1. */
  number: number
  of: number
  /** What is shared, in the reader's language, and the name of the page it is about. */
  sharing: string
  about: string | null
}

type Props = {
  setting: ShareSetting
  question: Question
  place: Place
  action: string
  back: string | null
  /** Where to go when one has said enough. */
  end: string
  said?: SaidBefore
  typed?: Typed
  faults?: readonly Said[]
  carried?: Carried
  /** The way in went stale: the number is asked for beside the answer, which stays. */
  askDigits?: { plain: PlainlyAsked | null } | null
  /** Something of ours went wrong; the words are still in the page. */
  notice?: string | null
}

const sideWords = (words: Speech, side: (typeof sides)[number]) =>
  side === 'before' ? words.say('Before') : side === 'after' ? words.say('After') : words.say('At the time of')

type Asking = { setting: ShareSetting; question: Question; typed: Typed; faults: readonly Said[] }

const OrElse = ({ setting: { words }, typed, faults }: Asking) => (
  <Choices
    name={answerFields.choice}
    label={words.say('Or choose one of these')}
    options={otherAnswers.map(({ key, says }) => ({ key, says: words.say(says) }))}
    typed={typed}
    faults={faults}
  />
)

const When = ({ setting: { words }, question, typed, faults }: Asking) => (
  <>
    <Line
      name={answerFields.told}
      heading
      label={words.say(question.ask)}
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

const Asked = (asking: Asking) => {
  const { setting, question, typed, faults } = asking
  const { words } = setting
  const label = words.say(question.ask)
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

export const Kicker = ({ words, place: { number, of, sharing, about } }: { words: Speech; place: Place }) => (
  <p class="kicker">
    {sharing}
    {about === null ? null : (
      <>
        {' · '}
        <bdi>{about}</bdi>
      </>
    )}
    {' · '}
    {words.say('{number} of {of}', { number, of })}
  </p>
)

export const Before = ({ words, said }: { words: Speech; said: SaidBefore }) =>
  said === null ? null : (
    <p class="kept" role="status">
      {said === 'taken'
        ? words.say('It is taken out, and destroyed.')
        : said === 'kept'
          ? words.say('Your answer is kept, and locked. Only your number opens it.')
          : words.say('If you wrote something here before, it is still kept. What you write now takes its place.')}
    </p>
  )

export const QuestionPage = (props: Props) => {
  const { setting, question, place, action, back, end, said = null, typed = new Map(), faults = [], carried = {} } = props
  const { askDigits = null, notice = null } = props
  const { words } = setting
  const written = question.field === 'words' || question.field === 'line' || question.note === true
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      <Before words={words} said={said} />
      {notice === null ? null : (
        <p class="kept" role="alert">
          {notice}
        </p>
      )}
      <Summary words={words} faults={faults} secret={askDigits !== null} />
      <Form setting={setting} action={action} carried={carried}>
        <Kicker words={words} place={place} />
        <Asked setting={setting} question={question} typed={typed} faults={faults} />
        {written ? <OwnLanguage words={words} typed={typed} /> : null}
        {askDigits ? (
          <section class="digits-again">
            <Digits
              name="digits"
              label={words.say('Please type your number')}
              hint={words.say('This page was open for a long time. Your words are still here, and are kept as soon as you press Continue.')}
              faults={faults}
            />
            <PlainQuestion setting={setting} plain={askDigits.plain} faults={faults} />
          </section>
        ) : null}
        <Ways setting={setting} back={back} />
      </Form>
      <p class="aside">
        {words.weave('You can skip this: press Continue. Have you said enough? {look}', {
          look: <a href={end}>{words.say('Look it over and send it')}</a>,
        })}
      </p>
    </Frame>
  )
}
