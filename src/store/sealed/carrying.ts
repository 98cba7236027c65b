// What a backup holds of the sealed half, and what is kept apart from it: without the second file nobody opens what lies in the first.
import type { Kysely } from 'kysely'
import { type Carried, history } from '../open/carrying.ts'
import { draftItem, spoolMark } from './parts.ts'
import type { AllTables } from './tables.ts'

type Look = Kysely<AllTables>

const drafts = async (look: Look): Promise<Set<string>> =>
  new Set((await look.selectFrom('sealed_inbox').select('lookup').execute()).map(({ lookup }) => draftItem(lookup)))

/** Items whose sealed bytes are carried. What is still coming in is not: its key is in no database. */
const items = (wanted: (item: string, drafts: ReadonlySet<string>) => boolean) => async (look: Look) => {
  const unsent = await drafts(look)
  const all = await look.selectFrom('sealed_part').select('item').distinct().execute()
  return { column: 'item', values: all.flatMap(({ item }) => (!item.startsWith(spoolMark) && wanted(item, unsent) ? [item] : [])) }
}

const rows = {
  sealed_list: { by: ['number'] },
  sealed_editor: { by: ['id'] },
  sealed_telling: { by: ['id'] },
  sealed_proposal: { by: ['id'] },
  sealed_paraphrase: { by: ['record'] },
  sealed_ledger: { by: ['n'] },
  sealed_act: { by: ['n'] },
}
const pieces = { by: ['item', 'part', 'n'], batch: 8 }
const keys = {
  sealed_instance: { by: ['name'] },
  sealed_inbox: { by: ['lookup'] },
  sealed_letter: { by: ['lookup', 'n'], batch: 200 },
  sealed_grant: { by: ['item', 'holder'] },
  sealed_voucher: { by: ['hash'] },
}

/** The file that is kept with the others: the public half, what was sent as it lies there sealed, who the editors are and what they did. */
export const backedUp: Carried<AllTables> = {
  ...history,
  ...rows,
  sealed_part: { ...pieces, only: items((item, unsent) => !unsent.has(item)) },
}

/** The file that goes to the recovery key: what opens the other one, and what only tellers open. */
export const backedUpApart: Carried<AllTables> = { ...keys, sealed_part: { ...pieces, only: items((item, unsent) => unsent.has(item)) } }

/** Both, from one database to another. */
export const everything: Carried<AllTables> = {
  ...history,
  ...rows,
  ...keys,
  sealed_invitation: { by: ['hash'] }, // in no backup: a used one would come back with it
  sealed_part: { ...pieces, only: items(() => true) },
}
