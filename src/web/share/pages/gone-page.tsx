// It was taken back or thrown away: what is destroyed, and what cannot be.
import { sayCopies } from '../before-words.ts'
import type { ShareSetting } from '../setting.ts'
import { Frame } from './parts/frame.tsx'

type Props = {
  setting: ShareSetting
  /** `unread`: it surely was a draft to the end. `onOthers`: sentences that rested on it too, and stand on other sources. */
  what: { is: 'draft'; unread: boolean } | { is: 'telling'; statements: number; onOthers: number }
}

export const GonePage = ({ setting, what }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <h1>{what.is === 'draft' ? words.say('It is thrown away') : words.say('You took it back. It is destroyed')}</h1>
      {what.is === 'draft' ? (
        <p class="lede">{what.unread ? words.say('Nothing of it is left. No one has read it.') : words.say('Nothing of it is left.')}</p>
      ) : (
        <>
          <p class="lede">{words.say('Your words, your files and your choices are destroyed, with every key that could open them.')}</p>
          {what.statements > 0 ? (
            <p>
              {words.count(
                'One sentence that was shown here is gone with it. Its place stays empty and marked.',
                '{n} sentences that were shown here are gone with it. Their places stay empty and marked.',
                what.statements,
              )}
            </p>
          ) : null}
          {what.onOthers > 0 ? (
            <p>
              {words.count(
                'One sentence stays: it rests on other sources too. From now on it rests on those alone.',
                '{n} sentences stay: they rest on other sources too. From now on they rest on those alone.',
                what.onOthers,
              )}
            </p>
          ) : null}
          <h2>{words.say('What we cannot destroy')}</h2>
          <ul class="ticks">
            <li>{words.say('What someone has read, copied, printed or downloaded before this moment.')}</li>
            <li>{sayCopies(words)}</li>
            <li>{words.say('A line that says that something was taken back. It does not say what, or by whom.')}</li>
          </ul>
        </>
      )}
      <p>{words.say('Your number opens nothing any more. You can throw that away too.')}</p>
      <p class="onward">
        <a class="go" href={routes.leave()}>
          {words.say('Leave this page')}
        </a>
      </p>
    </Frame>
  )
}
