// Further words: one field, at an address of its own, so that a dropped line, a reload or going back loses nothing. It shows nothing that was sent.
import type { Warning } from '../../../contributions/warnings.ts'
import type { WordsTo } from '../address.ts'
import type { ShareSetting } from '../setting.ts'
import { Careful, carriedWarned } from './parts/careful.tsx'
import { type Said, Summary } from './parts/faults.tsx'
import { type Typed, Words } from './parts/fields.tsx'
import { Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import { DigitsAgain } from './parts/one-question.tsx'
import type { PlainlyAsked } from './parts/plain-question.tsx'

export const furtherField = 'more'

type Props = {
  setting: ShareSetting
  to: WordsTo
  action: string
  /** Its teller hides it: nobody opens what is added either. */
  hidden: boolean
  typed?: Typed
  faults?: readonly Said[]
  warnings?: readonly Warning[]
  /** The way in went stale: the number is asked for beside the words, which stay. */
  askDigits?: { plain: PlainlyAsked | null } | null
}

const asksFor = ({ setting: { words }, to }: Props): { label: string; next: string } => {
  switch (to.is) {
    case 'add':
      return { label: words.say('What would you like to add?'), next: words.say('Send this too') }
    case 'answer':
      return { label: words.say('Your answer'), next: words.say('Send this answer') }
    case 'words':
      return { label: words.say('What should be different? You can skip this'), next: words.say('Send this: not like this') }
  }
}

export const FurtherPage = (props: Props) => {
  const { setting, action, hidden, typed = new Map(), faults = [], warnings = [], askDigits = null } = props
  const { words, routes } = setting
  const { label, next } = asksFor(props)
  return (
    <Frame setting={setting} title={faults.length > 0 || warnings.length > 0 ? 'look-again' : 'page'}>
      <Summary words={words} faults={faults} secret={askDigits !== null} />
      <Careful words={words} warnings={warnings} />
      <Form setting={setting} action={action} carried={carriedWarned(warnings, typed)}>
        <Words
          name={furtherField}
          heading
          label={label}
          hint={
            hidden
              ? words.say('It is locked, and joins what you hid. No one opens it until you let it be seen again.')
              : words.say('It goes to the editors, locked, like all the rest.')
          }
          typed={typed}
          faults={faults}
        />
        <DigitsAgain
          setting={setting}
          askDigits={askDigits}
          faults={faults}
          hint={words.say('This page was open for a long time. What you write here is kept as soon as you type your number too.')}
        />
        <Ways setting={setting} next={warnings.length > 0 ? words.say('Send it all the same') : next} back={routes.return()} />
      </Form>
      <p class="aside">{words.say('What you told, and what you were asked, is not shown here.')}</p>
    </Frame>
  )
}
