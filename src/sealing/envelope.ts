// Sealing to people: age files (age-encryption.org/v1, X25519) that any age tool opens with the right key.

/** Loaded where something is sealed: the process that serves readers does without. */
const age = () => import('age-encryption')

export type Keys = { identity: string; recipient: string }

/** What was sealed cannot be opened: another's key, a byte changed, or its end missing. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

export const newKeys = async (): Promise<Keys> => keysOf(await (await age()).generateX25519Identity())
export const keysOf = async (identity: string): Promise<Keys> => ({
  identity,
  recipient: await (await age()).identityToRecipient(identity),
})

const sealer = async (recipients: readonly string[]) => {
  if (recipients.length === 0) throw new Error('nothing is ever sealed to nobody')
  const encrypter = new (await age()).Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter
}
const opener = async (identity: string) => {
  const decrypter = new (await age()).Decrypter()
  decrypter.addIdentity(identity)
  return decrypter
}

export const seal = async (bytes: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> =>
  (await sealer(recipients)).encrypt(bytes)

/** Throws SealBroken. */
export const open = async (sealed: Uint8Array, identity: string): Promise<Uint8Array> => {
  try {
    return await (await opener(identity)).decrypt(sealed)
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
  yield* (await (await sealer(recipients)).encrypt(streamOf(bytes))) as unknown as AsyncIterable<Uint8Array>
}

/** Throws SealBroken, at the latest at its end: what came before must not be used then. */
export async function* openStream(sealed: AsyncIterable<Uint8Array>, identity: string): AsyncGenerator<Uint8Array> {
  try {
    yield* (await (await opener(identity)).decrypt(streamOf(sealed))) as unknown as AsyncIterable<Uint8Array>
  } catch (cause) {
    throw new SealBroken('this cannot be opened with this key, or was changed', { cause })
  }
}
