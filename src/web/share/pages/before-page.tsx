// What someone should know before anything is sent: what is kept, for how long, who can read it, what could go wrong, what never comes back.
import type { SaidBefore } from '../address.ts'
import { beforeOnPage } from '../before-words.ts'
import type { ShareSetting } from '../setting.ts'
import { Links } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'

/** Addresses, since nothing is typed here; `end` for whoever decided already. */
type Props = { setting: ShareSetting; said?: SaidBefore; readers: number; next: string; end: string; back: string }

export const BeforePage = ({ setting, said = null, readers, next, end, back }: Props) => {
  const { words } = setting
  return (
    <Frame setting={setting}>
      {said === 'kept' ? (
        <p class="kept" role="status">
          {words.say('Your answer is kept, and locked. Only your number opens it.')}
        </p>
      ) : null}
      <h1>{words.say('Before you send')}</h1>
      {beforeOnPage(words, readers).map(({ heading, says, listed }) => (
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
      <Links next={{ to: next, says: words.say('Continue') }} back={{ to: back, says: words.say('Go back') }} />
      <p class="aside">
        {words.weave('Did you decide about it before? {look}', { look: <a href={end}>{words.say('Look it over and send it')}</a> })}
      </p>
    </Frame>
  )
}
