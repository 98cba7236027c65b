// A word of the teller's own, to read it again with: chosen in the moment of sending, and kept nowhere before that.
import type { ShareSetting } from '../../setting.ts'
import type { Said } from './faults.tsx'
import { Digits, OwnWord } from './fields.tsx'
import { againFields, isSecret } from './secrets.ts'

/** Closed on a fresh page: most have no use for it, and each who reads it should know what it opens. */
export const Again = ({ setting: { words }, faults }: { setting: ShareSetting; faults: readonly Said[] }) => (
  <details class="again" open={faults.some(({ field }) => isSecret(field))}>
    <summary>{words.say('I want to read it again later')}</summary>
    <p>
      {words.say(
        'What you send is not shown again. If you choose a word here, your number and that word together show it. Whoever has both can read it.',
      )}
    </p>
    <p>{words.say('You can choose it only now. If in doubt, leave it empty.')}</p>
    <OwnWord
      name={againFields.word}
      label={words.say('A word of your own')}
      hint={words.say('Four letters or more. A few words are harder to guess than one. Do not write it down beside your number.')}
      faults={faults}
    />
    <Digits
      name={againFields.digits}
      label={words.say('Your number, once more')}
      hint={words.say('Only if you chose a word.')}
      faults={faults}
    />
  </details>
)
