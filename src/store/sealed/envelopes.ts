// What is withheld leaves the public half whole, into an envelope that lies under its telling or record, sealed to those who may bring it back.
import { openWords, sealWords } from '../../sealing/letters.ts'
import { plainRow, richRow } from '../open/carrying.ts'
import { inChunks } from '../open/chunks.ts'
import { bringBack, type Departed, takeAway } from '../open/holes.ts'
import type { Some } from '../open/resting.ts'
import type { AddressRow, EvidenceRow, StatementRow } from '../open/tables.ts'
import type { Chance, Heading } from '../open/writing.ts'
import { withdrawnAmong } from './ledger.ts'
import { dropPart, putPart, wholePart, withheldMark } from './parts.ts'
import type { SealedChange, SealedLook } from './tables.ts'

type Words = Record<keyof Departed, Record<string, unknown>[]>

const ofRevision = (revision: number) => withheldMark + String(revision).padStart(10, '0')
/**
 * One for each time something of the item was withheld, by the revision that did it; what rests on tellings alone lies in one of its own,
 * named by the public ids of those sources, so that their tellers can take it back from wherever it lies.
 */
const partOf = (revision: number, sources: string) => ofRevision(revision) + (sources === '' ? '' : ` ${sources}`)
const sourcesIn = (part: string) => part.slice(ofRevision(0).length).split(' ').filter(Boolean)

/** The parts they lie in, the latest first. */
export const envelopesOf = async (look: SealedLook, item: string): Promise<string[]> => {
  const rows = await look
    .selectFrom('sealed_part')
    .select('part')
    .distinct()
    .where('item', '=', item)
    .where('part', 'like', `${withheldMark}%`)
    .orderBy('part', 'desc')
    .execute()
  return rows.map(({ part }) => part)
}

/** Takes rows away into the item's next envelope; the number of statements that went. `recipients` are those who may bring them back: one at least. */
export const putAway = async (
  tx: SealedChange,
  item: string,
  what: Some,
  recipients: readonly string[],
  heading: Omit<Heading, 'act'>,
  chance: Chance,
): Promise<number> => {
  const { revision, ...departed } = await takeAway(tx, what, 'withheld', { ...heading, act: 'withhold' }, chance)
  if (!revision) return 0
  for (const [sources, some] of await byTelling(tx, departed)) {
    const words: Words = {
      statements: some.statements.map(plainRow),
      evidence: some.evidence.map(plainRow),
      addresses: some.addresses.map(plainRow),
    }
    await putPart(tx, item, partOf(revision.number, sources), await sealWords(words, recipients))
  }
  return departed.statements.length
}

/** The rows by the contributed sources that they rest on alone, in order; under '' what also stands without any. */
const byTelling = async (tx: SealedChange, { statements, evidence, addresses }: Departed): Promise<Map<string, Departed>> => {
  const told = new Set<string>()
  for (const { source } of await tx.selectFrom('sealed_telling').select('source').where('source', 'is not', null).execute())
    told.add(source as string)
  const cited = new Map<string, EvidenceRow[]>()
  for (const row of evidence) cited.set(row.statement, [...(cited.get(row.statement) ?? []), row])
  const owner = new Map<string, string>()
  for (const { id, subject } of statements) {
    const all = cited.get(id) ?? []
    const now = all.filter(({ ended }) => ended === null)
    const sources = told.has(subject ?? '') ? [subject as string] : (now.length > 0 ? now : all).map(({ source }) => source ?? '')
    if (sources.length > 0 && sources.every((source) => told.has(source))) owner.set(id, [...new Set(sources)].sort().join(' '))
  }
  for (let before = -1; before !== owner.size; ) {
    before = owner.size
    for (const { id, about, anchor } of statements) {
      const of = owner.get(about ?? '') ?? owner.get(anchor ?? '')
      if (of !== undefined && !owner.has(id)) owner.set(id, of)
    }
  }
  const parted = new Map<string, Departed>()
  const partFor = (sources: string) => {
    const part = parted.get(sources) ?? { statements: [], evidence: [], addresses: [] }
    parted.set(sources, part)
    return part
  }
  for (const row of statements) partFor(owner.get(row.id) ?? '').statements.push(row)
  for (const row of evidence)
    partFor(told.has(row.source ?? '') ? (row.source as string) : (owner.get(row.statement) ?? '')).evidence.push(row)
  for (const row of addresses) partFor(told.has(row.record ?? '') ? (row.record as string) : '').addresses.push(row)
  return parted
}

/** Of a source that was withdrawn nothing is left in any envelope, whoever withheld it; what several told goes with the last of them. */
export const dropWithheldOf = async (tx: SealedChange, source: string): Promise<void> => {
  const named = tx.selectFrom('sealed_part').select(['item', 'part']).distinct().where('part', 'like', `${withheldMark}% ${source}%`)
  for (const { item, part } of await named.execute()) {
    const sources = sourcesIn(part)
    const withdrawn = await withdrawnAmong(tx, sources)
    if (sources.every((one) => one === source || withdrawn.has(one))) await dropPart(tx, item, part)
  }
}

/** Tellings, records and statements of which something is withheld. */
export const itemsWithEnvelopes = async (look: SealedLook): Promise<string[]> =>
  (await look.selectFrom('sealed_part').select('item').distinct().where('part', 'like', `${withheldMark}%`).execute()).map(
    ({ item }) => item,
  )

