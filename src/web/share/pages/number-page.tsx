// Asks for the number: to come back, to look over what was told, or because a page was open too long.
import type { ShareSetting } from '../setting.ts'
import { type Said, Summary } from './parts/faults.tsx'
import { Digits } from './parts/fields.tsx'
import { type Carried, Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { type PlainlyAsked, PlainQuestion } from './parts/plain-question.tsx'

export type WhyAsked =
  | 'return'
  | 'look' // before everything that was told is shown
  | 'stale' // what was typed is still in the page

type Props = {
  setting: ShareSetting
  why: WhyAsked
  action: string
  back: string
  carried?: Carried
  faults?: readonly Said[]
  plain?: PlainlyAsked | null
  /** What was decided just now is kept. */
  kept?: boolean
}

const lead = ({ setting: { words }, why }: Props): string => {
  switch (why) {
    case 'return':
      return words.say('It has 24 digits. Spaces do not matter.')
    case 'look':
      return words.say('What you told is locked. Your number opens it. It has 24 digits, and spaces do not matter.')
    case 'stale':
      return words.say('This page was open for a long time. Nothing you wrote is lost. Type your number to go on.')
  }
}

export const NumberPage = (props: Props) => {
  const { setting, why, action, back, carried = {}, faults = [], plain = null, kept = false } = props
  const { words } = setting
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      {kept ? (
        <p class="kept" role="status">
          {words.say('What you decided is kept, and locked.')}
        </p>
      ) : null}
      <Summary words={words} faults={faults} secret />
      <Form setting={setting} action={action} carried={carried}>
        <Digits
          name="digits"
          heading
          label={why === 'return' ? words.say('What is your number?') : words.say('Please type your number')}
          hint={lead(props)}
          faults={faults}
        />
        <PlainQuestion setting={setting} plain={plain} faults={faults} />
        <Ways setting={setting} back={back} />
      </Form>
      {why === 'return' ? (
        <p class="aside">{words.say('If you lost it, no one can find it again. You can tell it anew and say that you did.')}</p>
      ) : null}
    </Frame>
  )
}
