// What an editor signs in with: which names can be, and which passphrases whoever copies the database would try first.
import { passphraseLength, shortestPassphrase } from './editor-key.ts'

export type WeakPassphrase = 'too-short' | 'repeats' | 'common' | 'holds-name'

/** Long ones that lists of stolen passphrases are full of; spaces, capitals and what is not a letter or digit do not count. */
const common = [
  'correcthorsebatterystaple',
  'passwordpassword',
  'mypasswordispassword',
  'thisismypassword',
  'thisisapassword',
  'letmeinletmein',
  'iloveyouforever',
  'tobeornottobethatisthequestion',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'q1w2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
  '1234567890'.repeat(4),
  '9876543210'.repeat(4),
  'йцукенгшщзхъфывапролджэячсмитьбю',
  'ضصثقفغعهخحجدشسيبلاتنمكط',
]

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** One piece again and again, or hardly any different characters. */
const repeats = (passphrase: string) => {
  const text = passphrase.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  return (text + text).indexOf(text, 1) < text.length || new Set(text).size < 6
}

/** One line without marks that cannot be seen; null where it is none. */
export const readEditorName = (typed: string): string | null => {
  const name = typed.normalize('NFC').trim().replace(/ +/g, ' ')
  return /^(?:[^\p{C}\p{Zl}\p{Zp}]|[\u200c\u200d]){1,40}$/u.test(name) ? name : null // Persian and emoji need the two joiners
}

/** Null where it will do. `name` is what its owner types to sign in. */
export const passphraseFault = (passphrase: string, name: string): WeakPassphrase | null => {
  const text = bare(passphrase)
  if (passphraseLength(passphrase) < shortestPassphrase) return 'too-short'
  if (repeats(passphrase)) return 'repeats'
  const isCommon = (one: string) => one.includes(text) || (text.includes(one) && text.length < one.length + shortestPassphrase)
  if (text !== '' && common.some(isCommon)) return 'common'
  const own = bare(name)
  return own !== '' && text.includes(own) && passphraseLength(text.replaceAll(own, '')) < shortestPassphrase ? 'holds-name' : null
}
