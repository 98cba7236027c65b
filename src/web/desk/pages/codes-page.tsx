// The first time: the secret that an authenticator makes codes from, shown once, and in force only when a code of it was typed.
import { Summary } from '../../share/pages/parts/faults.tsx'
import { Form, Ways } from '../../share/pages/parts/form.tsx'
import { Frame } from '../../share/pages/parts/frame.tsx'
import { Square } from '../../share/pages/parts/square.tsx'
import type { ShareSetting } from '../../share/setting.ts'
import { CodeField, PassphraseField, signInFields } from './sign-in-page.tsx'

type Props = { setting: ShareSetting; prepared: string; groups: readonly string[]; matrix: readonly (readonly boolean[])[]; wrong: boolean }

export const CodesPage = ({ setting, prepared, groups, matrix, wrong }: Props) => {
  const { words, routes } = setting
  const faults = wrong
    ? [
        {
          field: signInFields.code,
          says: words.say(
            'The passphrase is another, or this is not the code of this moment. Wait for the next code, and type both again.',
          ),
        },
      ]
    : []
  return (
    <Frame setting={setting} title={wrong ? 'look-again' : 'page'}>
      <Summary words={words} faults={faults} kept={words.say('The secret is still the same.')} />
      <h1>{words.say('Your codes')}</h1>
      <p>
        {words.say(
          'A passphrase can be seen over a shoulder. So you also type a code that an authenticator on your phone makes anew every half minute.',
        )}
      </p>
      <p>
        <strong>{words.say('This is shown once.')}</strong>{' '}
        {words.say('Point the authenticator at the square, or type the letters into it. It needs no network, and tells nobody.')}
      </p>
      <Square matrix={matrix} title={words.say('A square for the authenticator')} />
      <p class="secret" dir="ltr" translate="no">
        {groups.map((group) => (
          <span>{group}</span>
        ))}
      </p>
      <Form setting={setting} action={routes.deskAct('code')} carried={{ [signInFields.prepared]: prepared }}>
        <PassphraseField label={words.say('Your passphrase, once more')} faults={[]} />
        <CodeField setting={setting} hint={words.say('Six digits, as the authenticator shows them now.')} faults={faults} />
        <Ways setting={setting} next={words.say('Come in')} />
      </Form>
    </Frame>
  )
}
