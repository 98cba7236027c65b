// Vouch codes, by their hash: one that was used is gone, and so is one whose week has passed.
import type { Week } from '../../dates/weeks.ts'
import type { SealedChange } from './tables.ts'

export const addVouchers = async (tx: SealedChange, hashes: readonly Uint8Array[], retireWeek: Week): Promise<void> => {
  await tx
    .insertInto('sealed_voucher')
    .values(hashes.map((hash) => ({ hash, retire_week: retireWeek })))
    .execute()
}

/** Whether it was there; it is not afterwards. */
export const takeVoucher = async (tx: SealedChange, hash: Uint8Array): Promise<boolean> =>
  (await tx.deleteFrom('sealed_voucher').where('hash', '=', hash).executeTakeFirst()).numDeletedRows > 0n

export const dropRetiredVouchers = async (tx: SealedChange, week: Week): Promise<void> => {
  await tx.deleteFrom('sealed_voucher').where('retire_week', '<', week).execute()
}
