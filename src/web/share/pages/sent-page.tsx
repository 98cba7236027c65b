// It is sent: what happens now, and how to come back. The number is not shown again.
import type { ShareSetting } from '../setting.ts'
import { Frame } from './parts/frame.tsx'

type Props = {
  setting: ShareSetting
  before?: boolean
  mayAsk: boolean
  /** They chose a word to read it again with. */
  again?: boolean
}

export const SentPage = ({ setting, before = false, mayAsk, again = false }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <h1>{before ? words.say('It was sent already') : words.say('Thank you. It is sent')}</h1>
      <p class="lede">
        {before ? words.say('Nothing was sent twice.') : words.say('What you told is part of this history now, in the way you chose.')}
      </p>
      <section>
        <h2>{words.say('What happens now')}</h2>
        <ul class="ticks">
          <li>
            {words.say('The editors can read it, and so can whoever holds the spare key.')}{' '}
            {words.say('It may take weeks until someone reads it.')}
          </li>
          <li>{words.say('Come back with your number from time to time. We cannot write to you: we do not know who you are.')}</li>
          {mayAsk ? <li>{words.say('If they have a question, it waits for you there.')}</li> : null}
          {again ? <li>{words.say('With your number and your word you can read it again there.')}</li> : null}
          <li>{words.say('You can hide it or take it back there, on any day, without saying why.')}</li>
        </ul>
      </section>
      <p class="onward">
        <a class="go" href={routes.leave()}>
          {words.say('Leave this page')}
        </a>
        <a class="back" href={routes.invitation()}>
          {words.say('Tell others of this place')}
        </a>
      </p>
    </Frame>
  )
}
