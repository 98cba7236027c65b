// What is drawn from tellings before it is public: which proposal is of which telling, and what became of it. Its words lie under its own id.
import { dropItem } from './parts.ts'
import type { AllTables, SealedChange, SealedLook } from './tables.ts'

export type ProposalRow = AllTables['sealed_proposal']

export const addProposal = async (tx: SealedChange, { id, telling }: Pick<ProposalRow, 'id' | 'telling'>): Promise<void> => {
  await tx.insertInto('sealed_proposal').values({ id, telling, revision: null }).execute()
}

/** Those that were published first, in that order; then the one that was not yet. */
export const proposalsOf = async (look: SealedLook, telling: string): Promise<ProposalRow[]> => {
  const rows = await look.selectFrom('sealed_proposal').selectAll().where('telling', '=', telling).execute()
  const place = ({ revision }: ProposalRow) => revision ?? Number.MAX_SAFE_INTEGER
  return rows.sort((a, b) => place(a) - place(b))
}

export const proposalOf = async (look: SealedLook, revision: number): Promise<ProposalRow | null> =>
  (await look.selectFrom('sealed_proposal').selectAll().where('revision', '=', revision).executeTakeFirst()) ?? null

/** From which telling it was drawn; null where it is no proposal. */
export const tellingOf = async (look: SealedLook, id: string): Promise<string | null> =>
  (await look.selectFrom('sealed_proposal').select('telling').where('id', '=', id).executeTakeFirst())?.telling ?? null

export const setProposal = async (tx: SealedChange, id: string, set: Partial<Omit<ProposalRow, 'id' | 'telling'>>): Promise<void> => {
  await tx.updateTable('sealed_proposal').set(set).where('id', '=', id).execute()
}

/** With its words and all who could open it. */
export const dropProposal = async (tx: SealedChange, id: string): Promise<void> => {
  await dropItem(tx, id)
  await tx.deleteFrom('sealed_proposal').where('id', '=', id).execute()
}

export const dropProposals = async (tx: SealedChange, telling: string): Promise<void> => {
  for (const { id } of await proposalsOf(tx, telling)) await dropProposal(tx, id)
}
