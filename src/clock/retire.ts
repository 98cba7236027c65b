// What is past its time is destroyed: drafts nobody sent, tellings nobody needs any more, codes nobody used.
import { dropWhole, eraseDraft } from '../actions/erasing.ts'
import { type Day, isoDay } from '../dates/days.ts'
import { weekOf } from '../dates/weeks.ts'
import { dropLetters, inboxOf } from '../store/sealed/inboxes.ts'
import { dropInvitationsBefore } from '../store/sealed/invitations.ts'
import { draftItem, dropItem, dropTold, spoolMark } from '../store/sealed/parts.ts'
import { dropProposals } from '../store/sealed/proposals.ts'
import { setTelling } from '../store/sealed/tellings.ts'
import { dropRetiredVouchers } from '../store/sealed/vouchers.ts'
import type { SealedChange, Store } from '../store/store.ts'

type Retired = { drafts: number; tellings: number }

/** The week named is the one in which it goes, on its first day. */
export const retire = (store: Store, today: Day): Promise<Retired> =>
  store.change(async (tx) => {
    const week = weekOf(today)
    await dropRetiredVouchers(tx, week)
    await dropInvitationsBefore(tx, isoDay(today))
    return { drafts: await retireDrafts(tx, week), tellings: await retireTellings(tx, week) }
  })

const retireDrafts = async (tx: SealedChange, week: string): Promise<number> => {
  const past = await tx.selectFrom('sealed_inbox').select('lookup').where('telling', 'is', null).where('retire_week', '<=', week).execute()
  for (const { lookup } of past) await eraseDraft(tx, lookup)
  return past.length
}

/** One that became a source keeps its row and its inbox, so that its teller can still take it back; nobody reads what was sent any more. */
const retireTellings = async (tx: SealedChange, week: string): Promise<number> => {
  const past = await tx.selectFrom('sealed_telling').select(['id', 'source']).where('retire_week', '<=', week).execute()
  for (const { id, source } of past) {
    if (source === null) await dropWhole(tx, id)
    else {
      const inbox = await inboxOf(tx, id)
      await dropTold(tx, id)
      await dropProposals(tx, id)
      if (inbox) {
        await dropLetters(tx, inbox.lookup, { kinds: ['grants'] })
        await dropItem(tx, draftItem(inbox.lookup)) // the outlines of its files
      }
      await setTelling(tx, id, { retire_week: null })
    }
  }
  return past.length
}

/** Files that were coming in to a process that is gone: of those there now, `known` are destroyed; the others are given back. */
export const sweepSpools = (store: Store, known: ReadonlySet<string> | 'all'): Promise<ReadonlySet<string>> =>
  store.change(async (tx) => {
    const rows = await tx.selectFrom('sealed_part').select('item').distinct().where('item', 'like', `${spoolMark}%`).execute()
    const left = new Set(rows.map(({ item }) => item))
    for (const item of [...left])
      if (known === 'all' || known.has(item)) {
        await dropItem(tx, item)
        left.delete(item)
      }
    return left
  })