/** Whether something of one of these is withheld. */
export const anyWithheld = async (look: SealedLook, items: readonly string[]): Promise<boolean> => {
  let any = false
  await inChunks([...new Set(items)], async (some) => {
    const parts = look.selectFrom('sealed_part').select('item').where('item', 'in', some).where('part', 'like', `${withheldMark}%`)
    any ||= (await parts.executeTakeFirst()) !== undefined
  })
  return any
}

export type Opened = { part: string; departed: Departed }

/** All that is withheld under an item, the latest first. Throws SealBroken with a key of nobody it is sealed to. */
export const openEnvelopes = async (look: SealedLook, item: string, identity: string): Promise<Opened[]> => {
  const opened: Opened[] = []
  for (const part of await envelopesOf(look, item)) {
    const words = await openWords<Words>((await wholePart(look, item, part)) as Uint8Array, identity)
    const rows = <Row>(some: Record<string, unknown>[]) => some.map(richRow) as Row[]
    const departed = { statements: rows<StatementRow>(words.statements), evidence: rows<EvidenceRow>(words.evidence) }
    opened.push({ part, departed: { ...departed, addresses: rows<AddressRow>(words.addresses) } })
  }
  return opened
}

/** Puts back what lay in an item's envelopes; how many statements came back. */
export const putBack = async (
  tx: SealedChange,
  item: string,
  envelopes: readonly Opened[],
  heading: Omit<Heading, 'act'>,
  chance: Chance,
): Promise<number> => {
  const all = envelopes.map(({ departed }) => departed)
  const standing = await withoutWithdrawn(tx, item, {
    statements: all.flatMap(({ statements }) => statements),
    evidence: all.flatMap(({ evidence }) => evidence),
    addresses: all.flatMap(({ addresses }) => addresses),
  })
  if (standing.statements.length || standing.evidence.length) await bringBack(tx, standing, { ...heading, act: 'return' }, chance)
  for (const { part } of envelopes) await dropPart(tx, item, part)
  return standing.statements.length
}

/** None of this will ever come back, and its holes say so. The envelopes go with their item. */
export const giveUp = async (tx: SealedChange, envelopes: readonly Opened[]): Promise<void> => {
  for (const { departed } of envelopes)
    for (const [table, some] of [
      ['statement', departed.statements],
      ['evidence', departed.evidence],
    ] as const)
      await inChunks(
        some.map(({ id }) => id),
        (ids) => tx.updateTable(table).set({ gone_as: 'erased' }).where('id', 'in', ids).where('gone', 'is not', null).execute(),
      )
}

/** Which of these statements will never be there again: erased, or in no envelope any more. */
const goneForGood = async (tx: SealedChange, item: string, statements: readonly (string | null)[]): Promise<ReadonlySet<string | null>> => {
  const gone = new Set<string | null>()
  await inChunks([...new Set(statements)], async (some) => {
    const holes = tx.selectFrom('statement').select(['id', 'gone', 'gone_as']).where('id', 'in', some).where('gone', 'is not', null)
    for (const { id, gone: revision, gone_as } of await holes.execute()) {
      const elsewhere = tx
        .selectFrom('sealed_part')
        .select('item')
        .where('part', 'like', `${ofRevision(revision as number)}%`)
      if (gone_as === 'erased' || !(await elsewhere.where('item', '!=', item).executeTakeFirst())) gone.add(id)
    }
  })
  return gone
}

/** What lost its ground while this lay in its envelope stays away: what a source said that was withdrawn since, and evidence of statements erased since. */
const withoutWithdrawn = async (tx: SealedChange, item: string, departed: Departed): Promise<Departed> => {
  const cited = departed.evidence.flatMap(({ source }) => source ?? [])
  const own = departed.statements.flatMap(({ subject }) => subject ?? [])
  const withdrawn = await withdrawnAmong(tx, [...cited, ...own])
  const here = new Set<string | null>(departed.statements.map(({ id }) => id))
  const meant = [
    ...departed.statements.flatMap(({ about, anchor }) => [about, anchor]),
    ...departed.evidence.map(({ statement }) => statement),
  ].filter((id) => id !== null && !here.has(id))
  const gone = await goneForGood(tx, item, meant)
  const evidence = departed.evidence.filter(({ source, statement }) => !withdrawn.has(source as string) && !gone.has(statement))
  const supported = new Set(evidence.map(({ statement }) => statement))
  await inChunks(departed.statements, async (some) => {
    const ids = some.map(({ id }) => id)
    const rows = await tx.selectFrom('evidence').select('statement').where('statement', 'in', ids).where('gone', 'is', null).execute()
    for (const { statement } of rows) supported.add(statement)
  })
  const lost = new Set(
    departed.statements.flatMap(({ id, subject }) => (withdrawn.has(subject as string) || !supported.has(id) ? [id] : [])),
  )
  for (let before = -1; before !== lost.size; ) {
    before = lost.size
    for (const { id, about, anchor } of departed.statements)
      if ([about, anchor].some((meant) => gone.has(meant) || lost.has(meant as string))) lost.add(id)
  }
  return {
    statements: departed.statements.filter(({ id }) => !lost.has(id)),
    evidence: evidence.filter(({ statement }) => !lost.has(statement)),
    addresses: departed.addresses.filter(({ record }) => !withdrawn.has(record as string)),
  }
}
