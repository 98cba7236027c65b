// Makes what sheets of paper carry: for each a receipt whose draft is already begun, and a code that opens the fast lane once.
import { type Day, isoDay } from '../dates/days.ts'
import { mondayIn } from '../dates/weeks.ts'
import { sealWords } from '../sealing/letters.ts'
import { makeReceipt } from '../sealing/receipt.ts'
import { type Inbox, receiptKey } from '../sealing/receipt-key.ts'
import { openInbox, putLetter } from '../store/sealed/inboxes.ts'
import { receiptSaltOf } from '../store/sealed/instance.ts'
import type { Store } from '../store/store.ts'
import { draftEnds } from './begin-draft.ts'
import { drawVouchers, keepVouchers } from './make-vouchers.ts'
import type { Begun } from './open-draft.ts'

/** Digits without groups. */
export type Sheet = { receipt: string; voucher: string }
/** `lastDay`: until then, as YYYY-MM-DD, they can be typed in. */
type Drawn = (sheets: readonly Sheet[], lastDay: string) => Promise<string>
/** What is wanted is looked at before anything is made. */
export type DrawSheets = (asked: {
  locale: string
  sharing: string
  folded: boolean
}) => { is: 'sheets'; begun: Begun; draw: Drawn } | { is: 'refused'; because: string }

/** Of 64 MiB each: one after the other. */
const receiptsFor = async (codes: readonly string[], begun: Begun, salt: Uint8Array, bytes: (n: number) => Uint8Array) => {
  const made: { sheet: Sheet; inbox: Inbox; letter: Uint8Array }[] = []
  for (const voucher of codes) {
    const receipt = makeReceipt(bytes)
    const { lookup, recipient } = await receiptKey(receipt, salt)
    made.push({ sheet: { receipt, voucher }, inbox: { lookup, recipient }, letter: await sealWords(begun, [recipient]) })
  }
  return made
}

/** `keep` puts the drawn sheets where they are printed from, before anything of them is in force; if it fails, nothing is. */
export const makeSheets = async (
  store: Store,
  count: number,
  today: Day,
  { begun, draw }: { begun: Begun; draw: Drawn },
  chance: { salt: () => Uint8Array; bytes: (n: number) => Uint8Array },
  keep: (page: string) => void,
): Promise<{ lastDay: string }> => {
  const salt = await store.change((tx) => receiptSaltOf(tx, chance))
  const codes = drawVouchers(count, chance.bytes)
  const made = await receiptsFor(codes, begun, salt, chance.bytes)
  const ends = draftEnds(today)
  const lastDay = isoDay(mondayIn(ends) - 1)
  keep(
    await draw(
      made.map(({ sheet }) => sheet),
      lastDay,
    ),
  )
  await store.change(async (tx) => {
    await keepVouchers(tx, codes, today)
    for (const { inbox, letter } of made) {
      await openInbox(tx, inbox, ends)
      await putLetter(tx, inbox.lookup, 'begun', letter)
    }
  })
  return { lastDay }
}
