// Makes codes for an organiser to hand out: each opens the fast lane once, and none says whose it was.
import type { Day } from '../dates/days.ts'
import { weekOf } from '../dates/weeks.ts'
import { makeVoucher, voucherHash } from '../sealing/voucher.ts'
import { addVouchers, dropRetiredVouchers } from '../store/sealed/vouchers.ts'
import type { SealedChange, Store } from '../store/store.ts'

/** Half a year: long enough for a meeting that is put off, short enough that a lost sheet is soon nothing. */
const paperDays = 182

/** Codes that are not yet among these; `chance` draws bytes. */
export const drawVouchers = (count: number, chance: (bytes: number) => Uint8Array): string[] => {
  const codes = new Set<string>()
  while (codes.size < count) codes.add(makeVoucher(chance))
  return [...codes]
}

export const keepVouchers = async (tx: SealedChange, codes: readonly string[], today: Day): Promise<void> => {
  await dropRetiredVouchers(tx, weekOf(today))
  await addVouchers(tx, codes.map(voucherHash), weekOf(today + paperDays))
}

/** Their digits, which are kept nowhere. */
export const makeVouchers = async (store: Store, count: number, today: Day, chance: (bytes: number) => Uint8Array): Promise<string[]> => {
  const codes = drawVouchers(count, chance)
  await store.change((tx) => keepVouchers(tx, codes, today))
  return codes
}
