// Whether anything may be sent here, and to whom: only over a safe way in, and only to readers who were signed for.
import { everyone, type RecipientList, sealedTo } from '../sealing/recipients.ts'
import { listInForce } from '../store/sealed/lists.ts'
import type { Trusted } from '../store/sealed/trusted-key.ts'
import type { SealedLook } from '../store/store.ts'

/** `forged`: a list stands in the database that nobody signed, or that was replaced by a newer one. */
export type NotOpen = 'not-set-up' | 'forged' | 'no-editor' | 'unsafe-origin'
export type SharingOpen = { is: 'open'; list: RecipientList } | { is: 'closed'; because: NotOpen }

const thisMachine = ['localhost', '127.0.0.1', '[::1]']

/** Words on their way can be read by nobody else: over https, through Tor, or without leaving this machine (`null`: nobody else reads). */
export const isSafeOrigin = (origin: string | null): boolean => {
  if (origin === null) return true
  const { protocol, hostname } = new URL(origin)
  return protocol === 'https:' || hostname.endsWith('.onion') || thisMachine.includes(hostname)
}

/** The list in force, if it is this key's and not older than the newest that was ever signed here. */
export const trustedList = async (
  look: SealedLook,
  trusted: Trusted | null,
): Promise<{ is: 'list'; list: RecipientList } | { is: 'none' } | { is: 'forged' }> => {
  const found = await listInForce(look, trusted?.publicKey ?? '')
  const newest = trusted?.number ?? 0
  if (found.is === 'list') return found.list.number >= newest ? found : { is: 'forged' }
  return found.is === 'none' && newest > 0 ? { is: 'forged' } : found // it was signed for, and somebody took the list away
}

/** Asked anew for each telling: a list may be signed or forged at any moment. */
export const sharingOpen = async (look: SealedLook, trusted: Trusted | null, origin: string | null): Promise<SharingOpen> => {
  if (!isSafeOrigin(origin)) return { is: 'closed', because: 'unsafe-origin' }
  const found = await trustedList(look, trusted)
  if (found.is === 'none') return { is: 'closed', because: 'not-set-up' }
  if (found.is === 'forged') return { is: 'closed', because: 'forged' }
  return sealedTo(found.list, everyone) ? { is: 'open', list: found.list } : { is: 'closed', because: 'no-editor' }
}
