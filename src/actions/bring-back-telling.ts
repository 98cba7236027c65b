// The teller brings back what they withheld: its editors can open it again, and what it said in public stands where it stood.
import { openIfWhole } from '../sealing/letters.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { type RecipientList, sealedTo, teller } from '../sealing/recipients.ts'
import { openEnvelopes, putBack } from '../store/sealed/envelopes.ts'
import { putGrants } from '../store/sealed/grants.ts'
import { dropLetters, lettersIn } from '../store/sealed/inboxes.ts'
import { setTelling } from '../store/sealed/tellings.ts'
import type { Store } from '../store/store.ts'
import { enter, type Keeping, quietly, settle } from './settle-ledger.ts'
import { sentWith } from './withhold-telling.ts'
import { hideAgain, type PutByGrants } from './withholding.ts'

/** `closed`: no editor and recovery key stand in the list, so nobody may read it. */
type TellingBack = { is: 'back'; statements: number } | { is: 'not-withheld' } | { is: 'closed' } | { is: 'missing' }

/** Whoever writes into the database can seal to an inbox whatever they like. */
const grantsIn = (words: unknown): PutByGrants =>
  (Array.isArray(words) ? words : []).filter((one) => typeof one?.holder === 'string' && typeof one.bytes === 'string')

/** An editor who is no longer on the list gets no grant back. */
export const bringBackTelling = async (store: Store, key: ReceiptKey, list: RecipientList, keeping: Keeping): Promise<TellingBack> => {
  const done = await store.change(async (tx): Promise<TellingBack> => {
    await settle(tx, keeping)
    const telling = await sentWith(tx, key)
    if (!telling) return { is: 'missing' }
    if (telling.state !== 'withheld') return { is: 'not-withheld' }
    const holders = sealedTo(list, telling.reviewing)
    if (!holders) return { is: 'closed' }
    const grants = new Map<string, PutByGrants[number]>()
    for (const { bytes } of await lettersIn(tx, key.lookup, ['grants']))
      for (const grant of grantsIn(await openIfWhole(bytes, key.identity))) if (!grants.has(grant.holder)) grants.set(grant.holder, grant) // the first was put there by hiding it
    const envelopes = await openEnvelopes(tx, telling.id, key.identity)
    await enter(tx, keeping, [{ act: 'return', item: telling.id }])
    const standing = [...grants.values()].filter(
      (grant) => grant.holder === teller || holders.some(({ holder }) => holder === grant.holder),
    )
    if (standing.length)
      await putGrants(
        tx,
        telling.id,
        standing.map(({ holder, bytes }) => ({ holder, bytes: Buffer.from(bytes, 'base64') })),
      )
    await dropLetters(tx, key.lookup, { kinds: ['grants'] })
    await setTelling(tx, telling.id, { state: 'waiting' })
    const statements = await putBack(tx, telling.id, envelopes, quietly(keeping), keeping.chance)
    await hideAgain(tx, keeping.recipients, quietly(keeping), keeping.chance)
    return { is: 'back', statements }
  })
  if (done.is === 'back') await store.forget() // the letter had the grants of whoever was removed since
  return done
}
