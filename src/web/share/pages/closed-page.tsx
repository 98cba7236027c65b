// When nothing can be sent: why, kindly, and what there is instead. Nothing that is typed here could be lost, so nothing is asked.
import { directionOf, ownName } from '../../pages/locales.ts'
import type { Words } from '../../pages/words.ts'
import { routesFor } from '../../routes.ts'
import type { ShareSetting } from '../setting.ts'
import { Frame } from './parts/frame.tsx'

export type WhyClosed =
  | 'no-reader' // nobody can read yet what is sent
  | 'unsafe-list' // the list of those who read it cannot be trusted
  | 'unsafe-address' // neither https nor an onion
  | 'words' // nobody answers for the words in this language
  | 'no-room' // the disk is nearly full

const sentences = (words: Words, why: WhyClosed): string[] => {
  switch (why) {
    case 'no-reader':
      return [
        words.say('There is no one yet who can read what you send. So we do not take it.'),
        words.say('Please come back later. What you know will still be wanted.'),
      ]
    case 'unsafe-list':
      return [
        words.say('We are not sure that only the right people could read what you send. So we closed this for now.'),
        words.say('What was sent before is still locked.'),
      ]
    case 'unsafe-address':
      return [
        words.say('On this address, others on the line could read along. So nothing can be sent from here.'),
        words.say('Ask the people who run this site for a safe address. It begins with https.'),
      ]
    case 'words':
      return [words.say('No one who speaks this language has checked these pages yet. A wrong word could harm you, so we wait.')]
    case 'no-room':
      return [
        words.say('There is no room left on this machine just now.'),
        words.say('Please come back later. What was sent before is safe.'),
      ]
  }
}

/** `kept`: something was told already, and waits to be sent. */
export const ClosedPage = ({ setting, why, kept = false }: { setting: ShareSetting; why: WhyClosed; kept?: boolean }) => {
  const { words, routes, open } = setting
  return (
    <Frame setting={setting}>
      <h1>{words.say('You cannot share here just now')}</h1>
      {sentences(words, why).map((sentence) => (
        <p>{sentence}</p>
      ))}
      {kept ? <p>{words.say('What you told is kept, and locked. Come back with your number.')}</p> : null}
      {why === 'words' && open.length > 0 ? (
        <>
          <p>{words.say('You can share in these languages. You may write in any language.')}</p>
          <ul class="big-links">
            {open.map((locale) => (
              <li>
                <a href={routesFor('', locale).share()} lang={locale} dir={directionOf(locale)} hreflang={locale}>
                  {ownName(locale)}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p class="onward">
        <a class="back" href={routes.front()}>
          {words.say('Go back')}
        </a>
      </p>
    </Frame>
  )
}
