// Who reads what is sent, of all who have a name at the desk: editors whom the signed list names with the very key they have.
import type { Recipient } from '../sealing/recipients.ts'
import { type EditorRow, editorsIn } from '../store/sealed/editors.ts'
import type { SealedLook } from '../store/store.ts'

/** Whom the list in force names. */
export type Named = readonly Pick<Recipient, 'holder' | 'recipient'>[]

/** A row that somebody wrote into the database, or that a backup brought back, is not enough; nor is one that another editor has yet to approve of. */
export const reads = ({ id, role, recipient, invited_by }: EditorRow, named: Named): boolean =>
  role === 'editor' && invited_by === null && named.some((one) => one.holder === id && one.recipient === recipient)

/** Those who came in at least once: who never did approves of nobody, and is nobody to rely on. */
export const activeReaders = async (look: SealedLook, named: Named): Promise<EditorRow[]> =>
  (await editorsIn(look)).filter((one) => one.code !== null && reads(one, named))

/** Nobody would be left who reads, or nobody who ever came in. */
export const isLastReader = async (look: SealedLook, person: EditorRow, named: Named): Promise<boolean> =>
  reads(person, named) && (await activeReaders(look, named)).every(({ id }) => id === person.id)
