// Grants: the own key of an item, sealed to one holder who may open all that lies under it.
import type { SealedChange, SealedLook } from './tables.ts'

/** `bytes` are the item's identity, sealed to the holder. */
export const putGrants = async (
  tx: SealedChange,
  item: string,
  grants: readonly { holder: string; bytes: Uint8Array }[],
): Promise<void> => {
  await tx
    .insertInto('sealed_grant')
    .values(grants.map((grant) => ({ item, ...grant })))
    .execute()
}

export const grantsOf = (look: SealedLook, item: string): Promise<{ holder: string; bytes: Uint8Array }[]> =>
  look.selectFrom('sealed_grant').select(['holder', 'bytes']).where('item', '=', item).orderBy('holder').execute()

export const grantOf = async (look: SealedLook, item: string, holder: string): Promise<Uint8Array | null> =>
  (await look.selectFrom('sealed_grant').select('bytes').where('item', '=', item).where('holder', '=', holder).executeTakeFirst())?.bytes ??
  null

/** What a holder could carry out and open elsewhere. */
export const itemsGrantedTo = async (look: SealedLook, holder: string): Promise<{ item: string; bytes: Uint8Array }[]> =>
  look.selectFrom('sealed_grant').select(['item', 'bytes']).where('holder', '=', holder).orderBy('item').execute()

export const dropGrants = async (tx: SealedChange, item: string): Promise<void> => {
  await tx.deleteFrom('sealed_grant').where('item', '=', item).execute()
}

export const dropGrantsTo = async (tx: SealedChange, holders: readonly string[]): Promise<void> => {
  if (holders.length > 0) await tx.deleteFrom('sealed_grant').where('holder', 'in', holders).execute()
}

export const dropGrant = async (tx: SealedChange, item: string, holder: string): Promise<void> => {
  await tx.deleteFrom('sealed_grant').where('item', '=', item).where('holder', '=', holder).execute()
}
