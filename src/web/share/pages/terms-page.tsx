// The choices before sending, and the same ones later: each says from whom it hides what was told.

import { fieldOf } from '../../../contributions/consent.ts'
import { type Choosing, choosings } from '../../../contributions/consent-choices.ts'
import type { Fault as Wrong } from '../../../contributions/fault.ts'
import type { Words } from '../../pages/words.ts'
import type { ShareSetting } from '../setting.ts'
import { type Said, Summary, sayFaults, Trouble } from './parts/faults.tsx'
import { Choices, DayField, Digits, Line, OwnWord, type Typed } from './parts/fields.tsx'
import { type Carried, Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { againFields, isSecret } from './parts/secrets.ts'

type Props = {
  setting: ShareSetting
  /** `send` for the first time, `change` for terms that stand. */
  way: 'send' | 'change'
  carried: Carried
  typed: Typed
  faults?: readonly Said[]
  trouble?: string | null
}

type One = { setting: ShareSetting; asked: Choosing; typed: Typed; faults: readonly Said[] }

const One = ({ setting: { words }, asked, typed, faults }: One) => {
  const { key: name, ask, hint, options, many, line } = asked
  const Beside = line?.day ? DayField : Line
  const said = (sentence: string | undefined) => (sentence === undefined ? undefined : words.say(sentence))
  return (
    <Choices
      name={name}
      label={<h2>{words.say(ask)}</h2>}
      hint={said(hint)}
      options={options.map(({ key, says, hint }) => ({ key, says: words.say(says), hint: said(hint) }))}
      many={many ? { fieldOf: (key) => fieldOf(asked, key) } : undefined}
      typed={typed}
      faults={faults}
    >
      {line ? <Beside name={line.key} label={words.say(line.ask)} typed={typed} faults={faults} /> : null}
    </Choices>
  )
}

/** Closed on a fresh page: most have no use for it, and each who reads it should know what it opens. */
const Again = ({ setting: { words }, faults }: { setting: ShareSetting; faults: readonly Said[] }) => (
  <details class="again" open={faults.some(({ field }) => isSecret(field))}>
    <summary>{words.say('I want to read it again later')}</summary>
    <p>
      {words.say(
        'What you send is not shown again. If you choose a word here, your number and that word together show it. Whoever has both can read it.',
      )}
    </p>
    <p>{words.say('You can choose it only now. If in doubt, leave it empty.')}</p>
    <OwnWord
      name={againFields.word}
      label={words.say('A word of your own')}
      hint={words.say('Four letters or more. A few words are harder to guess than one. Do not write it down beside your number.')}
      faults={faults}
    />
    <Digits
      name={againFields.digits}
      label={words.say('Your number, once more')}
      hint={words.say('Only if you chose a word.')}
      faults={faults}
    />
  </details>
)

/** On a page of many questions, each fault names its own. */
export const sayTermsFaults = (words: Words, faults: readonly Wrong[]): Said[] =>
  faults.map((fault) => {
    const asked = choosings.find(({ key, line }) => fault.field === key || fault.field.startsWith(`${key}-`) || fault.field === line?.key)
    const [said] = sayFaults(words, [fault])
    return { field: fault.field, says: [asked ? words.say(asked.ask) : '', said?.says ?? ''].filter(Boolean).join(' ') }
  })

export const TermsPage = ({ setting, way, carried, typed, faults = [], trouble = null }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting} title={faults.length > 0 || trouble !== null ? 'look-again' : 'page'}>
      <Trouble trouble={trouble} />
      <Summary words={words} faults={faults} />
      <h1>{words.say('You decide')}</h1>
      <p>{words.say('You can change every one of these later, with your number. This is the one page that cannot be skipped.')}</p>
      <Form
        setting={setting}
        action={way === 'send' ? routes.shareAct('send') : routes.returnAct('change')}
        carried={carried}
        class="terms"
      >
        {choosings.map((asked) => (
          <One setting={setting} asked={asked} typed={typed} faults={faults} />
        ))}
        {way === 'send' ? <Again setting={setting} faults={faults} /> : null}
        <Ways setting={setting} next={way === 'send' ? words.say('Send it') : words.say('Keep these')} back={{ act: 'back' }} />
      </Form>
    </Frame>
  )
}
