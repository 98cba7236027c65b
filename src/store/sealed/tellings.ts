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

export const dropTelling = async (tx: SealedChange, id: string): Promise<void> => {
  await tx.deleteFrom('sealed_telling').where('id', '=', id).execute()
}
