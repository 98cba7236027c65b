// A file for what was sent: its page has an address of its own, which can only add, and shows nothing that was sent.
import type { Warning } from '../../../contributions/warnings.ts'
import type { ShareSetting } from '../setting.ts'
import { Careful, carriedWarned } from './parts/careful.tsx'
import { type Said, Summary } from './parts/faults.tsx'
import type { Typed } from './parts/fields.tsx'
import { FileFields } from './parts/file-fields.tsx'
import { Form, Links, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'
import type { PlainlyAsked } from './parts/plain-question.tsx'

type Props = {
  setting: ShareSetting
  action: string
  /** Its teller hides it: nobody opens what is added either. */
  hidden: boolean
  /** Why none can be added just now. */
  none?: string | null
  /** The one that was just added is taken out again. */
  taken?: boolean
  typed?: Typed
  faults?: readonly Said[]
  /** Of what was written about it. */
  warnings?: readonly Warning[]
  /** The way in went stale: the number is asked for beside what was typed, which stays. */
  askDigits?: { plain: PlainlyAsked | null } | null
}

export const FurtherFilePage = ({ setting, action, hidden, none = null, taken = false, warnings = [], ...asked }: Props) => {
  const { words, routes } = setting
  const { typed = new Map(), faults = [], askDigits = null } = asked
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      {taken ? (
        <p class="kept" role="status">
          {words.say('It is taken out, and destroyed.')}
        </p>
      ) : null}
      <Summary words={words} faults={faults} secret={askDigits !== null} />
      <Careful words={words} warnings={warnings} />
      <h1>{words.say('Add a file')}</h1>
      {none !== null ? (
        <>
          <p class="kept">{none}</p>
          <Links next={{ to: routes.return(), says: words.say('Go back in') }} />
        </>
      ) : (
        <Form setting={setting} action={action} carried={carriedWarned(warnings, typed)}>
          <p class="hint">
            {hidden
              ? words.say('It is locked, and joins what you hid. No one opens it until you let it be seen again.')
              : words.say('It goes to the editors, locked, like all the rest.')}
          </p>
          <FileFields setting={setting} {...asked} />
          <Ways
            setting={setting}
            next={warnings.length > 0 ? words.say('Send it all the same') : words.say('Send this file')}
            back={routes.return()}
          />
        </Form>
      )}
      <p class="aside">{words.say('What you told, and what you were asked, is not shown here.')}</p>
    </Frame>
  )
}
