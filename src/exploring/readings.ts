// What one page is drawn from: the few rows the store hands over, already as of one revision.
import type { Kind, RecordId, Shelf } from '../history/record.ts'
import type { Evidence, Statement } from '../history/statement.ts'

/** A record as others refer to it. `ways` are the numbers of the chapters it is told under, a way's own number among them. */
export type Named = {
  id: RecordId
  kind: Kind
  /** Its address without language: `groups/junkiebond`, `chapters/grassroots`. */
  path: string
  name: string
  lang: string
  ways: readonly number[]
}
export type Names = ReadonlyMap<RecordId, Named>

/** The revision a page shows, and the newest there is. */
export type At = { number: number; day: string; newest: number }

export type Paged = { page: number; perPage: number; total: number }

/** One published change, seen from what it touched. */
export type Change = {
  number: number
  day: string
  act: 'publish' | 'undo' | 'collection' | 'erase' | 'withhold' | 'return'
  note: string | null
  hash: string
  added: number
  ended: number
  gone: number
}

export type RecordReading = {
  at: At
  record: Named
  /** Everything said of it (and of the records that are the same as it), judgements too, in the order it was told. */
  statements: readonly Statement[]
  /** What is said elsewhere with this record as its value, 50 at a time. */
  pointing: Paged & { statements: readonly Statement[] }
  /** Type, dates and places of the records that point here or are pointed at, so that a list of them can be drawn along time. */
  around: readonly Statement[]
  /** Author and published of the sources cited in `evidence`, so that a page can say when what it rests on was made. */
  cited: readonly Statement[]
  /** Paragraphs elsewhere that name this record; at most 50. */
  mentions: readonly Statement[]
  /** Evidence of all statements above but `around`. */
  evidence: readonly Evidence[]
  names: Names
  /** The revisions that touched this record, newest first; at most 50. */
  changes: readonly Change[]
  /** For a record that is cited: what rests on it, in the order of its pages, 50 at a time; `distinct` counts a statement once that names two places. */
  resting: (Paged & { distinct: number; statements: readonly Statement[]; places: readonly { place: string; count: number }[] }) | null
}

export type ListReading = {
  at: At
  shelf: Shelf | 'chapters'
  paged: Paged
  rows: readonly Named[]
  /** Type, dates, places and ways of the rows. */
  around: readonly Statement[]
  names: Names
}

export type FrontReading = {
  at: At
  chapters: readonly Named[]
  counts: Readonly<Partial<Record<Kind, number>>>
  statementCount: number
  /** The record that the whole history is told under, with its signed texts. */
  whole: RecordReading | null
  /** Groups whose years are known at least roughly, for the drawing; at most 60, with their dates in `around`. */
  groups: readonly Named[]
  around: readonly Statement[]
  sources: readonly Named[]
  changes: readonly Change[]
}

export type ChangesReading = { at: At; paged: Paged; changes: readonly Change[] }

/** One revision: what it added and what it ended, 50 statements at a time. */
export type RevisionReading = {
  at: At
  change: Change
  before: string | null
  paged: Paged
  added: readonly Statement[]
  ended: readonly Statement[]
  evidence: readonly Evidence[]
  names: Names
}

export type AboutReading = { at: At; counts: Readonly<Partial<Record<Kind, number>>>; statementCount: number; sources: readonly Named[] }
