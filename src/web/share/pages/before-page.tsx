// What someone should know before anything is sent: what is kept, for how long, who can read it, what could go wrong, what never comes back.
import type { Warning } from '../../../contributions/warnings.ts'
import { beforeSending } from '../before-words.ts'
import type { ShareSetting } from '../setting.ts'
import { Warnings } from './look-page.tsx'
import { type Carried, Form, Ways } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'

type Props = { setting: ShareSetting; carried: Carried; warnings: readonly Warning[]; readers: number }

export const BeforePage = ({ setting, carried, warnings, readers }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <h1>{words.say('Before you send')}</h1>
      <Warnings words={words} warnings={warnings} />
      {beforeSending(words, {
        readers: words.count(
          'One editor can read it, and so can whoever holds the spare key.',
          '{n} editors can read it, and so can whoever holds the spare key.',
          readers,
        ),
        found: words.say('Someone may look at your phone. Press “Leave this page” when you are done. We cannot clean a phone.'),
      }).map(({ heading, says, listed }) => (
        <section>
          <h2>{heading}</h2>
          {listed ? (
            <ul class="ticks">
              {says.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          ) : (
            says.map((sentence) => <p>{sentence}</p>)
          )}
        </section>
      ))}
      <Form setting={setting} action={routes.shareAct('terms')} carried={carried}>
        <Ways setting={setting} back={{ act: 'back' }} />
      </Form>
    </Frame>
  )
}
