// Numbers the places a page rests on, each once, in the order in which a reader meets them.
import type { RecordId } from '../history/record.ts'
import type { Evidence, Statement, StatementId } from '../history/statement.ts'
import { groupedBy } from './grouped.ts'

/** One place in one source. `statements` are those on the page that rest on it; `lone` where the whole page rests on one source. */
export type Note = {
  number: number
  source: RecordId
  place: string
  quotation: string | null
  lang: string | null
  statements: readonly StatementId[]
  lone: boolean
}

/** A note where a statement cites it; `first` where the page meets it for the first time. */
export type Cited = { note: Note; first: boolean }

export type Notes = { all: readonly Note[]; of: (id: StatementId) => readonly Cited[] }

/** `statements` in reading order; evidence of anything else is left out. */
export const notesFor = (statements: readonly Statement[], evidence: readonly Evidence[]): Notes => {
  const lone = new Set(evidence.map(({ source }) => source)).size === 1
  const byStatement = groupedBy(evidence, ({ statement }) => statement)
  const all: (Note & { statements: StatementId[] })[] = []
  const known = new Map<string, (typeof all)[number]>()
  const cited = new Map<StatementId, Cited[]>()
  for (const { id } of statements) {
    if (cited.has(id)) continue
    const here: Cited[] = []
    for (const { source, place, quotation, lang } of byStatement.get(id) ?? []) {
      const key = JSON.stringify([source, place, quotation])
      const first = !known.has(key)
      const note = known.get(key) ?? { number: all.length + 1, source, place, quotation, lang, statements: [], lone }
      if (first) {
        known.set(key, note)
        all.push(note)
      }
      note.statements.push(id)
      here.push({ note, first })
    }
    cited.set(id, here)
  }
  return { all, of: (id) => cited.get(id) ?? [] }
}
