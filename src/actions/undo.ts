// A revision is taken back by another: what it added ends, and what it ended is said again. What was drawn for it can be changed and published anew.
import { type Day, isoDay } from '../dates/days.ts'
import type { Changeset } from '../history/changeset.ts'
import { evidenceLetter, type IdLetter, statementLetter } from '../history/record.ts'
import type { Revision } from '../history/revision.ts'
import { evidenceColumns, evidenceOf, statementColumns, statementOf } from '../store/open/rows.ts'
import type { Chance } from '../store/open/writing.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { dropProposal, proposalOf, proposalsOf, setProposal } from '../store/sealed/proposals.ts'
import type { SealedChange, Store } from '../store/store.ts'
import type { Reader } from './open-telling.ts'
import { publish } from './publish.ts'

type Ids = Chance & { id: (letter: IdLetter) => string }
/** `open`: something else is drawn from the same telling at this moment. `nothing`: none of it stands any more. */
type Undone = { is: 'undone'; revision: Revision } | { is: 'open' } | { is: 'nothing' }

const oppositeOf = async (tx: SealedChange, number: number, id: Ids['id']): Promise<Changeset | null> => {
  const standing = await tx
    .selectFrom('statement')
    .select('id')
    .where('added', '=', number)
    .where('ended', 'is', null)
    .where('gone', 'is', null)
    .execute()
  const evidence = await tx
    .selectFrom('evidence')
    .select('id')
    .where('added', '=', number)
    .where('ended', 'is', null)
    .where('gone', 'is', null)
    .execute()
  const ended = await tx.selectFrom('statement').select(statementColumns).where('ended', '=', number).where('gone', 'is', null).execute()
  const again = new Map(ended.map((row) => [row.id, id(statementLetter)]))
  const held = ended.length
    ? await tx
        .selectFrom('evidence')
        .select(evidenceColumns)
        .where('statement', 'in', [...again.keys()])
        .where('gone', 'is', null)
        .execute()
    : []
  if (standing.length + evidence.length + ended.length === 0) return null
  return {
    records: [],
    addresses: [],
    statements: ended.map((row) => {
      const { added: _, ended: __, ...said } = statementOf(row as Parameters<typeof statementOf>[0])
      return { ...said, id: again.get(row.id) as string, about: (said.about && again.get(said.about)) ?? said.about }
    }),
    evidence: held.map((row) => {
      const { added: _, ended: __, ...cited } = evidenceOf(row as Parameters<typeof evidenceOf>[0])
      return { ...cited, id: id(evidenceLetter), statement: again.get(cited.statement) as string }
    }),
    end: standing.map((row) => row.id),
    endEvidence: evidence.map((row) => row.id),
  }
}

/** Whether something it added was erased or withheld since: its words do not come back by being published anew. */
const isMissingSome = async (tx: SealedChange, number: number): Promise<boolean> => {
  const gone = tx.selectFrom('statement').select('id').where('added', '=', number).where('gone', 'is not', null)
  return (await gone.executeTakeFirst()) !== undefined
}

export const undo = async (
  store: Store,
  reader: Reader,
  { number, today }: { number: number; today: Day },
  chance: Ids,
): Promise<Undone> => {
  const day = isoDay(today)
  let isOpen = false
  const revision = await publish(
    store,
    { day, act: 'undo', note: null },
    chance,
    async (tx) => {
      const row = await proposalOf(tx, number)
      isOpen = row !== null && (await proposalsOf(tx, row.telling)).some((one) => one.revision === null)
      return isOpen ? null : oppositeOf(tx, number, chance.id)
    },
    async (tx) => {
      const row = await proposalOf(tx, number)
      if (row && (await isMissingSome(tx, number))) await dropProposal(tx, row.id)
      else if (row) await setProposal(tx, row.id, { revision: null })
      await enterAct(tx, { day, editor: reader.holder, verb: 'undo', item: row?.telling ?? null })
    },
  )
  return revision ? { is: 'undone', revision } : { is: isOpen ? 'open' : 'nothing' }
}
