// A salted leaf for every row: it proves what stood there for ever, and tells nothing once the row is gone.
import { createHash } from 'node:crypto'
import type { Evidence, Saying, Value, When } from './statement.ts'

/** 32 bytes. */
export type Leaf = Uint8Array
type Salt = Uint8Array

export const hashOf = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return new Uint8Array(hash.digest())
}

const bytes = (text: string) => new TextEncoder().encode(text)

/** SHA-256 over the salt and the canonical row: a JSON array in fixed order. The salt's length is fixed, so the join is unambiguous. */
const leafOf = (salt: Salt, row: readonly (string | number | null)[]): Leaf => hashOf(salt, bytes(JSON.stringify(row)))

const sayingRow = (said: Saying) => [
  ...[said.subject, said.property, said.about, ...valueRow(said.value), said.lang, said.madeBy, said.note],
  ...[...whenRow(said), said.anchor?.statement ?? null, said.anchor?.side ?? null],
]

/** Two statements that say the same have the same words here, whatever their ids. */
export const sameSaying = (a: Saying, b: Saying) => JSON.stringify(sayingRow(a)) === JSON.stringify(sayingRow(b))

export const statementLeaf = (id: string, said: Saying, salt: Salt): Leaf => leafOf(salt, ['statement', id, ...sayingRow(said)])

export const evidenceLeaf = (evidence: Pick<Evidence, 'id' | 'statement' | 'source' | 'place' | 'quotation' | 'lang'>, salt: Salt): Leaf =>
  leafOf(salt, ['evidence', evidence.id, evidence.statement, evidence.source, evidence.place, evidence.quotation, evidence.lang])

export const noteLeaf = (number: number, note: string, salt: Salt): Leaf => leafOf(salt, ['note', number, note])

const valueRow = (value: Value): (string | number | null)[] => {
  switch (value.kind) {
    case 'record':
      return [value.kind, value.record, null, null, null]
    case 'text':
      return [value.kind, null, value.text, null, value.lang]
    case 'prose':
      return [value.kind, null, value.text, value.order, value.lang]
    case 'choice':
      return [value.kind, null, value.choice, null, null]
    case 'when':
      return [value.kind, null, null, null, null]
    case 'number':
      return [value.kind, null, null, value.number, null]
    case 'country':
      return [value.kind, null, value.code, null, null]
    case 'link':
      return [value.kind, null, value.href, null, null]
    case 'answer':
      return [value.kind, null, value.answer, null, null]
  }
}

const whenRow = (said: Saying): (string | number | null)[] => {
  const when: When | null = said.value.kind === 'when' ? said.value.when : said.when
  if (!when) return [null, null, null, null, null, null, null]
  const { told, lang, edtf, span } = when
  return [told, lang, edtf, span.fromMin, span.fromMax, span.toMin, span.toMax]
}
