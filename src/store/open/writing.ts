// Writes a revision: its rows with their leaves, the chain, and what is derived from them; all in one transaction.

import type { Changeset, NewStatement } from '../../history/changeset.ts'
import { evidenceLeaf, type Leaf, noteLeaf, statementLeaf } from '../../history/leaves.ts'
import { type Act, chain, type Deed, type Revision, rootOf } from '../../history/revision.ts'
import { refuseGivenUp } from './addresses.ts'
import { inChunks } from './chunks.ts'
import { rowOf } from './rows.ts'
import { refreshStanding } from './standing.ts'
import type { Change, Look, StatementRow } from './tables.ts'

/** 16 random bytes. */
export type Chance = { salt: () => Uint8Array }
export type Heading = { day: string; act: Act; note: string | null }

const headOf = async (look: Look): Promise<Revision | null> =>
  (await look
    .selectFrom('revision')
    .select(['number', 'day', 'act', 'before', 'root', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

/** Adds the next revision to the chain. */
export const addRevision = async (tx: Change, heading: Heading, deed: Deed, chance: Chance): Promise<Revision> => {
  const before = await headOf(tx)
  const salt = heading.note === null ? null : chance.salt()
  const leaf = heading.note === null || !salt ? null : noteLeaf((before?.number ?? 0) + 1, heading.note, salt)
  const revision = chain(before, heading.day, heading.act, rootOf(deed), leaf)
  await tx
    .insertInto('revision')
    .values({ ...revision, note: heading.note, note_salt: salt, note_leaf: leaf })
    .execute()
  return revision
}

/** A row has one language: that of its value, where the value has one. Its leaf is of the row. */
const asKept = (statement: NewStatement): NewStatement => {
  const { value } = statement
  return { ...statement, lang: value.kind === 'text' || value.kind === 'prose' ? value.lang : statement.lang }
}

export const writeChangeset = async (tx: Change, change: Changeset, heading: Heading, chance: Chance): Promise<Revision> => {
  const statements = change.statements.map(asKept).map((statement, n) => {
    const salt = chance.salt()
    return { n, statement, salt, leaf: statementLeaf(statement.id, statement, salt) }
  })
  const evidence = change.evidence.map((row, n) => {
    const salt = chance.salt()
    return { n, row, salt, leaf: evidenceLeaf(row, salt) }
  })
  const added: Leaf[] = [...statements, ...evidence].map(({ leaf }) => leaf)
  const touched = await subjectsOf(tx, change)
  const revision = await addRevision(tx, heading, { added, ended: [...change.end, ...change.endEvidence], gone: [], back: [] }, chance)
  const { number } = revision
  await inChunks(change.records, (some) =>
    tx
      .insertInto('record')
      .values(some.map((record) => ({ ...record, added: number })))
      .execute(),
  )
  await refuseGivenUp(tx, change.addresses)
  await inChunks(change.addresses, (some) =>
    tx
      .insertInto('address')
      .values(some.map(({ kind, slug, record, isCurrent }) => ({ kind, slug, record, is_current: isCurrent ? 1 : 0, since: number })))
      .onConflict((conflict) => conflict.columns(['kind', 'slug']).doUpdateSet((row) => ({ is_current: row.ref('excluded.is_current') })))
      .execute(),
  )
  await inChunks(statements, (some) =>
    tx
      .insertInto('statement')
      .values(
        some.map(({ statement, salt, leaf, n }) => ({ ...blankRow, ...rowOf(statement), id: statement.id, leaf, salt, n, added: number })),
      )
      .execute(),
  )
  await inChunks(evidence, (some) =>
    tx
      .insertInto('evidence')
      .values(some.map(({ row, salt, leaf, n }) => ({ ...row, leaf, salt, n, added: number, ended: null, gone: null, gone_as: null })))
      .execute(),
  )
  await inChunks(change.end, (some) =>
    tx.updateTable('statement').set({ ended: number }).where('id', 'in', some).where('ended', 'is', null).execute(),
  )
  await inChunks(change.endEvidence, (some) =>
    tx.updateTable('evidence').set({ ended: number }).where('id', 'in', some).where('ended', 'is', null).execute(),
  )
  await refreshStanding(tx, touched)
  return revision
}

const blankRow = { ended: null, gone: null, gone_as: null } satisfies Partial<StatementRow>

const subjectsOf = async (tx: Change, change: Changeset): Promise<string[]> => {
  const subjects = new Set([
    ...change.records.map(({ id }) => id),
    ...change.statements.map(({ subject }) => subject),
    ...change.addresses.map(({ record }) => record),
  ])
  await inChunks(change.end, async (some) => {
    for (const { subject } of await tx.selectFrom('statement').select('subject').distinct().where('id', 'in', some).execute())
      if (subject) subjects.add(subject)
  })
  return [...subjects]
}
