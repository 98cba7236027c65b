// The teller brings back what they withheld: its editors can open it again, and what it said in public stands where it stood.
import { mayStand } from '../contributions/consent.ts'
import { isoDay } from '../dates/days.ts'
import { openIfWhole } from '../sealing/letters.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { type RecipientList, sealedTo, teller } from '../sealing/recipients.ts'
import { openEnvelopes, putBack } from '../store/sealed/envelopes.ts'
import { putGrants } from '../store/sealed/grants.ts'
import { dropLetters, lettersIn } from '../store/sealed/inboxes.ts'
import { proposalsOf } from '../store/sealed/proposals.ts'
import { setTelling } from '../store/sealed/tellings.ts'
import type { Store } from '../store/store.ts'
import { openTerms } from './add-to-telling.ts'
import { enter, type Keeping, quietly, settle } from './settle-ledger.ts'
import { sentWith } from './withhold-telling.ts'
import { hideAgain, type PutByGrants } from './withholding.ts'

/** `closed`: no editor and recovery key stand in the list, so nobody may read it. `terms`: by those in force it may not stand on the pages today. */
type TellingBack = { is: 'back'; statements: number } | { is: 'not-withheld' } | { is: 'closed' } | { is: 'terms' } | { is: 'missing' }

/** Whoever writes into the database can seal to an inbox whatever they like. */
const grantsIn = (words: unknown): PutByGrants =>
  (Array.isArray(words) ? words : []).filter(
    (one) => typeof one?.holder === 'string' && typeof one.bytes === 'string' && (one.item === undefined || typeof one.item === 'string'),
  )

/** An editor who is no longer on the list gets no grant back. */
export const bringBackTelling = async (store: Store, key: ReceiptKey, list: RecipientList, keeping: Keeping): Promise<TellingBack> => {
  const done = await store.change(async (tx): Promise<TellingBack> => {
    await settle(tx, keeping)
    const telling = await sentWith(tx, key)
    if (!telling) return { is: 'missing' }
    if (telling.state !== 'withheld') return { is: 'not-withheld' }
    if (telling.source !== null) {
      const terms = await openTerms(tx, key)
      if (!terms || !mayStand(terms, isoDay(keeping.today))) return { is: 'terms' }
    }
    const holders = sealedTo(list, telling.reviewing)
    if (!holders) return { is: 'closed' }
    const own = new Set([telling.id, ...(await proposalsOf(tx, telling.id)).map(({ id }) => id)])
    const grants = new Map<string, PutByGrants[number]>()
    for (const { bytes } of await lettersIn(tx, key.lookup, ['grants']))
      for (const grant of grantsIn(await openIfWhole(bytes, key.identity))) {
        const of = `${grant.item ?? telling.id} ${grant.holder}`
        if (own.has(grant.item ?? telling.id) && !grants.has(of)) grants.set(of, grant) // the first was put there by hiding it
      }
    const envelopes = await openEnvelopes(tx, telling.id, key.identity)
    await enter(tx, keeping, [{ act: 'return', item: telling.id }])
    const standing = [...grants.values()].filter(
      (grant) => grant.holder === teller || holders.some(({ holder }) => holder === grant.holder),
    )
    for (const { item = telling.id, holder, bytes } of standing)
      await putGrants(tx, item, [{ holder, bytes: Buffer.from(bytes, 'base64') }])
    await dropLetters(tx, key.lookup, { kinds: ['grants'] })
    await setTelling(tx, telling.id, { state: 'waiting' })
    const statements = await putBack(tx, telling.id, envelopes, quietly(keeping), keeping.chance)
    await hideAgain(tx, keeping.recipients, quietly(keeping), keeping.chance)
    return { is: 'back', statements }
  })
  if (done.is === 'back') await store.forget() // the letter had the grants of whoever was removed since
  return done
}
