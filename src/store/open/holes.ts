// Rows that go: content, subject and salt leave, the leaf stays; and rows that come back exactly as they went.
import { evidenceLeaf, statementLeaf } from '../../history/leaves.ts'
import type { Revision } from '../../history/revision.ts'
import { giveUpAddresses, takeUpAddresses } from './addresses.ts'
import { inChunks } from './chunks.ts'
import { evidenceOf, statementOf } from './rows.ts'
import { refreshStanding } from './standing.ts'
import type { AddressRow, Change, EvidenceRow, StatementRow } from './tables.ts'
import { addRevision, type Chance, type Heading } from './writing.ts'

/** What left the public half, whole: for an envelope if it is withheld, for nobody if it is erased. */
export type Departed = { statements: StatementRow[]; evidence: EvidenceRow[]; addresses: AddressRow[] }

const statementHole = {
  salt: null,
  subject: null,
  property: null,
  about: null,
  value_kind: null,
  value_record: null,
  value_text: null,
  value_number: null,
  lang: null,
  made_by: null,
  note: null,
  told: null,
  told_lang: null,
  edtf: null,
  from_min: null,
  from_max: null,
  to_min: null,
  to_max: null,
  anchor: null,
  anchor_side: null,
} satisfies Partial<StatementRow>
const evidenceHole = { salt: null, source: null, place: null, quotation: null, lang: null } satisfies Partial<EvidenceRow>

/** The statements given, whatever is said about them or anchored to them, and all their evidence. */
const reach = async (tx: Change, ids: readonly string[]): Promise<Omit<Departed, 'addresses'>> => {
  const found = new Map<string, StatementRow>()
  let next = [...ids]
  while (next.length) {
    const asked = next
    next = []
    await inChunks(asked, async (some) => {
      const rows = await tx
        .selectFrom('statement')
        .selectAll()
        .where('gone', 'is', null)
        .where((is) => is.or([is('id', 'in', some), is('about', 'in', some), is('anchor', 'in', some)]))
        .execute()
      for (const row of rows) {
        if (found.has(row.id)) continue
        found.set(row.id, row)
        next.push(row.id)
      }
    })
  }
  const evidence: EvidenceRow[] = []
  await inChunks([...found.keys()], async (some) => {
    evidence.push(...(await tx.selectFrom('evidence').selectAll().where('statement', 'in', some).where('gone', 'is', null).execute()))
  })
  return { statements: [...found.values()], evidence }
}

/** Leaves holes where statements (and with them their judgements and evidence) or single evidence rows stood, and no address of a record that has lost its last name. */
export const takeAway = async (
  tx: Change,
  what: { statements: readonly string[]; evidence: readonly string[] },
  as: 'erased' | 'withheld',
  heading: Heading,
  chance: Chance,
): Promise<Departed & { revision: Revision | null }> => {
  const departed = await reach(tx, what.statements)
  await inChunks(
    what.evidence.filter((id) => !departed.evidence.some((row) => row.id === id)),
    async (some) => {
      departed.evidence.push(...(await tx.selectFrom('evidence').selectAll().where('id', 'in', some).where('gone', 'is', null).execute()))
    },
  )
  const gone = [...departed.statements, ...departed.evidence].map(({ id }) => id)
  if (gone.length === 0) return { ...departed, addresses: [], revision: null }
  const revision = await addRevision(tx, heading, { added: [], ended: [], gone, back: [] }, chance)
  const mark = { gone: revision.number, gone_as: as }
  await inChunks(
    departed.statements.map(({ id }) => id),
    async (some) => {
      await tx.deleteFrom('mention').where('statement', 'in', some).execute()
      await tx
        .updateTable('statement')
        .set({ ...statementHole, ...mark })
        .where('id', 'in', some)
        .execute()
    },
  )
  await inChunks(
    departed.evidence.map(({ id }) => id),
    (some) =>
      tx
        .updateTable('evidence')
        .set({ ...evidenceHole, ...mark })
        .where('id', 'in', some)
        .execute(),
  )
  await inChunks(gone, (some) =>
    tx
      .insertInto('passing')
      .values(some.map((item) => ({ revision: revision.number, item, how: 'gone' as const })))
      .execute(),
  )
  const subjects = subjectsOf(departed.statements)
  const addresses = await giveUpAddresses(tx, departed.statements, revision.number)
  await refreshStanding(tx, subjects)
  return { ...departed, addresses, revision }
}

const subjectsOf = (statements: readonly StatementRow[]) => [...new Set(statements.flatMap(({ subject }) => subject ?? []))]

/** Puts withheld rows back; each must be exactly the row whose leaf stayed behind. */
export const bringBack = async (tx: Change, departed: Departed, heading: Heading, chance: Chance): Promise<Revision> => {
  const back = [...departed.statements, ...departed.evidence].map(({ id }) => id)
  const revision = await addRevision(tx, heading, { added: [], ended: [], gone: [], back }, chance)
  for (const row of departed.statements) {
    sameLeaf(row.leaf, statementLeaf(row.id, statementOf(row), row.salt as Uint8Array), row.id)
    await put(
      await tx
        .updateTable('statement')
        .set({ ...row, gone: null, gone_as: null })
        .where('id', '=', row.id)
        .where('gone_as', '=', 'withheld')
        .executeTakeFirst(),
      row.id,
    )
  }
  for (const row of departed.evidence) {
    sameLeaf(row.leaf, evidenceLeaf(evidenceOf(row), row.salt as Uint8Array), row.id)
    await put(
      await tx
        .updateTable('evidence')
        .set({ ...row, gone: null, gone_as: null })
        .where('id', '=', row.id)
        .where('gone_as', '=', 'withheld')
        .executeTakeFirst(),
      row.id,
    )
  }
  await inChunks(back, (some) =>
    tx
      .insertInto('passing')
      .values(some.map((item) => ({ revision: revision.number, item, how: 'back' as const })))
      .execute(),
  )
  const subjects = subjectsOf(departed.statements)
  await takeUpAddresses(tx, departed.addresses, subjects, revision.number)
  await refreshStanding(tx, subjects)
  return revision
}

const sameLeaf = (kept: Uint8Array, computed: Uint8Array, id: string) => {
  if (Buffer.compare(kept, computed) !== 0) throw new Error(`what came back for ${id} is not what was withheld`)
}
const put = async (result: { numUpdatedRows: bigint }, id: string) => {
  if (result.numUpdatedRows !== 1n) throw new Error(`${id} is not withheld here`)
}
