// The inboxes behind receipts, and the letters that lie in them, sealed.
import type { Week } from '../../dates/weeks.ts'
import type { Inbox } from '../../sealing/receipt-key.ts'
import type { LetterKind, SealedChange, SealedLook } from './tables.ts'

/** Far more than there are questions, and than anyone corrects them. */
export const mostDraftLetters = 200

type InboxState = { telling: string | null }

export const findInbox = async (look: SealedLook, lookup: Uint8Array): Promise<InboxState | null> =>
  (await look.selectFrom('sealed_inbox').select('telling').where('lookup', '=', lookup).executeTakeFirst()) ?? null

export const openInbox = async (tx: SealedChange, { lookup, recipient }: Inbox, retireWeek: string): Promise<void> => {
  await tx.insertInto('sealed_inbox').values({ lookup, recipient, telling: null, retire_week: retireWeek }).execute()
}

/** A draft's alone, and never to an earlier week. */
export const moveEnd = async (tx: SealedChange, lookup: Uint8Array, retireWeek: Week): Promise<void> => {
  await tx
    .updateTable('sealed_inbox')
    .set({ retire_week: retireWeek })
    .where('lookup', '=', lookup)
    .where('telling', 'is', null)
    .where('retire_week', '<', retireWeek)
    .execute()
}

export const lettersIn = (look: SealedLook, lookup: Uint8Array, kinds: readonly LetterKind[]) =>
  look
    .selectFrom('sealed_letter')
    .select(['n', 'kind', 'bytes'])
    .where('lookup', '=', lookup)
    .where('kind', 'in', kinds)
    .orderBy('n')
    .execute()

/** Inboxes from which nothing was sent: nobody but their tellers opens what lies there. */
export const countDrafts = async (look: SealedLook): Promise<number> =>
  Number(
    (
      await look
        .selectFrom('sealed_inbox')
        .select((is) => is.fn.countAll().as('n'))
        .where('telling', 'is', null)
        .executeTakeFirstOrThrow()
    ).n,
  )

/** Of one kind, or all. */
export const countLetters = async (look: SealedLook, lookup: Uint8Array, kind?: LetterKind): Promise<number> => {
  const all = look
    .selectFrom('sealed_letter')
    .select((is) => is.fn.countAll().as('n'))
    .where('lookup', '=', lookup)
  return Number((await (kind === undefined ? all : all.where('kind', '=', kind)).executeTakeFirstOrThrow()).n)
}

/** Whether it is still the same letters that lie there: how many, and which is the newest. */
export const stateOfLetters = async (look: SealedLook, lookup: Uint8Array): Promise<string> => {
  const { many, last } = await look
    .selectFrom('sealed_letter')
    .select((is) => [is.fn.countAll().as('many'), is.fn.max('n').as('last')])
    .where('lookup', '=', lookup)
    .executeTakeFirstOrThrow()
  return `${many} ${last}`
}

/** Its place is after the newest. */
export const putLetter = async (tx: SealedChange, lookup: Uint8Array, kind: LetterKind, bytes: Uint8Array): Promise<number> => {
  const last = await tx
    .selectFrom('sealed_letter')
    .select('n')
    .where('lookup', '=', lookup)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  const n = (last?.n ?? 0) + 1
  await tx.insertInto('sealed_letter').values({ lookup, n, kind, bytes }).execute()
  return n
}

export const dropLetters = async (
  tx: SealedChange,
  lookup: Uint8Array,
  which: { kinds: readonly LetterKind[] } | { n: number },
): Promise<void> => {
  const from = tx.deleteFrom('sealed_letter').where('lookup', '=', lookup)
  await ('n' in which ? from.where('n', '=', which.n) : from.where('kind', 'in', which.kinds)).execute()
}

export type SealedLetter = { n: number; bytes: Uint8Array }

/** Just this one: its place may have gone to another since it was read. */
export const dropLetter = async (tx: SealedChange, lookup: Uint8Array, { n, bytes }: SealedLetter): Promise<void> => {
  await tx.deleteFrom('sealed_letter').where('lookup', '=', lookup).where('n', '=', n).where('bytes', '=', bytes).execute()
}

export const dropInbox = async (tx: SealedChange, lookup: Uint8Array): Promise<void> => {
  await tx.deleteFrom('sealed_letter').where('lookup', '=', lookup).execute()
  await tx.deleteFrom('sealed_inbox').where('lookup', '=', lookup).execute()
}

/** From now on it is the way back to a telling, and lives as long as that does; of when it was begun only the week of sending stays. */
export const linkTelling = async (tx: SealedChange, lookup: Uint8Array, telling: string, week: Week): Promise<void> => {
  await tx.updateTable('sealed_inbox').set({ telling, retire_week: week }).where('lookup', '=', lookup).execute()
}

/** The way back to a telling; null where it came without one from a backup. */
export const inboxOf = async (look: SealedLook, telling: string): Promise<Inbox | null> =>
  (await look.selectFrom('sealed_inbox').select(['lookup', 'recipient']).where('telling', '=', telling).executeTakeFirst()) ?? null
