// What someone should know before anything is sent: what is kept, for how long, who can read it, what could go wrong, what never comes back.
import type { Warning } from '../../../contributions/warnings.ts'
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
      <section>
        <h2>{words.say('Who can read it')}</h2>
        <p>{words.count('One editor can read it, and no one else.', '{n} editors can read it, and no one else.', readers)}</p>
        <p>{words.say('If they all lose their keys, there is one spare key. It lies on paper, away from this machine.')}</p>
        <p>{words.say('To send means only this: the editors may read it. Nothing is shown to others without your yes.')}</p>
      </section>
      <section>
        <h2>{words.say('What is kept, and how long')}</h2>
        <p>
          {words.say(
            'Your words and files, locked. The week they came in, but not the day. No name, no e-mail, no phone number, no address of your machine.',
          )}
        </p>
        <p>{words.say('Your own words are destroyed 90 days after it is settled what is shown, if you do not choose to keep them.')}</p>
        <p>{words.say('What is shown stays until you hide it or take it back. Copies for safety are gone 14 days later.')}</p>
      </section>
      <section>
        <h2>{words.say('What could go wrong')}</h2>
        <ul class="ticks">
          <li>{words.say('Someone may know you by the way you write, or by what only you can know.')}</li>
          <li>{words.say('Someone may look at your phone. Press “Leave this page” when you are done. We cannot clean a phone.')}</li>
          <li>{words.say('If someone takes this machine while it is off, they can read nothing.')}</li>
          <li>{words.say('If someone watches the machine in secret while it runs, they can read what is sent or opened then.')}</li>
          <li>{words.say('If someone changes the program of this site, all its promises fall.')}</li>
          <li>{words.say('A judge can ask us for what we have. We have locked boxes and the week they came in.')}</li>
        </ul>
      </section>
      <section>
        <h2>{words.say('What can never be called back')}</h2>
        <p>
          {words.say(
            'You can take everything back, at any time. It is gone from our pages in a minute. But what someone has read, copied or printed before that, no one can call back.',
          )}
        </p>
      </section>
      <Form setting={setting} action={routes.shareAct('terms')} carried={carried}>
        <Ways setting={setting} back={{ act: 'back' }} />
      </Form>
    </Frame>
  )
}
