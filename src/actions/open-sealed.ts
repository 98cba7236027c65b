// What lies sealed under a telling, as it lies, for whoever holds a grant of it and opens it elsewhere with their own key.
import { grantOf } from '../store/sealed/grants.ts'
import { bytesOf, partsUnder, piecesOf } from '../store/sealed/parts.ts'
import type { SealedLook } from '../store/store.ts'
import { keyOfTelling, type Reader, whileGranted } from './open-telling.ts'

/** The telling's own key, sealed to whoever asks. */
const ownGrant = 'grant'
/** What the telling's own key opens; a file opens with the key that its card holds. */
const opens = /^(words|card|terms|file|file-card|added|asked)( |$)/

/** Names of parts, the grant first; null where there is no grant. */
export const sealedParts = async (look: SealedLook, reader: Reader, telling: string): Promise<string[] | null> => {
  if ((await keyOfTelling(look, reader, telling)) === null) return null
  return [ownGrant, ...(await partsUnder(look, telling)).filter((part) => opens.test(part))]
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

export const sealedPart = async (
  look: SealedLook,
  reader: Reader,
  { telling, part }: { telling: string; part: string },
): Promise<{ size: number; bytes: AsyncIterable<Uint8Array> } | null> => {
  if (!(await sealedParts(look, reader, telling))?.includes(part)) return null
  const grant = part === ownGrant ? await grantOf(look, telling, reader.holder) : null
  if (grant) return { size: grant.length, bytes: once(grant) }
  return { size: await bytesOf(look, telling, part), bytes: whileGranted(look, reader, telling, piecesOf(look, telling, part)) }
}
