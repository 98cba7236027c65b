// A plainly invented history of any size, the same for the same seed: ids, salts, words and so the chain of revisions.
import { sql } from 'kysely'
import { type Changeset, nothing } from '../src/history/changeset.ts'
import { evidenceLetter, type Kind, letterOf, type RecordId, shelves, statementLetter } from '../src/history/record.ts'
import type { StatementId } from '../src/history/statement.ts'
import { type Heading, writeChangeset } from '../src/store/open/writing.ts'
import type { Store } from '../src/store/store.ts'
import { chanceFrom, type Dice, diceFrom } from './dice.ts'
import { type Said, type Standing, saidOf, saidOfWay } from './invented-records.ts'
import { type InventedKind, inventedName, sentence } from './invented-words.ts'

/** `statements` counts those that were later ended, too. */
export type Size = { statements: number; seed: number }
export type InventedRevision = { heading: Heading; change: Changeset }

type Growing = { -readonly [List in keyof Changeset]: Changeset[List][number][] }
type Endable = { id: StatementId; subject: RecordId; property: string }

const inTwenty: readonly InventedKind[] =
  'source place group idea group event group work group event group person group work group event group work group event'.split(
    ' ',
  ) as InventedKind[]
const perRecord = 10
const mostRevisions = 500
const endable = new Set(['did', 'told', 'in-general'])

const text = (words: string): Said['value'] => ({ kind: 'text', text: words, lang: 'en' })

/** Says things of records, and gives every statement its evidence: one row, or two for three in ten. */
const scribe = (dice: Dice) => {
  const { id } = chanceFrom(dice)
  const standing: Standing = { group: [], event: [], work: [], place: [], idea: [], person: [], source: [], ways: [], functions: [] }
  const mayEnd: Endable[] = []
  let change: Growing = structuredClone(nothing) as Growing
  const cite = (statement: StatementId) => {
    const { source: sources } = standing
    const source = dice.falls(25) ? (sources[0] as RecordId) : dice.oneOf(sources)
    const quotation = dice.falls(50) ? sentence(dice, 4, 12) : null
    change.evidence.push({
      id: id(evidenceLetter),
      statement,
      source,
      place: `p. ${dice.between(1, 400)}`,
      quotation,
      lang: quotation && 'en',
    })
  }
  const state = (subject: RecordId, { property, value, when }: Said) => {
    const said = {
      subject,
      property,
      about: null,
      value,
      when,
      note: null,
      lang: 'en',
      madeBy: null,
      anchor: null,
      id: id(statementLetter),
    }
    change.statements.push(said)
    cite(said.id)
    if (dice.falls(30)) cite(said.id)
    if (endable.has(property)) mayEnd.push({ id: said.id, subject, property })
  }
  return {
    standing,
    invent: (kind: Kind & InventedKind, slug: string, said: () => Said[], name: string): RecordId => {
      const record = id(letterOf(kind))
      const statements = said() // before it stands, so that it cannot point at itself
      standing[kind].push(record)
      change.records.push({ id: record, kind })
      change.addresses.push({ kind, slug, record, isCurrent: true })
      for (const one of [{ property: 'name', value: text(name), when: null }, ...statements]) state(record, one)
      return record
    },
    /** Ends something said earlier and says it in other words. */
    correct: () => {
      const [old] = mayEnd.splice(dice.below(mayEnd.length), 1)
      if (!old) return
      change.end.push(old.id)
      state(old.subject, { property: old.property, value: text(sentence(dice)), when: null })
    },
    said: () => change.statements.length,
    /** What was said since the last take, cut to `most` statements. */
    take: (most: number): Changeset => {
      const statements = change.statements.slice(0, most)
      const kept = new Set(statements.map((one) => one.id))
      const taken = { ...change, statements, evidence: change.evidence.filter(({ statement }) => kept.has(statement)) }
      change = structuredClone(nothing) as Growing
      return taken
    },
  }
}

export function* inventedRevisions({ statements, seed }: Size): Generator<InventedRevision> {
  const dice = diceFrom(seed)
  const { standing, invent, correct, said, take } = scribe(dice)
  const revisions = Math.min(Math.ceil(statements / perRecord), mostRevisions)
  let invented = 0
  const next = () => {
    const kind = inTwenty[invented % inTwenty.length] as InventedKind
    const n = ++invented
    const record = invent(kind, `${kind}-${n}`, () => saidOf[kind](dice, standing), inventedName[kind](dice, n))
    if (kind === 'idea') standing.functions.push(record)
  }
  const begin = () => {
    next()
    for (let chapter = 1; chapter <= 7; chapter++)
      standing.ways.push(invent('idea', `way-${chapter}`, () => saidOfWay(dice, chapter), `Way ${chapter} of Nowhere`))
  }
  for (let number = 1, told = 0; told < statements; number++) {
    const wanted = Math.ceil((statements * number) / revisions)
    if (number === 1) begin()
    else if (number % 2 === 0) correct()
    while (told + said() < wanted) next()
    const change = take(statements - told)
    told += change.statements.length
    yield { heading: { day: dayOf(number), act: 'publish', note: number % 3 ? null : sentence(dice, 3, 8) }, change }
  }
}

const dayOf = (number: number) => new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10)

/** Writes all of it into an empty history and gives the last revision's hash; one transaction, or 500 commits would each wait for the disk. */
export const inventHistory = (store: Store, size: Size): Promise<string> =>
  store.change(async (tx) => {
    if (store.engine === 'SQLite') await sql`pragma cache_size = -400000`.execute(tx) // ids are random: with little room every page is written many times
    const chance = chanceFrom(diceFrom(size.seed + 1))
    let hash: Uint8Array = new Uint8Array()
    for (const { heading, change } of inventedRevisions(size)) hash = (await writeChangeset(tx, change, heading, chance)).hash
    return Buffer.from(hash).toString('hex')
  })

/** Addresses of all records, without language: `groups/group-3`, a way of organising under `chapters`. */
export const inventedPaths = (size: Size): string[] =>
  [...inventedRevisions(size)].flatMap(({ change }) =>
    change.addresses.map(({ kind, slug }) => `${slug.startsWith('way-') ? 'chapters' : shelves[kind]}/${slug}`),
  )
