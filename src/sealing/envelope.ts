// Sealing to people: age files (age-encryption.org/v1, X25519) that any age tool opens with the right key.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

export type Keys = { identity: string; recipient: string }

/** What was sealed cannot be opened: another's key, a byte changed, or its end missing. */
export class SealBroken extends Error {}

export const newKeys = async (): Promise<Keys> => keysOf(await generateX25519Identity())
export const keysOf = async (identity: string): Promise<Keys> => ({ identity, recipient: await identityToRecipient(identity) })

const sealer = (recipients: readonly string[]) => {
  if (recipients.length === 0) throw new Error('nothing is ever sealed to nobody')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter
}
const opener = (identity: string) => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter
}

export const seal = (bytes: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> => sealer(recipients).encrypt(bytes)

/** Throws SealBroken. */
export const open = async (sealed: Uint8Array, identity: string): Promise<Uint8Array> => {
  try {
    return await opener(identity).decrypt(sealed)
  } catch (cause) {
    throw new SealBroken('this cannot be opened with this key, or was changed', { cause })
  }
}

const streamOf = (bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const source = bytes[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await source.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: async () => void (await source.return?.()),
    },
    { highWaterMark: 0 },
  )
}

/** The same for what is too large to hold: sealed as it comes. */
export async function* sealStream(bytes: AsyncIterable<Uint8Array>, recipients: readonly string[]): AsyncGenerator<Uint8Array> {
  yield* (await sealer(recipients).encrypt(streamOf(bytes))) as unknown as AsyncIterable<Uint8Array>
}

/** Throws SealBroken, at the latest at its end: what came before must not be used then. */
export async function* openStream(sealed: AsyncIterable<Uint8Array>, identity: string): AsyncGenerator<Uint8Array> {
  try {
    yield* (await opener(identity).decrypt(streamOf(sealed))) as unknown as AsyncIterable<Uint8Array>
  } catch (cause) {
    throw new SealBroken('this cannot be opened with this key, or was changed', { cause })
  }
}
