// A telling as it lies sealed: each part to be saved, and how they are opened with one's own key and the age tool.
import type { ShareSetting } from '../../share/setting.ts'
import { DeskFrame } from './desk-frame.tsx'

type Props = { setting: ShareSetting; name: string; id: string; parts: readonly string[] }

const opening = ['age -d -i own.key grant.age > item.key', "age -d -i item.key words.age | tail -c +9 | tr -d '\\000' > words.json"].join(
  '\n',
)

export const SealedPage = ({ setting, name, id, parts }: Props) => {
  const { words, routes } = setting
  return (
    <DeskFrame setting={setting} name={name}>
      <h1>{words.say('As it lies here, sealed')}</h1>
      <p>
        {words.weave('Save these on a stick, and open them on a machine without a network, with {tool} and the file of your own key:', {
          tool: <bdi dir="ltr">age</bdi>,
        })}
      </p>
      <pre class="key-text" dir="ltr" translate="no">
        {opening}
      </pre>
      <p>{words.say('Every part opens as the words do. A file opens with the key that its card holds.')}</p>
      <ul class="waiting">
        {parts.map((part) => (
          <li>
            <a class="one" dir="ltr" href={routes.deskSealed(id, part)}>
              {part}.age
            </a>
          </li>
        ))}
      </ul>
      <p class="onward">
        <a class="back" href={routes.deskOwn()}>
          {words.say('Your place here')}
        </a>
        <a class="back" href={routes.deskTelling(id)}>
          {words.say('Go back')}
        </a>
      </p>
    </DeskFrame>
  )
}
