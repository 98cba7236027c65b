// What this instance draws once and keeps: the salt under which receipts are hashed.
import type { SealedChange } from './tables.ts'

const receiptSalt = 'receipt-salt'

/** 16 bytes, drawn at the first call. */
export const receiptSaltOf = async (tx: SealedChange, chance: { salt: () => Uint8Array }): Promise<Uint8Array> => {
  const kept = await tx.selectFrom('sealed_instance').select('bytes').where('name', '=', receiptSalt).executeTakeFirst()
  if (kept) return kept.bytes
  const bytes = chance.salt()
  await tx.insertInto('sealed_instance').values({ name: receiptSalt, bytes }).execute()
  return bytes
}
