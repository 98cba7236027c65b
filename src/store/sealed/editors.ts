// The editors: the names they sign in with, and their keys, wrapped.
import type { AllTables, SealedChange, SealedLook } from './tables.ts'

export type EditorRow = AllTables['sealed_editor']

export const addEditor = async (tx: SealedChange, row: Omit<EditorRow, 'code'>): Promise<void> => {
  await tx.insertInto('sealed_editor').values(row).execute()
}

export const editorsIn = (look: SealedLook): Promise<EditorRow[]> => look.selectFrom('sealed_editor').selectAll().orderBy('name').execute()

export const findEditor = async (look: SealedLook, name: string): Promise<EditorRow | null> =>
  (await look.selectFrom('sealed_editor').selectAll().where('name', '=', name).executeTakeFirst()) ?? null

export const editorWith = async (look: SealedLook, id: string): Promise<EditorRow | null> =>
  (await look.selectFrom('sealed_editor').selectAll().where('id', '=', id).executeTakeFirst()) ?? null

/** Sealed to the editor's own key. */
export const setCode = async (tx: SealedChange, id: string, code: Uint8Array): Promise<void> => {
  await tx.updateTable('sealed_editor').set({ code }).where('id', '=', id).execute()
}

/** Their row goes, and every grant that was theirs. */
export const dropEditor = async (tx: SealedChange, id: string): Promise<void> => {
  await tx.deleteFrom('sealed_grant').where('holder', '=', id).execute()
  await tx.deleteFrom('sealed_editor').where('id', '=', id).execute()
}
