// The editors: the names they sign in with, and their keys, wrapped.
import { dropGrantsTo } from './grants.ts'
import type { AllTables, SealedChange, SealedLook } from './tables.ts'

export type EditorRow = AllTables['sealed_editor']

type Later = 'code' | 'invited_by' | 'former' | 'former_key' | 'was'

export const addEditor = async (tx: SealedChange, row: Omit<EditorRow, Later> & Partial<Pick<EditorRow, Later>>): Promise<void> => {
  await tx.insertInto('sealed_editor').values(row).execute()
}

export const editorsIn = (look: SealedLook): Promise<EditorRow[]> => look.selectFrom('sealed_editor').selectAll().orderBy('name').execute()

export const findEditor = async (look: SealedLook, name: string): Promise<EditorRow | null> =>
  (await look.selectFrom('sealed_editor').selectAll().where('name', '=', name).executeTakeFirst()) ?? null

export const editorWith = async (look: SealedLook, id: string): Promise<EditorRow | null> =>
  (await look.selectFrom('sealed_editor').selectAll().where('id', '=', id).executeTakeFirst()) ?? null

/** Every id that somebody had, to the one they have now: who takes another key, or joins anew in their own place, is the same person. */
export const idsOfToday = async (look: SealedLook): Promise<ReadonlyMap<string, string>> =>
  new Map((await editorsIn(look)).flatMap(({ id, was }) => [id, ...idsIn(was)].map((one) => [one, id] as const)))

const idsIn = (was: string | null) => was?.split(' ') ?? []
/** Of whoever has another id from now on. */
export const wasBefore = ({ id, was }: Pick<EditorRow, 'id' | 'was'>): string => [...idsIn(was), id].join(' ')

/** `set` as it lies: what is sealed is sealed by whoever calls. */
export const setEditor = async (tx: SealedChange, id: string, set: Partial<Omit<EditorRow, 'id' | 'name' | 'role'>>): Promise<void> => {
  await tx.updateTable('sealed_editor').set(set).where('id', '=', id).execute()
}

/** Whoever has another key has another id: what they began goes on under it, and every invitation that names the old one is void. */
export const replaceEditor = async (tx: SealedChange, id: string, row: EditorRow): Promise<void> => {
  await dropRow(tx, id)
  await addEditor(tx, row)
  await tx.updateTable('sealed_editor').set({ invited_by: row.id }).where('invited_by', '=', id).execute()
}

/** Their row goes, every grant that was theirs, and every invitation by them or in their place. */
export const dropEditor = async (tx: SealedChange, id: string): Promise<void> => {
  const former = (await editorWith(tx, id))?.former
  await dropGrantsTo(tx, former ? [id, former] : [id])
  await dropRow(tx, id)
}

const dropRow = async (tx: SealedChange, id: string): Promise<void> => {
  await tx
    .deleteFrom('sealed_invitation')
    .where((row) => row.or([row('person', '=', id), row('invited_by', '=', id)]))
    .execute()
  await tx.deleteFrom('sealed_editor').where('id', '=', id).execute()
}
