// Faults that only show when all files are read together: what a statement says, and names written bare in prose.
import { faultsOf, type Known } from '../history/checking.ts'
import { bareNameFinder } from '../history/naming.ts'
import type { RecordId } from '../history/record.ts'
import type { Collection } from './collection.ts'
import type { Fault } from './collection-file.ts'

/** Kinds whose names are proper names: prose may only refer to them. */
const named = ['group', 'institution', 'event', 'work', 'place', 'person']
const namings = ['name', 'short-name', 'other-name', 'former-name']

/** `unread` are the faults of reading: a file that has some may lack its name because of them. */
export const checkCollection = (collection: Collection, unread: readonly Fault[] = []): Fault[] => {
  const kindOf = new Map(collection.records.map((record) => [record.id, record.kind]))
  const types = new Map<RecordId, string[]>()
  for (const { said } of collection.entries) {
    if (said.property === 'type' && said.value.kind === 'choice')
      types.set(said.subject, [...(types.get(said.subject) ?? []), said.value.choice])
  }
  const known: Known = { kindOf: (id) => kindOf.get(id), typesOf: (id) => types.get(id) ?? [] }
  const names = collection.entries.flatMap(({ said }) =>
    namings.includes(said.property) && said.value.kind === 'text' && named.includes(kindOf.get(said.subject) ?? '')
      ? [{ record: said.subject, name: said.value.text }]
      : [],
  )
  const bareNames = bareNameFinder(names)
  const faults = collection.entries.flatMap(({ said, path, line, key, aboutKey }) => {
    const short = key.slice(key.indexOf('/') + 1)
    const sentences = faultsOf({ ...said, about: aboutKey }, known)
    if (said.value.kind === 'prose')
      for (const name of bareNames(said.value.text))
        sentences.push(`“${name}” is written bare: refer to its record as [[folder/slug|${name}]]`)
    return sentences.map((because) => ({ path, line, because: `${short}: ${because}` }))
  })
  const nameless = collection.records.filter(
    (record) =>
      !unread.some(({ path }) => path === record.path) &&
      !collection.entries.some(({ said }) => said.subject === record.id && said.property === 'name'),
  )
  return [...faults, ...nameless.map((record) => ({ path: record.path, line: 1, because: 'it has no name' }))]
}
