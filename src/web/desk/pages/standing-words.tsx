// What pages of the desk say of somebody's part and place there, and how the list is signed anew.
import type { EditorRow } from '../../../store/sealed/editors.ts'
import type { Words } from '../../pages/words.ts'
import type { ShareSetting } from '../../share/setting.ts'
import type { Standing } from '../standing.ts'

export const roles = ['editor', 'translator', 'steward'] as const satisfies readonly EditorRow['role'][]

export const roleWords = (words: Words, role: EditorRow['role']): string =>
  ({ editor: words.say('Editor'), translator: words.say('Translator'), steward: words.say('Steward') })[role]

export const roleMeans = (words: Words, role: EditorRow['role']): string =>
  ({
    editor: words.say('Reads what people send, asks them, and draws from it what can be shown.'),
    translator: words.say('Sees what is public. Reads nothing that people send.'),
    steward: words.say('Looks after who is here. Reads nothing that people send.'),
  })[role]

export const standingWords = (words: Words, standing: Standing): string =>
  ({
    reads: words.say('Stands on the signed list.'),
    approval: words.say('Waits until another editor approves.'),
    list: words.say('Waits until the signed list names this key. Nothing opens for them before.'),
    helps: words.say('Needs no place on the signed list.'),
  })[standing]

/** A key as it stands on the list: to be compared letter by letter. */
export const KeyText = ({ recipient }: { recipient: string }) => (
  <p class="public-key" dir="ltr" translate="no">
    {recipient}
  </p>
)

/** What only the machine's owner can do, with a file that is kept elsewhere. */
export const HowToSign = ({ setting: { words } }: { setting: ShareSetting }) => (
  <>
    <p>
      {words.weave('Whoever keeps {file} runs this on the server, and asks each of these people to read out their key before typing yes:', {
        file: <bdi dir="ltr">signing.key</bdi>,
      })}
    </p>
    <pre class="key-text" dir="ltr" translate="no">
      npm start -- editors sign signing.key
    </pre>
  </>
)
