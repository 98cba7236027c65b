// What a list says of each record beside its name: what it is, where, and when it was there, in the words it was told in.
import type { RecordId } from '../history/record.ts'
import type { Statement } from '../history/statement.ts'
import { propertyNamed } from '../history/vocabulary.ts'
import { type Extent, extentOf } from './extent.ts'
import { groupedBy } from './grouped.ts'

export type Surroundings = { types: readonly string[]; places: readonly RecordId[]; whens: readonly Statement[]; extent: Extent }

/** `around` is said of many records; what is not said of one is simply not there. */
export const surroundingsIn = (around: readonly Statement[]): ((id: RecordId) => Surroundings) => {
  const bySubject = groupedBy(around, ({ subject }) => subject)
  return (id) => {
    const said = bySubject.get(id) ?? []
    return {
      types: said.flatMap(({ property, value }) => (property === 'type' && value.kind === 'choice' ? [value.choice] : [])),
      places: said.flatMap(({ property, value }) =>
        propertyNamed(property)?.part === 'where' && value.kind === 'record' ? [value.record] : [],
      ),
      whens: said.filter(({ property, value }) => propertyNamed(property)?.part === 'when' && value.kind === 'when'),
      extent: extentOf(said),
    }
  }
}
