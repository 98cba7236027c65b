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

/** `settled`: something of it is public, or nothing will be. */
export type Which = 'waiting' | 'settled'

const heldBy = (look: SealedLook, holder: string) =>
  look
    .selectFrom('sealed_telling as t')
    .innerJoin('sealed_grant as g', 'g.item', 't.id')
    .where('g.holder', '=', holder)
    .where('t.state', '=', 'waiting')

const heldAs = (look: SealedLook, holder: string, which: Which) =>
  heldBy(look, holder).where((is) =>
    which === 'waiting'
      ? is.and([is('t.retire_week', 'is', null), is('t.source', 'is', null)])
      : is.or([is('t.retire_week', 'is not', null), is('t.source', 'is not', null)]),
  )

/** What somebody can open who holds its key, the longest first; `grant` is the telling's own key, sealed to them. */
export const tellingsPage = (look: SealedLook, holder: string, which: Which, { from, most }: { from: number; most: number }) =>
  heldAs(look, holder, which)
    .select(['t.id', 't.week', 'g.bytes as grant'])
    .orderBy('t.week')
    .orderBy('t.id')
    .limit(most)
    .offset(from)
    .execute()

export const countTellings = async (look: SealedLook, holder: string, which: Which): Promise<number> =>
  Number(
    (
      await heldAs(look, holder, which)
        .select((is) => is.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

/** Which of these can be opened by somebody now. */
export const openAmong = async (look: SealedLook, holder: string, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(ids.length === 0 ? [] : (await heldBy(look, holder).select('t.id').where('t.id', 'in', ids).execute()).map(({ id }) => id))

/** The public records that tellings became. */
export const tellingSources = async (look: SealedLook): Promise<ReadonlySet<string>> => {
  const rows = await look.selectFrom('sealed_telling').select('source').where('source', 'is not', null).execute()
  return new Set(rows.flatMap(({ source }) => source ?? []))
}

export const dropTelling = async (tx: SealedChange, id: string): Promise<void> => {
  await tx.deleteFrom('sealed_telling').where('id', '=', id).execute()
}
