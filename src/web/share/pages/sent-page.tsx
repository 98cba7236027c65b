// It is sent: what happens now, and how to come back. The number is not shown again.
import type { Sharing } from '../../../contributions/sharing.ts'
import type { Words } from '../../pages/words.ts'
import type { ShareSetting } from '../setting.ts'
import { Frame } from './parts/frame.tsx'

type Props = {
  setting: ShareSetting
  /** Null where it was sent before. */
  sharing: Sharing | null
  mayAsk: boolean
  /** They chose a word to read it again with. */
  again?: boolean
}

const sayNow = (words: Words, sharing: Sharing | null): string => {
  if (sharing === null) return words.say('Nothing was sent twice.')
  if (sharing !== 'about-us') return words.say('It is with the editors now. Nothing of it is shown yet.')
  return words.say('It is with the editors now. The page is not hidden yet. An editor can hide it, once they have read this.')
}

export const SentPage = ({ setting, sharing, mayAsk, again = false }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <h1>{sharing === null ? words.say('It was sent already') : words.say('Thank you. It is sent')}</h1>
      <p class="lede">{sayNow(words, sharing)}</p>
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
