// Vouch codes, by their hash: one that was used is gone, and so is one whose week has passed.
import type { Week } from '../../dates/weeks.ts'
import type { SealedChange, SealedLook } from './tables.ts'

export const addVouchers = async (tx: SealedChange, hashes: readonly Uint8Array[], retireWeek: Week): Promise<void> => {
  await tx
    .insertInto('sealed_voucher')
    .values(hashes.map((hash) => ({ hash, retire_week: retireWeek })))
    .execute()
}

/** Whether it is there and its week has not passed. */
export const findVoucher = async (look: SealedLook, hash: Uint8Array, week: Week): Promise<boolean> =>
  (await look
    .selectFrom('sealed_voucher')
    .select('retire_week')
    .where('hash', '=', hash)
    .where('retire_week', '>=', week)
    .executeTakeFirst()) !== undefined

/** Whether it was there; it is not afterwards. */
export const takeVoucher = async (tx: SealedChange, hash: Uint8Array): Promise<boolean> =>
  (await tx.deleteFrom('sealed_voucher').where('hash', '=', hash).executeTakeFirst()).numDeletedRows > 0n

export const dropRetiredVouchers = async (tx: SealedChange, week: Week): Promise<void> => {
  await tx.deleteFrom('sealed_voucher').where('retire_week', '<', week).execute()
}
