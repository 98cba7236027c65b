// One answer as it stands, to be changed by whoever has just opened it with the number.
import type { Question } from '../../../contributions/question.ts'
import type { ShareSetting } from '../setting.ts'
import { type Said, Summary, Trouble } from './parts/faults.tsx'
import type { Typed } from './parts/fields.tsx'
import { type Carried, Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { Kicker, type Matter } from './parts/kicker.tsx'
import { Fields } from './question-page.tsx'

type Props = {
  setting: ShareSetting
  matter: Matter
  question: Question
  typed: Typed
  carried: Carried
  faults?: readonly Said[]
  trouble?: string | null
}

export const ChangePage = ({ setting, matter, question, typed, carried, faults = [], trouble = null }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting} title={faults.length > 0 || trouble !== null ? 'look-again' : 'page'}>
      <Trouble trouble={trouble} />
      <Summary words={words} faults={faults} />
      <Form setting={setting} action={routes.shareAct('keep')} carried={carried}>
        <Kicker words={words} {...matter} />
        <Fields setting={setting} question={question} typed={typed} faults={faults} />
        <p class="aside">{words.say('What you write here takes the place of what you said before. Empty it, and it is taken out.')}</p>
        <Ways setting={setting} next={words.say('Keep this')} back={{ act: 'back' }} />
      </Form>
    </Frame>
  )
}
