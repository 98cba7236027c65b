// Words sealed as one padded letter: what lies in an inbox, and what a telling says.
import { open, SealBroken, seal } from './envelope.ts'
import { pad, textLength, unpad } from './padding.ts'

/** JSON, padded to a power of two, sealed. */
export const sealWords = (words: unknown, recipients: readonly string[]): Promise<Uint8Array> =>
  seal(pad(Buffer.from(JSON.stringify(words)), textLength), recipients)

/** Throws SealBroken. The caller knows what was sealed there: only we seal to an inbox or a telling. */
export const openWords = async <T>(sealed: Uint8Array, identity: string): Promise<T> => {
  const padded = await open(sealed, identity)
  try {
    return JSON.parse(Buffer.from(unpad(padded)).toString()) as T
  } catch {
    throw new SealBroken('what was sealed here are no words of ours') // the cause would quote some of them
  } finally {
    padded.fill(0)
  }
}

/** The same, or null where it cannot be opened or is none of ours: one broken letter, or one that an intruder put there, keeps nobody from the rest. */
export const openIfWhole = async <T>(sealed: Uint8Array, identity: string): Promise<T | null> => {
  try {
    return await openWords<T>(sealed, identity)
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}
