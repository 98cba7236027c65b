// A name and a passphrase that somebody chooses to sign in with from now on, typed twice, and what is wrong with them.
import type { WeakPassphrase } from '../../../../sealing/passphrase.ts'
import type { Words } from '../../../pages/words.ts'
import type { Said } from './faults.tsx'
import { Field, marks } from './fields.tsx'

export type PassphraseFault = WeakPassphrase | 'not-the-same'

type Named = { passphrase: string; again: string }

export const sayPassphraseFault = (words: Words, fault: PassphraseFault, { passphrase, again }: Named): Said => {
  switch (fault) {
    case 'too-short':
      return { field: passphrase, says: words.say('The passphrase needs at least 15 characters.') }
    case 'repeats':
      return { field: passphrase, says: words.say('This passphrase says the same thing again and again. Take another one.') }
    case 'common':
      return { field: passphrase, says: words.say('Many people use this passphrase. It would be tried first. Take another one.') }
    case 'holds-name':
      return { field: passphrase, says: words.say('This passphrase is hardly more than the name. Take another one.') }
    case 'not-the-same':
      return { field: again, says: words.say('The two passphrases are not the same.') }
  }
}

export const sayNoName = (words: Words, field: string): Said => ({
  field,
  says: words.say('Write a name of one line, with at most 40 characters.'),
})

type NewName = { words: Words; field: string; value: string; faults: readonly Said[] }

export const NewName = ({ words, field: name, value, faults }: NewName) => {
  const field = { name, label: words.say('A name to sign in with'), hint: words.say('It need not be your real name.'), faults }
  return (
    <Field {...field}>
      <input {...marks(field)} type="text" value={value} dir="auto" autocomplete="off" />
    </Field>
  )
}

type Secret = { name: string; label: string; hint?: string; faults: readonly Said[] }

const Unseen = (field: Secret) => (
  <Field {...field}>
    <input {...marks(field)} type="password" dir="auto" autocomplete="new-password" />
  </Field>
)

type NewPassphrase = { words: Words; fields: Named; label: string; faults: readonly Said[] }

/** Never sent back. */
export const NewPassphrase = ({ words, fields, label, faults }: NewPassphrase) => (
  <>
    <Unseen
      name={fields.passphrase}
      label={label}
      hint={words.say(
        'At least 15 characters. Six words that have nothing to do with each other are good. Nobody can find it again for you.',
      )}
      faults={faults}
    />
    <Unseen name={fields.again} label={words.say('The same passphrase once more')} faults={faults} />
  </>
)
