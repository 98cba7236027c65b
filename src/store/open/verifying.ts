// Reads the whole chain again: every leaf that still has its row, every revision's root and hash.
import { evidenceLeaf, noteLeaf, statementLeaf } from '../../history/leaves.ts'
import { chain, type Revision, rootOf } from '../../history/revision.ts'
import { evidenceOf, statementOf } from './rows.ts'
import type { Look } from './tables.ts'

type Verdict = { revisions: number; statements: number; holes: number; faults: string[] }

type Deeds = Map<number, { added: Uint8Array[]; ended: string[]; gone: string[]; back: string[] }>
const batch = 5_000

export const verifyChain = async (look: Look): Promise<Verdict> => {
  const faults: string[] = []
  const deeds: Deeds = new Map()
  const deedOf = (number: number) => {
    const deed = deeds.get(number) ?? { added: [], ended: [], gone: [], back: [] }
    deeds.set(number, deed)
    return deed
  }
  let statements = 0
  let holes = 0
  const seen = (
    row: { id: string; leaf: Uint8Array; added: number; ended: number | null; gone: number | null },
    computed: Uint8Array | null,
    what: string,
  ) => {
    deedOf(row.added).added.push(row.leaf)
    if (row.ended !== null) deedOf(row.ended).ended.push(row.id)
    if (row.gone !== null) holes += 1
    if (computed && Buffer.compare(computed, row.leaf) !== 0)
      faults.push(`${what} ${row.id} is not what was published: its leaf does not fit`)
  }
  for (let after = ''; ; ) {
    const rows = await look.selectFrom('statement').selectAll().where('id', '>', after).orderBy('id').limit(batch).execute()
    for (const row of rows) seen(row, row.salt && statementLeaf(row.id, statementOf(row), row.salt), 'statement')
    statements += rows.length
    if (rows.length < batch) break
    after = rows.at(-1)?.id as string
  }
  for (let after = ''; ; ) {
    const rows = await look.selectFrom('evidence').selectAll().where('id', '>', after).orderBy('id').limit(batch).execute()
    for (const row of rows) seen(row, row.salt && evidenceLeaf(evidenceOf(row), row.salt), 'evidence')
    if (rows.length < batch) break
    after = rows.at(-1)?.id as string
  }
  for (const { revision, item, how } of await look.selectFrom('passing').selectAll().execute()) deedOf(revision)[how].push(item)
  const revisions = await look.selectFrom('revision').selectAll().orderBy('number').execute()
  let before: Revision | null = null
  for (const row of revisions) {
    const root = rootOf(deedOf(row.number))
    if (Buffer.compare(root, row.root) !== 0) faults.push(`revision ${row.number} does not hold what it published`)
    if (
      row.note !== null &&
      row.note_salt &&
      row.note_leaf &&
      Buffer.compare(noteLeaf(row.number, row.note, row.note_salt), row.note_leaf) !== 0
    )
      faults.push(`the note of revision ${row.number} was changed`)
    const expected = chain(before, row.day, row.act, row.root, row.note_leaf)
    if (row.number !== expected.number || Buffer.compare(expected.hash, row.hash) !== 0)
      faults.push(`revision ${row.number} does not follow from the one before it`)
    before = row
    deeds.delete(row.number)
  }
  for (const number of deeds.keys()) faults.push(`something claims revision ${number}, which does not exist`)
  return { revisions: revisions.length, statements, holes, faults }
}
