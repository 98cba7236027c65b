// The way in to the desk.
import { type Said, Summary } from '../../share/pages/parts/faults.tsx'
import { Field, marks } from '../../share/pages/parts/fields.tsx'
import { Form, Ways } from '../../share/pages/parts/form.tsx'
import { Frame } from '../../share/pages/parts/frame.tsx'
import type { ShareSetting } from '../../share/setting.ts'

export const signInFields = { name: 'name', passphrase: 'passphrase', code: 'code', prepared: 'prepared' } as const

type Props = { setting: ShareSetting; why: 'new' | 'not-together' | 'ended' | 'stale'; name: string }

export const CodeField = ({ setting: { words }, hint, faults }: { setting: ShareSetting; hint?: string; faults: readonly Said[] }) => {
  const field = { name: signInFields.code, label: words.say('The code of this moment'), hint, faults }
  return (
    <Field {...field}>
      <input {...marks(field)} class="digits" type="text" inputmode="numeric" dir="ltr" autocomplete="one-time-code" spellcheck={false} />
    </Field>
  )
}

type OwnWord = { label: string; faults: readonly Said[] }
export const PassphraseField = ({ label, faults }: OwnWord) => {
  const field = { name: signInFields.passphrase, label, faults }
  return (
    <Field {...field}>
      <input {...marks(field)} type="password" dir="auto" autocomplete="current-password" />
    </Field>
  )
}

export const SignInPage = ({ setting, why, name }: Props) => {
  const { words, routes } = setting
  const says = {
    new: null,
    ended: null,
    'not-together': words.say('Name, passphrase and code do not go together. Please type all three again.'),
    stale: words.say('This page was open for a long time. Please press the button once more.'),
  }[why]
  const faults = says === null ? [] : [{ field: signInFields.passphrase, says }]
  const called = { name: signInFields.name, label: words.say('The name you sign in with'), faults }
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      <Summary words={words} faults={faults} kept={words.say('A passphrase and a code are never sent back to you.')} />
      <h1>{words.say('The desk')}</h1>
      <p>
        {why === 'ended'
          ? words.say('You are not signed in any more.')
          : words.say('For those who edit this history. Readers and tellers need no name here.')}
      </p>
      <Form setting={setting} action={routes.deskAct('in')}>
        <Field {...called}>
          <input
            {...marks(called)}
            type="text"
            dir="auto"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            value={name.slice(0, 200)}
          />
        </Field>
        <PassphraseField label={words.say('Your passphrase')} faults={faults} />
        <CodeField setting={setting} hint={words.say('Six digits from your authenticator. Leave it empty the first time.')} faults={[]} />
        <Ways setting={setting} next={words.say('Come in')} />
      </Form>
      <p class="aside">
        <a href={routes.deskAct('join')}>{words.say('Were you invited? Come in with your code')}</a>
      </p>
    </Frame>
  )
}
