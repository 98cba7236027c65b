// Whether a statement can be said at all: the property exists, fits its subject, and its value is of the right kind.
import type { Kind, RecordId } from './record.ts'
import { isIdOf } from './record.ts'
import { referencesIn, type Saying } from './statement.ts'
import { choicesOf, isJudgement, propertyNamed } from './vocabulary.ts'

/** What a check must know of the records a statement names. */
export type Known = { kindOf: (id: RecordId) => Kind | undefined; typesOf: (id: RecordId) => readonly string[] }

/** Every fault of one statement, in plain words; an empty list means it can be published. */
export const faultsOf = (said: Saying, known: Known): string[] => {
  const property = propertyNamed(said.property)
  const kind = known.kindOf(said.subject)
  if (!property) return [`there is no property “${said.property}”`]
  if (!kind) return ['it is said of a record that does not exist']
  const faults: string[] = []
  if (!property.of.includes(kind)) faults.push(`“${property.name}” cannot be said of ${article(kind)}`)
  if (!property.value.includes(said.value.kind))
    faults.push(`“${property.name}” takes ${property.value.join(' or ')}, not ${said.value.kind}`)
  if (isJudgement(property.name) && !said.about) faults.push(`“${property.name}” is a judgement: name the statement it is about`)
  if (property.name === 'paragraph' && !said.about) faults.push('a paragraph belongs to a signed text: name it with about')
  if (said.value.kind === 'when' && said.when) faults.push('a date cannot itself have a date')
  if (said.value.kind === 'record') faults.push(...recordFaults(said, known))
  if (said.value.kind === 'choice' && !choicesOf(property, kind).includes(said.value.choice))
    faults.push(`“${said.value.choice}” is not one of ${choicesOf(property, kind).join(', ')}`)
  if (said.value.kind === 'country' && !/^[A-Z]{2}$/.test(said.value.code))
    faults.push(`“${said.value.code}” is not a two-letter country code`)
  if (said.value.kind === 'number' && !Number.isSafeInteger(said.value.number)) faults.push('a number must be whole')
  if (said.value.kind === 'prose')
    for (const id of referencesIn(said.value.text)) if (!known.kindOf(id)) faults.push(`it refers to “${id}”, which does not exist`)
  return faults
}

const recordFaults = (said: Saying, known: Known): string[] => {
  if (said.value.kind !== 'record') return []
  const property = propertyNamed(said.property)
  const kind = known.kindOf(said.value.record)
  if (!kind || !isIdOf(kind, said.value.record)) return ['its value is a record that does not exist']
  if (said.value.record === said.subject) return ['it relates a record to itself']
  if (property?.to && !property.to.includes(kind))
    return [`“${property.name}” leads to ${property.to.join(' or ')}, not to ${article(kind)}`]
  const types = known.typesOf(said.value.record)
  if (property?.toType && !property.toType.some((type) => types.includes(type)))
    return [`“${property.name}” leads to an idea of type ${property.toType.join(' or ')}`]
  if (property?.name === 'same-as' && kind !== known.kindOf(said.subject)) return ['only records of one kind can be the same']
  return []
}

const article = (kind: Kind) => (/^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`)
