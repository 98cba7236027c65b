// Codes to come to the desk with, by their hash: one that was used is gone, and so is one whose last day has passed.
import type { AllTables, SealedChange, SealedLook } from './tables.ts'

type InvitationRow = AllTables['sealed_invitation']

export const addInvitation = async (tx: SealedChange, row: InvitationRow): Promise<void> => {
  await tx.insertInto('sealed_invitation').values(row).execute()
}

/** `today` as YYYY-MM-DD. */
export const findInvitation = async (look: SealedLook, hash: Uint8Array, today: string): Promise<InvitationRow | null> =>
  (await look.selectFrom('sealed_invitation').selectAll().where('hash', '=', hash).where('last_day', '>=', today).executeTakeFirst()) ??
  null

export const invitationsIn = (look: SealedLook, today: string): Promise<InvitationRow[]> =>
  look.selectFrom('sealed_invitation').selectAll().where('last_day', '>=', today).orderBy('last_day').execute()

export const dropInvitation = async (tx: SealedChange, hash: Uint8Array): Promise<void> => {
  await tx.deleteFrom('sealed_invitation').where('hash', '=', hash).execute()
}

export const dropInvitationsBefore = async (tx: SealedChange, today: string): Promise<void> => {
  await tx.deleteFrom('sealed_invitation').where('last_day', '<', today).execute()
}

export const dropEveryInvitation = async (tx: SealedChange): Promise<void> => {
  await tx.deleteFrom('sealed_invitation').execute()
}
