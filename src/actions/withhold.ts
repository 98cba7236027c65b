// The steward withholds a record with all that names it, or one statement, at once and reversibly; and brings it back.
import { isoDay } from '../dates/days.ts'
import { SealBroken } from '../sealing/envelope.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { envelopesOf, itemsWithEnvelopes, type Opened, openEnvelopes, putAway, putBack } from '../store/sealed/envelopes.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { SealedChange, SealedLook, Store } from '../store/store.ts'
import type { Reader } from './open-telling.ts'
import { enter, type Keeping, scrubSoon, settle } from './settle-ledger.ts'
import { hideAgain, publicOf } from './withholding.ts'

/** `missing`: no word of it is public. `nobody`: no list in force says to whom it may be sealed. */
type Withheld = { is: 'withheld'; statements: number } | { is: 'nobody' } | { is: 'missing' }
type Returned = { is: 'returned'; statements: number } | { is: 'other-key' } | { is: 'missing' }

/** What is done at the desk is listed there; what the machine's owner does with a command is not. */
const note = async (tx: SealedChange, { today }: Keeping, verb: 'withhold' | 'return', item: string, by: Reader | undefined) => {
  if (by) await enterAct(tx, { day: isoDay(today), editor: by.holder, verb, item })
}

const heading = ({ today }: Keeping) => ({ day: isoDay(today), note: null })

/** `id` of a record or a statement. `by`: who does it at the desk. */
export const withholdRecord = async (store: Store, id: string, keeping: Keeping, by?: Reader): Promise<Withheld> => {
  const done = await store.change(async (tx): Promise<Withheld> => {
    await settle(tx, keeping)
    const what = await publicOf(tx, id)
    if (!what) return { is: 'missing' }
    if (keeping.recipients.length === 0) return { is: 'nobody' }
    await enter(tx, keeping, [{ act: 'withhold', item: id }])
    const statements = await putAway(tx, id, what, keeping.recipients, heading(keeping), keeping.chance)
    await note(tx, keeping, 'withhold', id, by)
    return { is: 'withheld', statements }
  })
  if (done.is === 'withheld') await scrubSoon(store)
  return done
}

/** `identity`: of anyone it was sealed to, an editor or the recovery key. What a teller withheld only their receipt brings back. */
export const returnRecord = (store: Store, id: string, identity: string, keeping: Keeping, by?: Reader): Promise<Returned> =>
  store.change(async (tx): Promise<Returned> => {
    await settle(tx, keeping)
    if ((await findTelling(tx, id)) || (await envelopesOf(tx, id)).length === 0) return { is: 'missing' }
    let envelopes: Opened[]
    try {
      envelopes = await openEnvelopes(tx, id, identity)
    } catch (cause) {
      if (cause instanceof SealBroken) return { is: 'other-key' }
      throw cause
    }
    await enter(tx, keeping, [{ act: 'return', item: id }])
    const statements = await putBack(tx, id, envelopes, heading(keeping), keeping.chance)
    await hideAgain(tx, keeping.recipients, heading(keeping), keeping.chance)
    await note(tx, keeping, 'return', id, by)
    return { is: 'returned', statements }
  })

/** What is withheld, by its name where the reader can open it: but for what tellers withheld themselves. */
export type Away = { id: string; name: string | null; lang: string | null; statements: number }

export const whatIsWithheld = async (look: SealedLook, { identity }: Reader): Promise<Away[]> => {
  const found: Away[] = []
  for (const id of await itemsWithEnvelopes(look)) {
    if (await findTelling(look, id)) continue
    const envelopes = await openEnvelopes(look, id, identity).catch((error: unknown): Opened[] => {
      if (error instanceof SealBroken) return []
      throw error
    })
    const statements = envelopes.flatMap(({ departed }) => departed.statements)
    const named = statements.find(({ subject, property, ended }) => subject === id && property === 'name' && ended === null)
    found.push({ id, name: named?.value_text ?? null, lang: named?.lang ?? null, statements: statements.length })
  }
  return found
}
