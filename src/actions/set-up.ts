// Sets up sharing: the key that recovers all, the key that signs who may read, the first editor, and the first signed list.
import { type Day, isoDay } from '../dates/days.ts'
import { type WrappedKey, wrapNewKey } from '../sealing/editor-key.ts'
import { newKeys } from '../sealing/envelope.ts'
import { everyone, newSigningKey, recovery, type SignedList, signList } from '../sealing/recipients.ts'
import { addEditor, editorsIn } from '../store/sealed/editors.ts'
import { addList, newestListNumber } from '../store/sealed/lists.ts'
import { readTrusted, type Trusted, writeTrusted } from '../store/sealed/trusted-key.ts'
import type { SealedLook, Store } from '../store/store.ts'

/** What is kept here; none of it opens anything without the passphrase. */
export type Setup = { editor: WrappedKey & { id: string; name: string }; list: SignedList; publicKey: string }
/** What must be kept elsewhere: texts of two files. */
export type KeyTexts = { recoveryKey: string; signingKey: string }

const firstList = 1

/** As `age-keygen` writes it, without the hour. */
const recoveryFile = (day: string, { identity, recipient }: { identity: string; recipient: string }) =>
  `# created: ${day}\n# public key: ${recipient}\n${identity}\n`

/** Draws every key; nothing is in force yet. `id` is a new random id. Throws Busy. */
export const prepareSetup = async (
  { name, passphrase }: { name: string; passphrase: string },
  { today, id }: { today: Day; id: string },
): Promise<{ setup: Setup; keys: KeyTexts }> => {
  const wrapped = await wrapNewKey(passphrase)
  const own = await newKeys()
  const { signingKey, publicKey } = newSigningKey()
  const day = isoDay(today)
  const recipients = [
    { holder: recovery, recipient: own.recipient, groups: [] },
    { holder: id, recipient: wrapped.recipient, groups: [everyone] },
  ]
  return {
    setup: { editor: { ...wrapped, id, name }, list: signList({ number: firstList, day, recipients }, signingKey), publicKey },
    keys: { recoveryKey: recoveryFile(day, own), signingKey },
  }
}

/** Whether anybody set up sharing here, even if what they signed was taken away or forged since. */
export const isSetUp = async (look: SealedLook, trusted: Trusted | null): Promise<boolean> =>
  (trusted?.number ?? 0) > 0 || (await newestListNumber(look)) > 0 || (await editorsIn(look)).length > 0

/**
 * `folder` is the one beside the database. `place` puts the keys where they are kept: everything else is in force only if that succeeds,
 * and until it is in force the public key says so by its number.
 */
export const setUp = async (
  store: Store,
  { editor, list, publicKey }: Setup,
  folder: string,
  place: () => void,
): Promise<{ is: 'set-up' } | { is: 'set-up-before' }> => {
  const done = await store.change(async (tx) => {
    if (await isSetUp(tx, readTrusted(folder))) return { is: 'set-up-before' } as const
    await addEditor(tx, { ...editor, role: 'editor' })
    await addList(tx, firstList, list)
    writeTrusted(folder, { publicKey, number: 0 })
    place()
    return { is: 'set-up' } as const
  })
  if (done.is === 'set-up') writeTrusted(folder, { publicKey, number: firstList })
  return done
}
