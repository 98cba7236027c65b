// One answer, to be changed by whoever has just opened it with the number: as it stands, or, once it was shown, as an empty form.
import type { Question } from '../../../contributions/question.ts'
import type { ShareSetting } from '../setting.ts'
import { type Said, Summary, Trouble } from './parts/faults.tsx'
import type { Typed } from './parts/fields.tsx'
import { type Carried, Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { Kicker, type Matter } from './parts/kicker.tsx'
import { DigitsAgain } from './parts/one-question.tsx'
import type { PlainlyAsked } from './parts/plain-question.tsx'
import { Fields } from './question-page.tsx'

type Props = {
  setting: ShareSetting
  matter: Matter
  question: Question
  typed: Typed
  carried: Carried
  /** Nothing of what was said is shown, and the number is asked for beside what is written now. */
  askDigits?: { plain: PlainlyAsked | null } | null
  faults?: readonly Said[]
  trouble?: string | null
}

export const ChangePage = ({ setting, matter, question, typed, carried, askDigits = null, faults = [], trouble = null }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting} title={faults.length > 0 || trouble !== null ? 'look-again' : 'page'}>
      <Trouble trouble={trouble} />
      <Summary words={words} faults={faults} />
      <Form setting={setting} action={routes.shareAct('keep')} carried={carried}>
        <Kicker words={words} {...matter} />
        <Fields setting={setting} question={question} typed={typed} faults={faults} />
        {askDigits ? (
          <p>
            {words.say(
              'What you said before is not shown at this address. What you write here takes its place. What you leave empty stays as it is.',
            )}
          </p>
        ) : (
          <p class="aside">{words.say('What you write here takes the place of what you said before. Empty it, and it is taken out.')}</p>
        )}
        <DigitsAgain
          setting={setting}
          askDigits={askDigits}
          faults={faults}
          hint={words.say('It is kept as soon as you type your number too.')}
        />
        <Ways setting={setting} next={words.say('Keep this')} back={askDigits ? routes.return() : { act: 'back' }} />
      </Form>
    </Frame>
  )
}
