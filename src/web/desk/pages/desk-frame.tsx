// The document around a page of the desk: as quiet as a share page, with who is signed in and the way out.
import type { Child } from 'hono/jsx'
import { Form } from '../../share/pages/parts/form.tsx'
import { Frame } from '../../share/pages/parts/frame.tsx'
import type { ShareSetting } from '../../share/setting.ts'

type Props = { setting: ShareSetting; name: string; title?: 'page' | 'look-again'; children?: Child }

export const DeskFrame = ({ setting, name, title = 'page', children }: Props) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting} title={title}>
      {children}
      <Form setting={setting} action={routes.deskAct('out')} class="signed-in">
        <p>
          <span>{words.weave('Signed in as {name}.', { name: <bdi>{name}</bdi> })}</span>
          <a href={routes.deskOwn()}>{words.say('Your place here')}</a>
          <button type="submit" class="quiet">
            {words.say('Sign out')}
          </button>
        </p>
      </Form>
    </Frame>
  )
}
