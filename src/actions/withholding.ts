// What goes out of sight, and can come back: the public half loses it whole, and nobody else than who may bring it back opens where it lies.
import { sealWords } from '../sealing/letters.ts'
import { naming, restingOnSource, type Some } from '../store/open/resting.ts'
import type { Chance, Heading } from '../store/open/writing.ts'
import { itemsWithEnvelopes, putAway } from '../store/sealed/envelopes.ts'
import { dropGrants, grantsOf } from '../store/sealed/grants.ts'
import { inboxOf, putLetter } from '../store/sealed/inboxes.ts'
import { proposalsOf } from '../store/sealed/proposals.ts'
import { findTelling, setTelling, type TellingRow } from '../store/sealed/tellings.ts'
import type { SealedChange } from '../store/store.ts'
import { StoreTrouble } from '../store/trouble.ts'

type Plain = Omit<Heading, 'act'>
/** As they lie in the inbox: still sealed to their holders, so that the receipt alone opens none. `item`: of what was drawn from it; absent for the telling's own. */
export type PutByGrants = { item?: string; holder: string; bytes: string }[]

/** Its grants, and those of what was drawn from it, go into the teller's inbox, so that no editor opens it; what rests on it alone goes into an envelope. The number of statements. */
export const hideTelling = async (
  tx: SealedChange,
  telling: TellingRow,
  recipients: readonly string[],
  heading: Plain,
  chance: Chance,
): Promise<number> => {
  const inbox = await inboxOf(tx, telling.id)
  const grants: PutByGrants = []
  for (const item of [null, ...(await proposalsOf(tx, telling.id)).map(({ id }) => id)]) {
    for (const { holder, bytes } of await grantsOf(tx, item ?? telling.id))
      grants.push({ ...(item === null ? {} : { item }), holder, bytes: Buffer.from(bytes).toString('base64') })
    await dropGrants(tx, item ?? telling.id)
  }
  if (inbox && grants.length) await putLetter(tx, inbox.lookup, 'grants', await sealWords(grants, [inbox.recipient]))
  await setTelling(tx, telling.id, { state: 'withheld' })
  return putPublicAway(tx, telling, recipients, heading, chance)
}

/** Hidden from the editors too: only the receipt brings it back. Where a backup brought no inbox along, those on the list do. */
const putPublicAway = async (
  tx: SealedChange,
  { id, source }: TellingRow,
  recipients: readonly string[],
  heading: Plain,
  chance: Chance,
) => {
  if (source === null) return 0
  const inbox = await inboxOf(tx, id)
  return sealAway(tx, id, await restingOnSource(tx, source), inbox ? [inbox.recipient] : recipients, heading, chance)
}

/** Throws StoreTrouble where nobody could bring it back. */
const sealAway = (tx: SealedChange, item: string, what: Some, to: readonly string[], heading: Plain, chance: Chance) => {
  if (to.length === 0 && what.statements.length + what.evidence.length > 0)
    throw new StoreTrouble(
      'unfit',
      'What is withheld is sealed to those who may bring it back, and nobody is known here: no list that was signed here is in force. Nothing was changed.',
    )
  return putAway(tx, item, what, to, heading, chance)
}

/** What is public of a record, with everything that names it, or of one statement; null where that is nothing. */
export const publicOf = async (tx: SealedChange, id: string): Promise<Some | null> => {
  const statement = await tx.selectFrom('statement').select('id').where('id', '=', id).where('gone', 'is', null).executeTakeFirst()
  const what = statement ? { statements: [id], evidence: [] } : await naming(tx, id)
  return what.statements.length + what.evidence.length ? what : null
}

/** Whatever a line of the ledger calls by this id, if it is here and not out of sight already. */
export const withholdItem = async (
  tx: SealedChange,
  item: string,
  recipients: readonly string[],
  heading: Plain,
  chance: Chance,
): Promise<void> => {
  const telling = await findTelling(tx, item)
  if (telling?.state === 'waiting') await hideTelling(tx, telling, recipients, heading, chance)
  if (telling) return
  const what = await publicOf(tx, item)
  if (what) await sealAway(tx, item, what, recipients, heading, chance)
}

/** After something came back: what of it somebody else withheld too goes out of sight again, in the same transaction. */
export const hideAgain = async (tx: SealedChange, recipients: readonly string[], heading: Plain, chance: Chance): Promise<void> => {
  for (const item of await itemsWithEnvelopes(tx)) {
    const telling = await findTelling(tx, item)
    if (telling) await putPublicAway(tx, telling, recipients, heading, chance)
    else await withholdItem(tx, item, recipients, heading, chance)
  }
}
