// The exact words that would stand on the pages, as whoever told it reads them before saying yes: in the language they told it in.
import type { RecordId } from '../../history/record.ts'
import type { Value } from '../../history/statement.ts'
import { propertyNamed } from '../../history/vocabulary.ts'
import type { Proposal } from '../../review/proposal.ts'
import { namesOf, saidOf } from '../../store/open/statements.ts'
import { sayAnswer, sayChoice } from '../pages/spoken.ts'
import type { Words } from '../pages/words.ts'
import type { SignedVisit } from './visit.ts'

/** `one`: two that differ cannot both be true, and are shown as not settled. */
export type Beside = { one: boolean; says: readonly string[] }

export const sayValue = (words: Words, value: Value, call: (id: RecordId) => string): string => {
  switch (value.kind) {
    case 'record':
      return call(value.record)
    case 'text':
    case 'prose':
      return value.text
    case 'choice':
      return sayChoice(words, value.choice)
    case 'when':
      return value.when.told
    case 'number':
      return words.number(value.number)
    case 'country':
      return words.country(value.code)
    case 'link':
      return value.href
    case 'answer':
      return sayAnswer(words, value.answer)
  }
}

/** What this history says of it already, in the reader's language. */
export const standingBeside = async (
  { parts, words }: Pick<SignedVisit, 'parts' | 'words'>,
  { subject, property }: { subject: RecordId; property: string },
): Promise<Beside> => {
  const statements = await saidOf(parts.store.look, { subject, property })
  const names = await namesOf(
    parts.store.look,
    statements.flatMap(({ value }) => (value.kind === 'record' ? [value.record] : [])),
  )
  return {
    one: propertyNamed(property)?.holds === 'one',
    says: statements.map(({ value }) => sayValue(words, value, (id) => names.get(id)?.name ?? id)),
  }
}

export const wordsProposed = (words: Words, proposal: Proposal, call: (id: RecordId) => string): string =>
  [
    words.say('It rests on: {name}', { name: proposal.name }),
    ...proposal.drawn.map(({ subject, property, value, when, quoted, passage }) =>
      [
        call(subject),
        `${words.say(propertyNamed(property)?.label ?? property)}: ${sayValue(words, value, call)}`,
        ...(when ? [words.say('When: {when}', { when: when.told })] : []),
        ...(quoted ? [words.say('In your own words: “{words}”', { words: passage.text })] : []),
      ].join('\n'),
    ),
  ].join('\n\n')
