// The one page that sets up sharing: who reads first, then two keys to be carried away, and only then is anything in force.
import type { Words } from '../pages/words.ts'
import { type Said, Summary } from '../share/pages/parts/faults.tsx'
import { Form, Ways } from '../share/pages/parts/form.tsx'
import { Frame } from '../share/pages/parts/frame.tsx'
import { NewName, NewPassphrase, type PassphraseFault, sayNoName, sayPassphraseFault } from '../share/pages/parts/new-passphrase.tsx'
import type { ShareSetting } from '../share/setting.ts'

export const setupFields = { name: 'name', passphrase: 'passphrase', again: 'again', prepared: 'prepared' } as const

export type SetupFault = PassphraseFault | 'no-name' | 'stale'

const sayFault = (words: Words, fault: SetupFault): Said => {
  const { name, passphrase, again } = setupFields
  switch (fault) {
    case 'no-name':
      return sayNoName(words, name)
    case 'too-short':
    case 'repeats':
    case 'common':
    case 'holds-name':
    case 'not-the-same':
      return sayPassphraseFault(words, fault, { passphrase, again })
    case 'stale':
      return { field: name, says: words.say('This page was open for too long. Nothing is set up yet, and no key of before counts.') }
  }
}

type First = { setting: ShareSetting; action: string; name?: string; faults?: readonly SetupFault[] }

export const FirstEditorPage = ({ setting, action, name = '', faults = [] }: First) => {
  const { words } = setting
  const said = faults.map((fault) => sayFault(words, fault))
  return (
    <Frame setting={setting} title={said.length > 0 ? 'look-again' : 'page'}>
      <Summary words={words} faults={said} kept={words.say('Please type the passphrase again too. It is never sent back to you.')} />
      <h1>{words.say('Who reads first what is sent here?')}</h1>
      <p>{words.say('Until someone can read, nobody can send anything. This page works once, for whoever started this server.')}</p>
      <Form setting={setting} action={action}>
        <NewName words={words} field={setupFields.name} value={name} faults={said} />
        <NewPassphrase words={words} fields={setupFields} label={words.say('A passphrase')} faults={said} />
        <Ways setting={setting} />
      </Form>
    </Frame>
  )
}

type Keys = { setting: ShareSetting; action: string; prepared: string; recoveryKey: string; signingKey: string }

const Key = ({ file, says, text }: { file: string; says: string; text: string }) => (
  <section class="kept-key">
    <h2 dir="ltr">{file}</h2>
    <p>{says}</p>
    <pre class="key-text" dir="ltr" translate="no">
      {text}
    </pre>
  </section>
)

export const KeysPage = ({ setting, action, prepared, recoveryKey, signingKey }: Keys) => {
  const { words } = setting
  return (
    <Frame setting={setting}>
      <h1>{words.say('Keep these two keys, away from this machine')}</h1>
      <p>
        <strong>{words.say('They are shown now and never again.')}</strong>{' '}
        {words.say('Print this page, or copy each text into a file of that name on a stick.')}
      </p>
      <Key file="recovery.key" says={words.say('It opens everything that is ever sent here.')} text={recoveryKey} />
      <Key file="signing.key" says={words.say('It says who may read. Without it nobody can be added.')} text={signingKey} />
      <ol>
        <li>{words.say('Give a copy to two groups that you trust, in two countries. Each keeps it as it would keep money.')}</li>
        <li>{words.say('Leave no copy on this machine. Whoever takes the machine must not find one.')}</li>
        <li>{words.say('If every copy is lost and the passphrase is forgotten, nobody can ever read what was sent.')}</li>
      </ol>
      <Form setting={setting} action={action} carried={{ [setupFields.prepared]: prepared }}>
        <p>{words.say('Nothing is set up until you press the button. If you lost this page, begin again: you get new keys.')}</p>
        <Ways setting={setting} next={words.say('Both keys are kept')} />
      </Form>
    </Frame>
  )
}

export const SetUpPage = ({ setting, name }: { setting: ShareSetting; name: string }) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <h1>{words.say('It is set up')}</h1>
      <p>
        {words.weave('{name} can read what is sent from now on, and so can whoever holds {file}.', {
          name: <bdi>{name}</bdi>,
          file: <bdi dir="ltr">recovery.key</bdi>,
        })}
      </p>
      <p>{words.say('This page does not work any more. Close it, and clear the printer’s memory if you can.')}</p>
      <p>{words.say('What people send is read at the desk. The first time, an authenticator on a phone is needed there.')}</p>
      <p>
        {words.weave(
          'People can begin to tell in a language once somebody who speaks it has read the pages for it. Then start the server with their name in {setting}.',
          { setting: <bdi dir="ltr">WORDS_REVIEWED</bdi> },
        )}
      </p>
      <p class="ways">
        <a class="go" href={routes.desk()}>
          {words.say('To the desk')}
        </a>
      </p>
    </Frame>
  )
}

export const SpentPage = ({ setting }: { setting: ShareSetting }) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <h1>{words.say('This link does not work')}</h1>
      <p>{words.say('It was used already, or the server was started anew since. If you have just used it, all is well.')}</p>
      <p class="ways">
        <a class="back" href={routes.front()}>
          {words.say('To the front page')}
        </a>
      </p>
    </Frame>
  )
}
