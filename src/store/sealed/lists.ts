// The signed lists of who may read what is sent.
import { type RecipientList, readList, type SignedList } from '../../sealing/recipients.ts'
import type { SealedChange, SealedLook } from './tables.ts'

/** The newest list, if its signature is this key's. What somebody wrote in without the key is no list: `forged`. */
export const listInForce = async (
  look: SealedLook,
  publicKey: string,
): Promise<{ is: 'list'; list: RecipientList } | { is: 'none' } | { is: 'forged' }> => {
  const newest = await look.selectFrom('sealed_list').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  if (!newest) return { is: 'none' }
  const list = readList(newest, publicKey)
  return list && list.number === newest.number ? { is: 'list', list } : { is: 'forged' }
}

export const addList = async (tx: SealedChange, number: number, { body, signature }: SignedList): Promise<void> => {
  await tx.insertInto('sealed_list').values({ number, body, signature }).execute()
}

export const everyList = (look: SealedLook): Promise<SignedList[]> => look.selectFrom('sealed_list').select(['body', 'signature']).execute()

export const dropListsAfter = async (tx: SealedChange, number: number): Promise<void> => {
  await tx.deleteFrom('sealed_list').where('number', '>', number).execute()
}

export const newestListNumber = async (look: SealedLook): Promise<number> =>
  (await look.selectFrom('sealed_list').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst())?.number ?? 0
