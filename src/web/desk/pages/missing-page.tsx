// Where there is nothing at the desk, or nothing any more: what was here may have been taken back.
import { Frame } from '../../share/pages/parts/frame.tsx'
import type { ShareSetting } from '../../share/setting.ts'

export const MissingPage = ({ setting }: { setting: ShareSetting }) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <h1>{words.say('There is nothing at this address')}</h1>
      <p>{words.say('Whoever told it may have taken it back, or may be hiding it just now. Or it does not open for you.')}</p>
      <p class="onward">
        <a class="back" href={routes.desk()}>
          {words.say('Back to the desk')}
        </a>
      </p>
    </Frame>
  )
}
