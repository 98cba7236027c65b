// Codes for an organiser to hand out, one for each person: they open the fast lane once, in whatever flood.
import { makeVouchers } from '../actions/make-vouchers.ts'
import { inGroups } from '../sealing/digits.ts'
import type { Store } from '../store/store.ts'
import { counted, type Surroundings } from './surroundings.ts'

const most = 500

/** Null where it is no number of things that can be made at once. */
export const countIn = (text: string | undefined, most: number): number | null =>
  /^[1-9]\d{0,3}$/.test(text ?? '') && Number(text) <= most ? Number(text) : null

export const vouch = async ({ say, today, chance }: Surroundings, store: Store, [number]: readonly string[]): Promise<boolean> => {
  const count = countIn(number, most)
  if (count === null) {
    say(`Say how many, from 1 to ${most}: npm start -- vouch 20`)
    return false
  }
  for (const code of await makeVouchers(store, count, today(), chance.bytes)) say(inGroups(code).join(' '))
  say(`${counted(count, 'code')}, each good once and for half a year. They are kept nowhere but here: print or copy them now.`)
  return true
}
