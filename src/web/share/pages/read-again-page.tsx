// Asks for the number and the word that together show what was sent: at an address of its own, which says of nobody that they sent anything.
import type { ShareSetting } from '../setting.ts'
import { type Said, Summary } from './parts/faults.tsx'
import { Digits, OwnWord } from './parts/fields.tsx'
import { Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { type PlainlyAsked, PlainQuestion } from './parts/plain-question.tsx'
import { againFields } from './parts/secrets.ts'

type Props = { setting: ShareSetting; faults?: readonly Said[]; plain?: PlainlyAsked | null }

export const ReadAgainPage = ({ setting, faults = [], plain = null }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      <Summary words={words} faults={faults} secret />
      <h1>{words.say('Read it again')}</h1>
      <Form setting={setting} action={routes.showAgain()}>
        <OwnWord name={againFields.word} label={words.say('Your own word')} faults={faults} />
        <Digits
          name="digits"
          label={words.say('Your number, once more')}
          hint={words.say('Only a few tries are let through at a time, so that your word is hard to guess.')}
          faults={faults}
        />
        <PlainQuestion setting={setting} plain={plain} faults={faults} />
        <Ways setting={setting} next={words.say('Show it to me')} back={routes.return()} />
      </Form>
    </Frame>
  )
}
