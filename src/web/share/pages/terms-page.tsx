// The choices before sending, and the same ones later: each says from whom it hides what was told.

import { fieldOf } from '../../../contributions/consent.ts'
import { type Choosing, choosings } from '../../../contributions/consent-choices.ts'
import type { Fault as Wrong } from '../../../contributions/fault.ts'
import type { Warning } from '../../../contributions/warnings.ts'
import type { Words } from '../../pages/words.ts'
import type { SaidBefore } from '../address.ts'
import { termsLead } from '../before-words.ts'
import type { ShareSetting } from '../setting.ts'
import { Careful, carriedWarned } from './parts/careful.tsx'
import { type Said, Summary, sayFaults, Trouble } from './parts/faults.tsx'
import { Choices, DayField, Line, type Typed } from './parts/fields.tsx'
import { type Carried, Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { DigitsAgain } from './parts/one-question.tsx'
import type { PlainlyAsked } from './parts/plain-question.tsx'

/** Behind a handle, which shows nothing of what was chosen before. */
type First = { action: string; back: string; end: string; said?: SaidBefore; askDigits?: { plain: PlainlyAsked | null } | null }

type Props = {
  setting: ShareSetting
  /** For the first time; `draft` for terms of what is not sent yet, `change` for terms that stand. */
  way: First | 'draft' | 'change'
  /** Of what stands nothing is shown, and the number is asked for beside what is chosen now. */
  askDigits?: { plain: PlainlyAsked | null } | null
  carried: Carried
  typed: Typed
  faults?: readonly Said[]
  /** Where what is kept goes to the editors at once. */
  warnings?: readonly Warning[]
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

/** On a page of many questions, each fault names its own. */
export const sayTermsFaults = (words: Words, faults: readonly Wrong[]): Said[] =>
  faults.map((fault) => {
    const asked = choosings.find(({ key, line }) => fault.field === key || fault.field.startsWith(`${key}-`) || fault.field === line?.key)
    const [said] = sayFaults(words, [fault])
    return { field: fault.field, says: [asked ? words.say(asked.ask) : '', said?.says ?? ''].filter(Boolean).join(' ') }
  })

export const TermsPage = ({ setting, way, askDigits = null, carried, typed, faults = [], warnings = [], trouble = null }: Props) => {
  const { words, routes } = setting
  const first = typeof way === 'string' ? null : way
  const action = first ? first.action : way === 'draft' ? routes.shareAct('keep-terms') : routes.returnAct('change')
  return (
    <Frame setting={setting} title={faults.length > 0 || warnings.length > 0 || trouble !== null ? 'look-again' : 'page'}>
      {first?.said ? (
        <p class="kept" role="status">
          {words.weave('If you decided this before, it is still kept. What you choose now takes its place. {look}', {
            look: <a href={first.end}>{words.say('Look it over and send it')}</a>,
          })}
        </p>
      ) : null}
      <Trouble trouble={trouble} />
      <Summary words={words} faults={faults} {...(first?.askDigits ? { secret: true } : {})} />
      <Careful words={words} warnings={warnings} />
      <h1>{words.say('You decide')}</h1>
      <p>{termsLead(words)}</p>
      {askDigits ? (
        <p>
          {words.say(
            'What you decided before is not shown at this address. What you choose here takes its place. If you leave, it stays as it is.',
          )}
        </p>
      ) : null}
      <Form setting={setting} action={action} carried={{ ...carried, ...carriedWarned(warnings, typed) }} class="terms">
        {choosings.map((asked) => (
          <One setting={setting} asked={asked} typed={typed} faults={faults} />
        ))}
        {first ? (
          <DigitsAgain
            setting={setting}
            askDigits={first.askDigits ?? null}
            faults={faults}
            hint={words.say('This page was open for a long time. What you chose is still here, and is kept as soon as you press Continue.')}
          />
        ) : (
          <DigitsAgain
            setting={setting}
            askDigits={askDigits}
            faults={faults}
            hint={words.say('It is kept as soon as you type your number too.')}
          />
        )}
        <Ways
          setting={setting}
          next={first ? undefined : warnings.length > 0 ? words.say('Keep these all the same') : words.say('Keep these')}
          back={first?.back ?? (askDigits ? routes.return() : { act: 'back' })}
        />
      </Form>
    </Frame>
  )
}
