// A release's collection laid beside what stands here: what it adds, changes and ends, and what was touched here and is only offered.
import type { Changeset, NewAddress, NewEvidence, NewStatement } from '../history/changeset.ts'
import { sameSaying } from '../history/leaves.ts'
import { evidenceLetter, type IdLetter, statementLetter } from '../history/record.ts'
import type { Citing, Evidence, Saying, Statement, StatementId } from '../history/statement.ts'
import type { Collection, CollectionEntry } from './collection.ts'

/** What stands here of what this collection once brought. */
export type Here = {
  /** Key → the statement last applied for it. */
  applied: ReadonlyMap<string, StatementId>
  /** Null content: erased or withheld here. */
  statements: ReadonlyMap<StatementId, Statement | null>
  /** `brought`: by a collection, not by an editor here. */
  evidence: ReadonlyMap<StatementId, readonly (Evidence & { brought: boolean })[]>
  /** Statements of whose evidence some was ended or taken away here: the files no longer decide what they rest on. */
  touched: ReadonlySet<StatementId>
  records: ReadonlySet<string>
  /** `kind/slug` → whose it is, and whether it is the current one. */
  addresses: ReadonlyMap<string, { record: string | null; isCurrent: boolean }>
}

export type Offer = {
  change: Changeset
  apply: readonly { key: string; statement: StatementId }[]
  forget: readonly string[]
  /** Entries whose statement was ended or changed here and now differs in the files too: an editor decides. */
  listed: readonly { key: string; path: string; line: number; here: Saying; offered: Saying }[]
  counts: { added: number; changed: number; ended: number }
}

type Growing = { [K in keyof Changeset]: Changeset[K][number][] }

export const offerOf = (collection: Collection, here: Here, ids: (letter: IdLetter) => string): Offer => {
  const change: Growing = { records: [], addresses: [], statements: [], evidence: [], end: [], endEvidence: [] }
  const apply: { key: string; statement: StatementId }[] = []
  const listed: Offer['listed'][number][] = []
  const counts = { added: 0, changed: 0, ended: 0 }
  const standsAs = new Map<string, StatementId>()
  for (const record of collection.records) if (!here.records.has(record.id)) change.records.push({ id: record.id, kind: record.kind })
  change.addresses.push(...addressesOf(collection, here))
  const add = (entry: CollectionEntry, said: Saying) => {
    const statement: NewStatement = { ...said, id: ids(statementLetter) }
    change.statements.push(statement)
    change.evidence.push(...entry.evidence.map((citing): NewEvidence => ({ ...citing, id: ids(evidenceLetter), statement: statement.id })))
    apply.push({ key: entry.key, statement: statement.id })
    standsAs.set(entry.key, statement.id)
  }
  for (const entry of judgedFirst(collection.entries)) {
    const about = entry.aboutKey === null ? null : standsAs.get(entry.aboutKey)
    if (about === undefined) continue // what it judges does not stand here any more
    const said = { ...entry.said, about }
    const base = here.applied.get(entry.key)
    if (base === undefined) {
      counts.added += 1
      add(entry, said)
      continue
    }
    const was = here.statements.get(base)
    if (!was) continue // erased or withheld here: it never comes back from a file
    if (was.ended !== null) {
      if (!sameSaying(was, said)) listed.push({ key: entry.key, path: entry.path, line: entry.line, here: was, offered: said })
      continue
    }
    if (sameSaying(was, said)) {
      standsAs.set(entry.key, base)
      const moved = !here.touched.has(base) && moveEvidence(change, base, here.evidence.get(base) ?? [], entry.evidence, ids)
      if (moved) counts.changed += 1
      continue
    }
    counts.changed += 1
    change.end.push(base)
    add(entry, said)
  }
  const forget = forgotten(collection, here, change)
  counts.ended = forget.length
  return { change, apply, forget, listed, counts }
}

/** Statements before the judgements about them, whatever their order in the files. */
const judgedFirst = (entries: readonly CollectionEntry[]): CollectionEntry[] => {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  const depth = (entry: CollectionEntry, seen = 0): number =>
    entry.aboutKey === null || seen > 8 ? seen : depth(byKey.get(entry.aboutKey) ?? { ...entry, aboutKey: null }, seen + 1)
  return [...entries].sort((a, b) => depth(a) - depth(b))
}

/** The address in the files is the current one, and every other of the record leads to it, also where the files forget it. */
const addressesOf = (collection: Collection, here: Here): NewAddress[] =>
  collection.records.flatMap((record) => {
    const former = [...here.addresses].flatMap(([path, address]) =>
      address.record === record.id && address.isCurrent ? [path.slice(record.kind.length + 1)] : [],
    )
    return [...new Set([record.slug, ...record.formerSlugs, ...former])].flatMap((slug) => {
      const standing = here.addresses.get(`${record.kind}/${slug}`)
      if (standing && standing.record !== record.id)
        throw new Error(`the address ${record.kind}/${slug} is that of another record, and stays so`)
      const isCurrent = slug === record.slug
      return standing?.isCurrent === isCurrent ? [] : [{ kind: record.kind, slug, record: record.id, isCurrent }]
    })
  })

const sameCiting = (a: Citing, b: Citing) =>
  a.source === b.source && a.place === b.place && a.quotation === b.quotation && a.lang === b.lang

const moveEvidence = (
  change: Growing,
  statement: StatementId,
  here: readonly (Evidence & { brought: boolean })[],
  offered: readonly Citing[],
  ids: (letter: IdLetter) => string,
): boolean => {
  const fresh = offered.filter((citing) => !here.some((evidence) => sameCiting(evidence, citing)))
  const stale = here.filter(
    (evidence) => evidence.brought && evidence.ended === null && !offered.some((citing) => sameCiting(evidence, citing)),
  )
  change.evidence.push(...fresh.map((citing) => ({ ...citing, id: ids(evidenceLetter), statement })))
  change.endEvidence.push(...stale.map(({ id }) => id))
  return fresh.length + stale.length > 0
}

/** Keys that the release no longer has: what still stands of them ends. */
const forgotten = (collection: Collection, here: Here, change: Growing): string[] => {
  const kept = new Set(collection.entries.map(({ key }) => key))
  const dropped = [...here.applied].filter(([key, id]) => !kept.has(key) && here.statements.get(id)?.ended === null)
  change.end.push(...dropped.map(([, id]) => id))
  return dropped.map(([key]) => key)
}
