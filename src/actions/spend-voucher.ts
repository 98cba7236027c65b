// A code that somebody was handed is used: it opens the fast lane now, and never again.
import type { Day } from '../dates/days.ts'
import { weekOf } from '../dates/weeks.ts'
import { readVoucher, voucherHash } from '../sealing/voucher.ts'
import { dropRetiredVouchers, findVoucher, takeVoucher } from '../store/sealed/vouchers.ts'
import type { Store } from '../store/store.ts'

/** Whether it could be spent now. */
export const voucherStands = async (store: Store, typed: string, today: Day): Promise<boolean> => {
  const digits = readVoucher(typed)
  return digits !== null && findVoucher(store.sealed, voucherHash(digits), weekOf(today))
}

/** `typed` as it was typed. False for what is no code, was used, or is too old: nobody learns which. */
export const spendVoucher = async (store: Store, typed: string, today: Day): Promise<boolean> => {
  const digits = readVoucher(typed)
  if (digits === null) return false
  return store.change(async (tx) => {
    await dropRetiredVouchers(tx, weekOf(today))
    return takeVoucher(tx, voucherHash(digits))
  })
}
