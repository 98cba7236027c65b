// Plainly invented records and statements for tests, and a store to put them in.
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publish } from '../src/actions/publish.ts'
import type { WithIds } from '../src/actions/publish-collection.ts'
import type { Keeping } from '../src/actions/settle-ledger.ts'
import { type Day, dayFromIso } from '../src/dates/days.ts'
import { readEdtf } from '../src/dates/edtf.ts'
import type { Changeset, NewStatement } from '../src/history/changeset.ts'
import { evidenceLetter, idFrom, type Kind, letterOf, statementLetter } from '../src/history/record.ts'
import type { Saying, Value } from '../src/history/statement.ts'
import { openLedger } from '../src/store/ledger-file.ts'
import { bringBack, type Departed, takeAway } from '../src/store/open/holes.ts'
import { openStore, type Store } from '../src/store/store.ts'
import type { Engine } from './databases.ts'

export const root = join(import.meta.dirname, '..')
export const chance: WithIds = { salt: () => randomBytes(16), id: (letter) => idFrom(letter, randomBytes(17)) }

export const openAt = (at: string, pages?: number): Promise<Store> =>
  openStore(at.startsWith('postgres') ? { url: at } : { path: at, ...(pages ? { pages } : {}) }, join(root, 'migrations'))

/** An empty history on one engine; closing it drops the database. */
export const freshStore = async (engine: Engine): Promise<{ store: Store; at: string; close: () => Promise<void> }> => {
  const { at, drop } = await engine.fresh()
  const store = await openAt(at)
  return { store, at, close: () => store.close().then(drop) }
}

export const text = (words: string, lang = 'en'): Value => ({ kind: 'text', text: words, lang })
export const date = (told: string, edtf: string): Value => {
  const read = readEdtf(edtf)
  if (read.is !== 'read') throw new Error(`${edtf} is no date`)
  return { kind: 'when', when: { told, lang: 'en', edtf, span: read.span } }
}

/** A record with a name and an address; `say` adds to it. Every statement rests on the source given. */
export const invent = (kind: Kind, slug: string, name: string, source?: string) => {
  const id = chance.id(letterOf(kind))
  const statements: NewStatement[] = []
  const say = (property: string, value: Value, more: Partial<Saying> = {}): string => {
    const statement = {
      subject: id,
      property,
      about: null,
      value,
      when: null,
      note: null,
      lang: 'en',
      madeBy: null,
      anchor: null,
      ...more,
      id: chance.id(statementLetter),
    }
    statements.push(statement)
    return statement.id
  }
  const named = say('name', text(name))
  const change = (): Changeset => ({
    records: [{ id, kind }],
    addresses: [{ kind, slug, record: id, isCurrent: true }],
    statements,
    evidence: statements.map((statement) => ({
      id: chance.id(evidenceLetter),
      statement: statement.id,
      source: source ?? id,
      place: 'p. 1',
      quotation: null,
      lang: null,
    })),
    end: [],
    endEvidence: [],
  })
  return { id, named, say, change }
}
export type Invented = ReturnType<typeof invent>

export const together = (...changes: readonly Changeset[]): Changeset => ({
  records: changes.flatMap((change) => change.records),
  addresses: changes.flatMap((change) => change.addresses),
  statements: changes.flatMap((change) => change.statements),
  evidence: changes.flatMap((change) => change.evidence),
  end: changes.flatMap((change) => change.end),
  endEvidence: changes.flatMap((change) => change.endEvidence),
})

export const publishAll = (store: Store, ...changes: readonly Changeset[]) =>
  publish(store, { day: '2026-01-05', act: 'publish', note: null }, chance, async () => together(...changes))

/** One more statement about a record that already stands. */
export const saying = (subject: string, property: string, value: Value, source: string, more: Partial<Saying> = {}): Changeset => {
  const id = chance.id(statementLetter)
  return together({
    records: [],
    addresses: [],
    statements: [{ subject, property, about: null, value, when: null, note: null, lang: 'en', madeBy: null, anchor: null, ...more, id }],
    evidence: [{ id: chance.id(evidenceLetter), statement: id, source, place: 'p. 2', quotation: null, lang: null }],
    end: [],
    endEvidence: [],
  })
}
export const ending = (...end: readonly string[]): Changeset => ({
  records: [],
  addresses: [],
  statements: [],
  evidence: [],
  end,
  endEvidence: [],
})

const later = { day: '2026-01-06', note: null }

/** Statements leave the public half as whoever withholds them makes them leave; what would go into the envelope. */
export const takenAway = async (store: Store, statements: readonly string[]): Promise<Departed> => {
  const { revision, ...departed } = await store.change((tx) =>
    takeAway(tx, { statements, evidence: [] }, 'withheld', { ...later, act: 'withhold' }, chance),
  )
  await store.scrub()
  return departed
}
/** And come back from there. */
export const givenBack = (store: Store, departed: Departed) =>
  store.change((tx) => bringBack(tx, departed, { ...later, act: 'return' }, chance))

const kept = new WeakMap<Store, Keeping>()

/** A ledger in a folder of its own for each store, on an invented day; `recipients` as somebody's list would name them. */
export const keepingFor = (store: Store, recipients?: readonly string[]): Keeping => {
  const found = kept.get(store)
  const path = found?.ledger.path ?? join(mkdtempSync(join(tmpdir(), 'ct-ledger-')), 'ledger')
  const keeping = {
    ledger: openLedger(path),
    recipients: recipients ?? found?.recipients ?? [],
    today: dayFromIso('2026-01-07') as Day,
    chance,
  }
  kept.set(store, keeping)
  return keeping
}
