// Something to hand on: words to read out or copy, and a poster with this site's address as a square that phones can read.
import type { ShareSetting } from '../setting.ts'
import { Frame } from './parts/frame.tsx'
import { Square } from './parts/square.tsx'

/** `address` is where the share pages of this language begin; `matrix` the same as a QR code, dark is true. */
type Invited = { address: string; matrix: readonly (readonly boolean[])[] }

export const InvitationPage = ({ setting, address, matrix }: Invited & { setting: ShareSetting }) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <div class="no-print">
        <h1>{words.say('Tell others of this place')}</h1>
        <p>
          {words.say(
            'Hand this on: read it out, copy it by hand, or print this page as a poster. It holds no number and nothing about you.',
          )}
        </p>
      </div>
      <section class="poster">
        <h2>{words.say('What we did should not be lost')}</h2>
        <p>
          {words.say(
            'People who use drugs have always helped each other, and have made groups, clinics, magazines and laws. Much of it was never written down.',
          )}
        </p>
        <p>
          {words.say(
            'Here we write it down ourselves. You can tell yours with no name and no e-mail, in your own words, and take it back on any day.',
          )}
        </p>
        <Square matrix={matrix} title={words.say('The address of this site, to be read by a phone')} />
        <p class="poster-address" dir="ltr">
          <bdi>{address}</bdi>
        </p>
        <p>{words.say('Do not open it on a phone or a line that others watch. If you are not sure, ask someone you trust.')}</p>
      </section>
      <p class="onward no-print">
        <a class="back" href={routes.share()}>
          {words.say('Go back')}
        </a>
      </p>
    </Frame>
  )
}
