// The list of those who may read what is sent, signed with a key that is kept off the machine: nobody adds themselves by writing into a database.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

/** `holder` is an editor's id, or `recovery`; `groups` are the reviewing groups whose tellings are sealed to them. */
export type Recipient = { holder: string; recipient: string; groups: readonly string[] }
export type RecipientList = { number: number; day: string; recipients: readonly Recipient[] }
export type SignedList = { body: string; signature: Uint8Array }

export const recovery = 'recovery'
/** Holds a grant of their own telling, if they chose a word; on no list, since the key comes from their receipt and that word. */
export const teller = 'teller'
/** The one reviewing group there is until editors make others. */
export const everyone = 'all'

/** PEM texts: the public half stays beside the database, the private half on paper or a stick. */
export const newSigningKey = (): { signingKey: string; publicKey: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    signingKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** Throws where the key is no Ed25519 key. */
export const publicKeyOf = (signingKey: string): string =>
  createPublicKey(createPrivateKey(signingKey)).export({ type: 'spki', format: 'pem' }).toString()

export const signList = (list: RecipientList, signingKey: string): SignedList => {
  const body = JSON.stringify({ is: 'common-thread recipients', format: 1, ...list })
  return { body, signature: sign(null, Buffer.from(body), createPrivateKey(signingKey)) }
}

const isRecipient = (one: unknown): one is Recipient => {
  const { holder, recipient, groups } = (one ?? {}) as Partial<Recipient>
  return typeof holder === 'string' && typeof recipient === 'string' && /^age1[a-z0-9]+$/.test(recipient) && Array.isArray(groups)
}

/** The last that fitted: every form that is sent asks, and the list changes once in months. */
let fitted = ''

const fits = ({ body, signature }: SignedList, publicKey: string): boolean => {
  const all = [publicKey, body, Buffer.from(signature).toString('base64')].join('\n')
  if (all === fitted) return true
  if (!verify(null, Buffer.from(body), createPublicKey(publicKey), signature)) return false
  fitted = all
  return true
}

/** Null where the signature is not this key's, or the list is none: then nothing is sealed, and the way in is closed. */
export const readList = (signed: SignedList, publicKey: string): RecipientList | null => {
  try {
    if (!fits(signed, publicKey)) return null
  } catch {
    return null // the public key's file is damaged: as good as none
  }
  const { is, format, number, day, recipients } = JSON.parse(signed.body) as { is: string; format: number } & RecipientList
  const whole = is === 'common-thread recipients' && format === 1 && Array.isArray(recipients) && recipients.every(isRecipient)
  return whole ? { number, day, recipients } : null
}

/** Whom a telling for a reviewing group is sealed to: its editors and the recovery key. Null where no editor, or no recovery key, is among them. */
export const sealedTo = (list: RecipientList, group: string): readonly Recipient[] | null => {
  const all = list.recipients.filter(({ holder, groups }) => holder === recovery || groups.includes(group))
  return all.length > 1 && all.some(({ holder }) => holder === recovery) ? all : null
}
