// Something of this history by which a time was told: what may be meant by some words, what it is called, and when it was.
import { sayReading } from '../../dates/saying.ts'
import type { Named } from '../../exploring/readings.ts'
import type { Kind, RecordId } from '../../history/record.ts'
import { propertyNamed } from '../../history/vocabulary.ts'
import { findCalled } from '../../store/open/finding-names.ts'
import { atRevision, glanceAt, namesOf } from '../../store/open/statements.ts'
import type { Looking, Visit } from './visit.ts'

/** `when` as this history has it, in the reader's language; null where it has no date. */
export type Anchor = { id: RecordId; name: string; lang: string; when: string | null }
export type Anchors = ReadonlyMap<RecordId, Anchor>

/** Only these are in time: something happened, began or was made. */
const inTime: readonly Kind[] = ['event', 'group', 'work', 'institution', 'idea']
const most = 5

/** What it was whole comes before what is only its beginning. */
const dates = ['happened', 'existed', 'published', 'began'] as const

const withDates = async ({ parts, words, locale }: Looking, found: readonly Named[]): Promise<Anchor[]> => {
  const look = parts.store.look
  const at = await atRevision(look)
  const ids = found.map(({ id }) => id)
  const around = at ? await glanceAt(look, ids, at) : []
  return found.map(({ id, name, lang }) => {
    const told = dates.flatMap((date) => around.filter(({ subject, property }) => subject === id && property === date))
    const [first] = told.flatMap(({ property, value }) => (value.kind === 'when' ? [{ property, when: value.when }] : []))
    const said = first && (first.when.edtf === null ? first.when.told : sayReading(first.when.edtf, locale))
    const label = first?.property === 'began' ? `${words.say(propertyNamed('began')?.label ?? '')}: ` : ''
    return { id, name, lang, when: said === undefined ? null : label + said }
  })
}

export const mayBeMeant = async (visit: Visit, words: string): Promise<Anchor[]> =>
  withDates(visit, await findCalled(visit.parts.store.look, words, inTime, most))

/** By the id that was kept; none for what has gone from the history since. */
export const anchorsAt = async (visit: Looking, kept: Iterable<RecordId | undefined>): Promise<Anchors> => {
  const names = await namesOf(
    visit.parts.store.look,
    [...kept].filter((id) => id !== undefined),
  )
  const anchors = await withDates(visit, [...names.values()])
  return new Map(
    [...names].flatMap(([id, named]) => anchors.filter((anchor) => anchor.id === named.id).map((anchor) => [id, anchor] as const)),
  )
}
