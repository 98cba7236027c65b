// A release's collection laid beside what stands here: what it adds, changes and ends, and what was touched here and is only offered.
import { markOf } from '../history/address-mark.ts'
import type { Changeset, NewAddress, NewEvidence, NewStatement } from '../history/changeset.ts'
import { sameSaying } from '../history/leaves.ts'
import { evidenceLetter, type IdLetter, statementLetter } from '../history/record.ts'
import type { Citing, Evidence, Saying, Statement, StatementId } from '../history/statement.ts'
import type { Collection, CollectionEntry } from './collection.ts'
import type { Fault } from './collection-file.ts'

/** What stands here of what this collection once brought. */
type Here = {
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
  /** Every difference that the changeset would make, by key; what ends has no place in the files any more. */
  differences: readonly { is: Difference; key: string; path: string | null; line: number | null }[]
  counts: Record<Difference, number>
  /** Addresses that belong to another record here; while there are any, nothing is published. */
  faults: readonly Fault[]
}

type Difference = 'added' | 'changed' | 'ended'

type Growing = { [K in keyof Changeset]: Changeset[K][number][] }

export const offerOf = (collection: Collection, here: Here, ids: (letter: IdLetter) => string): Offer => {
  const change: Growing = { records: [], addresses: [], statements: [], evidence: [], end: [], endEvidence: [] }
  const apply: { key: string; statement: StatementId }[] = []
  const listed: Offer['listed'][number][] = []
  const differences: Offer['differences'][number][] = []
  const standsAs = new Map<string, StatementId>()
  for (const record of collection.records) if (!here.records.has(record.id)) change.records.push({ id: record.id, kind: record.kind })
  const away = withoutAddress(collection, here)
  const { addresses, faults } = addressesOf(collection, here, away)
  change.addresses.push(...addresses)
  const citable = ({ evidence }: CollectionEntry) => evidence.filter((citing) => !away.has(citing.source))
  const add = (entry: CollectionEntry, said: Saying) => {
    const statement: NewStatement = { ...said, id: ids(statementLetter) }
    change.statements.push(statement)
    change.evidence.push(...citable(entry).map((citing): NewEvidence => ({ ...citing, id: ids(evidenceLetter), statement: statement.id })))
    apply.push({ key: entry.key, statement: statement.id })
    standsAs.set(entry.key, statement.id)
  }
  for (const entry of judgedFirst(collection.entries)) {
    const about = entry.aboutKey === null ? null : standsAs.get(entry.aboutKey)
    if (about === undefined) continue // what it judges does not stand here any more
    if (away.has(entry.said.subject)) continue // the whole record was erased or withheld here
    const said = { ...entry.said, about }
    const base = here.applied.get(entry.key)
    if (base === undefined && citable(entry).length === 0) continue // what it rests on was erased or withheld here
    if (base === undefined) {
      differences.push(differing('added', entry))
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
      if (moved) differences.push(differing('changed', entry))
      continue
    }
    if (citable(entry).length === 0) continue // its new words would rest on nothing that stands here
    differences.push(differing('changed', entry))
    change.end.push(base)
    add(entry, said)
  }
  const forget = forgotten(collection, here, change)
  differences.push(...forget.map((key) => ({ is: 'ended' as const, key, path: null, line: null })))
  const countOf = (what: Difference) => differences.filter(({ is }) => is === what).length
  const counts = { added: countOf('added'), changed: countOf('changed'), ended: countOf('ended') }
  return { change, apply, forget, listed, differences, counts, faults }
}

const differing = (is: Difference, { key, path, line }: CollectionEntry) => ({ is, key, path, line })

/** Statements before the judgements about them, whatever their order in the files. */
const judgedFirst = (entries: readonly CollectionEntry[]): CollectionEntry[] => {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  const depth = (entry: CollectionEntry, seen = 0): number =>
    entry.aboutKey === null || seen > 8 ? seen : depth(byKey.get(entry.aboutKey) ?? { ...entry, aboutKey: null }, seen + 1)
  return [...entries].sort((a, b) => depth(a) - depth(b))
}

/** Records that are known here and have no address any more: nothing is left of them, and nothing comes back from a file. */
const withoutAddress = (collection: Collection, here: Here): ReadonlySet<string> => {
  const addressed = new Set([...here.addresses.values()].map(({ record }) => record))
  return new Set(collection.records.flatMap(({ id }) => (here.records.has(id) && !addressed.has(id) ? [id] : [])))
}

/** The address in the files is the current one, and every other of the record leads to it, also where the files forget it. */
const addressesOf = (collection: Collection, here: Here, away: ReadonlySet<string>): { addresses: NewAddress[]; faults: Fault[] } => {
  const addresses: NewAddress[] = []
  const faults: Fault[] = []
  for (const { id, kind, slug: current, formerSlugs, path } of collection.records) {
    const given = (slug: string) => here.addresses.has(`${kind}/${markOf(kind, slug)}`)
    if (away.has(id) || (here.records.has(id) && given(current))) continue // its words went with the record's last name
    const former = [...here.addresses].flatMap(([at, { record, isCurrent }]) =>
      record === id && isCurrent ? [at.slice(kind.length + 1)] : [],
    )
    for (const slug of new Set([current, ...formerSlugs, ...former])) {
      const standing = here.addresses.get(`${kind}/${slug}`)
      const isCurrent = slug === current
      if (here.records.has(id) && given(slug)) continue
      if (given(slug) || (standing && standing.record !== id))
        faults.push({ path, line: 1, because: `the address “${slug}” is that of another record here, and stays so` })
      else if (standing?.isCurrent !== isCurrent) addresses.push({ kind, slug, record: id, isCurrent })
    }
  }
  return { addresses, faults }
}

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
