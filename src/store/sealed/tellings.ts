// What was sent: a row that tells a week, a state and who reviews it, and nothing of the words.
import type { AllTables, SealedChange, SealedLook } from './tables.ts'

export type TellingRow = AllTables['sealed_telling']

export const addTelling = async (tx: SealedChange, row: TellingRow): Promise<void> => {
  await tx.insertInto('sealed_telling').values(row).execute()
}

export const findTelling = async (look: SealedLook, id: string): Promise<TellingRow | null> =>
  (await look.selectFrom('sealed_telling').selectAll().where('id', '=', id).executeTakeFirst()) ?? null

export const setTelling = async (tx: SealedChange, id: string, set: Partial<Omit<TellingRow, 'id'>>): Promise<void> => {
  await tx.updateTable('sealed_telling').set(set).where('id', '=', id).execute()
}

const waitingFor = (look: SealedLook, holder: string) =>
  look
    .selectFrom('sealed_telling as t')
    .innerJoin('sealed_grant as g', 'g.item', 't.id')
    .where('g.holder', '=', holder)
    .where('t.state', '=', 'waiting')

/** What waits for somebody who can open it, the longest first; `grant` is the telling's own key, sealed to them. */
export const waitingPage = (look: SealedLook, holder: string, { from, most }: { from: number; most: number }) =>
  waitingFor(look, holder)
    .select(['t.id', 't.week', 'g.bytes as grant'])
    .orderBy('t.week')
    .orderBy('t.id')
    .limit(most)
    .offset(from)
    .execute()

export const countWaiting = async (look: SealedLook, holder: string): Promise<number> =>
  Number(
    (
      await waitingFor(look, holder)
        .select((is) => is.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

/** Which of these wait and can be opened by somebody. */
export const waitingAmong = async (look: SealedLook, holder: string, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(ids.length === 0 ? [] : (await waitingFor(look, holder).select('t.id').where('t.id', 'in', ids).execute()).map(({ id }) => id))

/** The public records that tellings became. */
export const tellingSources = async (look: SealedLook): Promise<ReadonlySet<string>> => {
  const rows = await look.selectFrom('sealed_telling').select('source').where('source', 'is not', null).execute()
  return new Set(rows.flatMap(({ source }) => source ?? []))
}

export const dropTelling = async (tx: SealedChange, id: string): Promise<void> => {
  await tx.deleteFrom('sealed_telling').where('id', '=', id).execute()
}
