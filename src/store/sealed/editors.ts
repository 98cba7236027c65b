// The editors: the names they sign in with, and their keys, wrapped.
import type { AllTables, SealedChange, SealedLook } from './tables.ts'

export type EditorRow = AllTables['sealed_editor']

export const addEditor = async (tx: SealedChange, row: EditorRow): Promise<void> => {
  await tx.insertInto('sealed_editor').values(row).execute()
}

export const editorsIn = (look: SealedLook): Promise<EditorRow[]> => look.selectFrom('sealed_editor').selectAll().orderBy('name').execute()

export const findEditor = async (look: SealedLook, name: string): Promise<EditorRow | null> =>
  (await look.selectFrom('sealed_editor').selectAll().where('name', '=', name).executeTakeFirst()) ?? null

/** Their row goes, and every grant that was theirs. */
export const dropEditor = async (tx: SealedChange, id: string): Promise<void> => {
  await tx.deleteFrom('sealed_grant').where('holder', '=', id).execute()
  await tx.deleteFrom('sealed_editor').where('id', '=', id).execute()
}
