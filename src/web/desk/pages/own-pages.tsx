// One's own place at the desk: one's part, one's key to be compared, another passphrase, another key.
import type { EditorRow } from '../../../store/sealed/editors.ts'
import { type Said, Summary } from '../../share/pages/parts/faults.tsx'
import { Form, Ways } from '../../share/pages/parts/form.tsx'
import { Frame } from '../../share/pages/parts/frame.tsx'
import { NewPassphrase } from '../../share/pages/parts/new-passphrase.tsx'
import type { ShareSetting } from '../../share/setting.ts'
import type { Standing } from '../standing.ts'
import { DeskFrame } from './desk-frame.tsx'
import { CodeField, PassphraseField, signInFields } from './sign-in-page.tsx'
import { HowToSign, KeyText, roleMeans, roleWords, standingWords } from './standing-words.tsx'

export const ownFields = { passphrase: signInFields.passphrase, code: signInFields.code, next: 'next', again: 'again' } as const

type Own = { setting: ShareSetting; name: string; role: EditorRow['role']; recipient: string; standing: Standing }

export const OwnPage = ({ setting, name, role, recipient, standing }: Own) => {
  const { words, routes } = setting
  return (
    <DeskFrame setting={setting} name={name}>
      <h1>{words.say('Your place here')}</h1>
      <p>
        <strong>{roleWords(words, role)}.</strong> {roleMeans(words, role)} {standingWords(words, standing)}
      </p>
      <section>
        <h2>{words.say('Your key')}</h2>
        <p>{words.say('Read it out to whoever signs the list, over a line on which you know each other’s voice. It is not secret.')}</p>
        <KeyText recipient={recipient} />
        {standing === 'list' ? <HowToSign setting={setting} /> : null}
      </section>
      <section>
        <h2>{words.say('What you sign in with')}</h2>
        <p>
          <a class="back" href={routes.deskAct('passphrase')}>
            {words.say('Take another passphrase')}
          </a>
        </p>
        <p>
          <a class="back" href={routes.deskAct('key')}>
            {words.say('Take another key')}
          </a>
        </p>
        <p>
          <a class="back" href={routes.deskAct('key-file')}>
            {words.say('Save your key as a file')}
          </a>
        </p>
        <p class="aside">
          {words.say('If your phone is lost, somebody else at the desk makes you a code. Type it in place of the one-time code.')}
        </p>
      </section>
      <p class="onward">
        <a class="back" href={routes.desk()}>
          {words.say('Back to the desk')}
        </a>
      </p>
    </DeskFrame>
  )
}

type Change = { setting: ShareSetting; name: string; faults: readonly Said[] }

const Fields = ({ setting, act, next, faults }: Omit<Change, 'name'> & { act: 'passphrase' | 'key'; next: string }) => {
  const { words, routes } = setting
  return (
    <Form setting={setting} action={routes.deskAct(act)}>
      <PassphraseField label={words.say('Your passphrase of today')} faults={faults} />
      <CodeField setting={setting} hint={words.say('Six digits, as the authenticator shows them now.')} faults={faults} />
      <NewPassphrase
        words={words}
        fields={{ passphrase: ownFields.next, again: ownFields.again }}
        label={words.say('Your passphrase from now on')}
        faults={faults}
      />
      <Ways setting={setting} next={next} back={routes.deskOwn()} />
    </Form>
  )
}

const NothingBack = ({ setting: { words }, faults }: Omit<Change, 'name'>) => (
  <Summary words={words} faults={faults} kept={words.say('A passphrase and a code are never sent back to you.')} />
)

export const NewPassphrasePage = ({ setting, name, faults }: Change) => {
  const { words } = setting
  return (
    <DeskFrame setting={setting} name={name} title={faults.length > 0 ? 'look-again' : 'page'}>
      <NothingBack setting={setting} faults={faults} />
      <h1>{words.say('Take another passphrase')}</h1>
      <p>{words.say('Your key stays the same. Wherever else you are signed in, you are not any more.')}</p>
      <p class="aside">{words.say('If somebody saw the old one, and may have a copy of the database too, take another key.')}</p>
      <Fields setting={setting} act="passphrase" next={words.say('Take this passphrase')} faults={faults} />
    </DeskFrame>
  )
}

/** `waits`: the last new key is not on the list yet. */
export const NewKeyPage = ({ setting, name, waits, faults }: Change & { waits: boolean }) => {
  const { words, routes } = setting
  return (
    <DeskFrame setting={setting} name={name} title={faults.length > 0 ? 'look-again' : 'page'}>
      <NothingBack setting={setting} faults={faults} />
      <h1>{words.say('Take another key')}</h1>
      {waits ? (
        <>
          <p>{words.say('Your last new key is not on the signed list yet.')}</p>
          <HowToSign setting={setting} />
          <p>{words.say('If it is signed since, sign out and come in again.')}</p>
          <p class="onward">
            <a class="back" href={routes.deskOwn()}>
              {words.say('Go back')}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>
            {words.say(
              'Do this if somebody else may have your key. All you can open is sealed to a new one, and the old one opens nothing here.',
            )}
          </p>
          <p>{words.say('Then the list has to be signed again. Until that is done, you read nothing.')}</p>
          <p class="aside">
            {words.say('What its teller hides just now does not come with you. Somebody else who reads can give it back to you.')}
          </p>
          <Fields setting={setting} act="key" next={words.say('Take a new key')} faults={faults} />
        </>
      )}
    </DeskFrame>
  )
}

/** For whoever opens what is sent on a machine without a network. */
export const KeyFilePage = ({ setting, name, faults }: Change) => {
  const { words, routes } = setting
  return (
    <DeskFrame setting={setting} name={name} title={faults.length > 0 ? 'look-again' : 'page'}>
      <NothingBack setting={setting} faults={faults} />
      <h1>{words.say('Save your key as a file')}</h1>
      <p>{words.say('With it you open what is sealed to you on a machine that has no network, with the age tool and nothing of ours.')}</p>
      <p>
        <strong>{words.say('Whoever has this file opens all that you open.')}</strong>{' '}
        {words.say('Save it straight onto a stick, keep it apart, and take another key if it is lost.')}
      </p>
      <Form setting={setting} action={routes.deskAct('key-file')}>
        <PassphraseField label={words.say('Your passphrase of today')} faults={faults} />
        <CodeField setting={setting} hint={words.say('Six digits, as the authenticator shows them now.')} faults={faults} />
        <Ways setting={setting} next={words.say('Save it')} back={routes.deskOwn()} />
      </Form>
    </DeskFrame>
  )
}

export const KeyChangedPage = ({ setting, editor }: { setting: ShareSetting; editor: EditorRow }) => {
  const { words, routes } = setting
  return (
    <Frame setting={setting}>
      <h1>{words.say('You have a new key')}</h1>
      <KeyText recipient={editor.recipient} />
      {editor.role === 'editor' ? <HowToSign setting={setting} /> : null}
      <p>{words.say('You are signed out everywhere. Come in again with the new passphrase. Your one-time codes stay the same.')}</p>
      <p class="onward">
        <a class="go" href={routes.desk()}>
          {words.say('To the desk')}
        </a>
      </p>
    </Frame>
  )
}
