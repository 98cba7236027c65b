// The first page: what would you like to share?
import { type Sharing, sharings, sharingWords } from '../../../contributions/sharing.ts'
import type { ShareSetting } from '../setting.ts'
import { type Said, Summary } from './parts/faults.tsx'
import { Choices } from './parts/fields.tsx'
import { type Carried, Empty, Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'

type Props = {
  setting: ShareSetting
  /** Where a testimony is asked for at all: who answers for it, and what help there is. */
  testimony: { answeredBy: string; help: string } | null
  /** A number from a printed sheet was typed already: what the form carries. */
  sheet?: Carried | null
  chosen?: Sharing | null
  /** Why this page is shown again. */
  notice?: string | null
  faults?: readonly Said[]
}

export const ChoosePage = ({ setting, testimony, sheet = null, chosen = null, notice = null, faults = [] }: Props) => {
  const { words, routes } = setting
  const offered = sharings.filter((sharing) => sharing !== 'testimony' || testimony !== null)
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      {notice === null ? null : (
        <p class="kept" role="status">
          {notice}
        </p>
      )}
      <Summary words={words} faults={faults} />
      <Form setting={setting} action={sheet ? routes.shareAct('begin') : routes.begin()} carried={sheet ?? {}}>
        <Choices
          name="sharing"
          heading
          label={words.say('What would you like to share?')}
          hint={words.say('You need no name and no e-mail. You can stop at any time, and take it all back later.')}
          typed={new Map(chosen ? [['sharing', chosen]] : [])}
          faults={faults}
          options={offered.map((key) => ({ key, says: words.say(sharingWords[key].says), hint: words.say(sharingWords[key].hint) }))}
        />
        <Empty setting={setting} />
        <Ways setting={setting} />
      </Form>
      <p class="aside">
        {words.weave('Were you here before? {return}', {
          return: <a href={routes.return()}>{words.say('Come in with your number')}</a>,
        })}
      </p>
    </Frame>
  )
}
