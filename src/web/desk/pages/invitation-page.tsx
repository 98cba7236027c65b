// A code for somebody to join with, or to make new one-time codes: shown once.
import type { ShareSetting } from '../../share/setting.ts'
import { DeskFrame } from './desk-frame.tsx'

type Props = { setting: ShareSetting; name: string; groups: readonly string[]; lastDay: string; joins: boolean }

export const InvitationPage = ({ setting, name, groups, lastDay, joins }: Props) => {
  const { words, routes } = setting
  return (
    <DeskFrame setting={setting} name={name}>
      <h1>{words.say('A code to hand over')}</h1>
      <p>
        <strong>{words.say('This is shown once.')}</strong>{' '}
        {words.say(
          'It can be used once, until {day}. Whoever has it can use it: hand it over yourself, or by a way that nobody else reads.',
          {
            day: words.day(lastDay),
          },
        )}
      </p>
      <p class="secret" dir="ltr" translate="no">
        {groups.map((group) => (
          <span>{group}</span>
        ))}
      </p>
      <p>
        {joins
          ? words.weave(
              'They type it at {place}, and choose a name and a passphrase there. They read nothing until the signed list names them.',
              {
                place: <bdi dir="ltr">{routes.deskAct('join')}</bdi>,
              },
            )
          : words.say(
              'They sign in with their name and passphrase, and type it in place of the one-time code. They get a new secret there. The old one ends.',
            )}
      </p>
      <p class="onward">
        <a class="back" href={routes.deskPeople()}>
          {words.say('Back to who is here')}
        </a>
      </p>
    </DeskFrame>
  )
}
