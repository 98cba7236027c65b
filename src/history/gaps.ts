// What the history does not know of a record yet: what a source leaves open, and the questions nobody has answered.
import type { Kind } from './record.ts'
import type { Statement } from './statement.ts'
import { isJudgement, properties } from './vocabulary.ts'

/** A gap is either told by a source, in its words, or asked by us: an English question of the catalogue. */
export type Gap = { is: 'told'; statement: Statement } | { is: 'asked'; property: string; question: string }

/** Asked in place of "when" where it is only known that something existed between two dates. */
export const askedOfExistence: Readonly<Record<string, string>> = {
  began: 'It is known to have existed: when and how did it begin?',
  ended: 'It is known to have existed: does it still, and if not, how did it end?',
}

/** `statements` are all that stand about one record; saying "unknown" or "declined" is an answer, and is not asked again. */
export const gapsOf = (kind: Kind, statements: readonly Statement[]): Gap[] => {
  const said = new Set(statements.filter(({ property }) => !isJudgement(property)).map(({ property }) => property))
  const told = statements.filter(({ property }) => property === 'gap').map((statement) => ({ is: 'told', statement }) as const)
  const asked = properties.flatMap(({ name, asks }) => {
    if (!asks?.of.includes(kind) || said.has(name)) return []
    const question = (said.has('existed') && askedOfExistence[name]) || asks.question
    return [{ is: 'asked', property: name, question } as const]
  })
  return [...told, ...asked]
}
