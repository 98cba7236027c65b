// Further words, or a file, are kept: where they go, and the ways on. Reloading it sends nothing again.
import type { ShareSetting } from '../setting.ts'
import { Links } from './parts/form.tsx'
import { Frame } from './parts/frame.tsx'

/** `again`: where more can be added. */
type Props = { setting: ShareSetting; hidden: boolean; again: { to: string; says: string } }

export const FurtherKeptPage = ({ setting, hidden, again }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <h1>{hidden ? words.say('It is kept, and hidden with the rest') : words.say('It is kept, and goes to the editors')}</h1>
      <p class="lede">
        {hidden
          ? words.say('No one opens it until you let it be seen again.')
          : words.say('It is locked, like all the rest. Nothing of it is shown without your yes.')}
      </p>
      <p>{words.say('To see how it stands, go back in with your number.')}</p>
      <Links next={{ to: routes.return(), says: words.say('Go back in') }} back={again} />
    </Frame>
  )
}
