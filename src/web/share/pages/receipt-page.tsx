// The number that somebody is given: the largest thing on its page, to be photographed, printed or written down, and typed once more.
import { inGroups } from '../../../sealing/digits.ts'
import { sayDraftEnds } from '../before-words.ts'
import type { ShareSetting } from '../setting.ts'
import { type Said, Summary } from './parts/faults.tsx'
import { Digits } from './parts/fields.tsx'
import { type Carried, Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { type PlainlyAsked, PlainQuestion } from './parts/plain-question.tsx'

type Props = {
  setting: ShareSetting
  digits: string
  carried: Carried
  faults?: readonly Said[]
  /** Asked beside it while more is coming in than people write. */
  plain?: PlainlyAsked | null
}

export const ReceiptPage = ({ setting, digits, carried, faults = [], plain = null }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      <Summary words={words} faults={faults} secret />
      <h1>{words.say('This is your number')}</h1>
      <p class="receipt" dir="ltr" translate="no">
        {inGroups(digits).map((group) => (
          <span>{group}</span>
        ))}
      </p>
      <p>
        {words.say('With it, and only with it, you can come back: to go on, to change something, to hide it or to take it back.')}{' '}
        <strong>{words.say('If it is lost, no one can find it again. We do not have it.')}</strong>
      </p>
      <ul class="ticks">
        <li>{words.say('Take a photo of it, print this page, or write it on paper.')}</li>
        <li>{words.say('Keep it where no one else looks. It looks like two phone numbers.')}</li>
        <li>{sayDraftEnds(words)}</li>
        <li>{words.say('Who finds it can hide or take back what you sent, but cannot read it once it is sent.')}</li>
      </ul>
      <Form setting={setting} action={routes.shareAct('receipt')} carried={carried} class="type-it">
        <Digits
          name="digits"
          label={words.say('Now type it once more')}
          hint={words.say('So that we both know you have it right.')}
          faults={faults}
        />
        <PlainQuestion setting={setting} plain={plain} faults={faults} />
        <Ways setting={setting} back={routes.share()} />
      </Form>
    </Frame>
  )
}
