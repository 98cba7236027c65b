// The way to the desk for whoever was invited: the code they were handed, and on the next page who they are.
import { type Said, Summary } from '../../share/pages/parts/faults.tsx'
import { Digits } from '../../share/pages/parts/fields.tsx'
import { Form, Ways } from '../../share/pages/parts/form.tsx'
import { Frame } from '../../share/pages/parts/frame.tsx'
import { NewName, NewPassphrase } from '../../share/pages/parts/new-passphrase.tsx'
import type { ShareSetting } from '../../share/setting.ts'

export const joinFields = {
  invitation: 'invitation',
  prepared: 'prepared',
  name: 'name',
  passphrase: 'passphrase',
  again: 'again',
} as const

type Join = { setting: ShareSetting; faults: readonly Said[] }

export const JoinPage = ({ setting, faults }: Join) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      <Summary words={words} faults={faults} kept={words.say('The code is never sent back to you.')} />
      <h1>{words.say('You were invited to the desk')}</h1>
      <p>{words.say('Somebody who works on this history gave you a code of 36 digits. It can be used once.')}</p>
      <Form setting={setting} action={routes.deskAct('join')}>
        <Digits name={joinFields.invitation} label={words.say('The code')} faults={faults} />
        <Ways setting={setting} />
      </Form>
    </Frame>
  )
}

type Invited = { setting: ShareSetting; prepared: string; name: string; faults: readonly Said[] }

export const InvitedPage = ({ setting, prepared, name, faults }: Invited) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting} title={faults.length > 0 ? 'look-again' : 'page'}>
      <Summary words={words} faults={faults} kept={words.say('Please type the passphrase again too. It is never sent back to you.')} />
      <h1>{words.say('What you sign in with')}</h1>
      <p>{words.say('Have a phone with an authenticator beside you. The next page asks for it.')}</p>
      <Form setting={setting} action={routes.deskAct('join')} carried={{ [joinFields.prepared]: prepared }}>
        <NewName words={words} field={joinFields.name} value={name} faults={faults} />
        <NewPassphrase words={words} fields={joinFields} label={words.say('A passphrase')} faults={faults} />
        <Ways setting={setting} />
      </Form>
    </Frame>
  )
}
