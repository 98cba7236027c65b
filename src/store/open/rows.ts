// Rows turned into the history's own words and back: the only place where columns and meanings meet.
import type { Answer, Evidence, Saying, Statement, Value, When } from '../../history/statement.ts'
import type { EvidenceRow, StatementRow } from './tables.ts'

type Said = Pick<
  StatementRow,
  | 'subject'
  | 'property'
  | 'about'
  | 'value_kind'
  | 'value_record'
  | 'value_text'
  | 'value_number'
  | 'lang'
  | 'made_by'
  | 'note'
  | 'told'
  | 'told_lang'
  | 'edtf'
  | 'from_min'
  | 'from_max'
  | 'to_min'
  | 'to_max'
  | 'anchor'
  | 'anchor_side'
>

export const rowOf = (said: Saying): Said => {
  const { value } = said
  const when = value.kind === 'when' ? value.when : said.when
  return {
    subject: said.subject,
    property: said.property,
    about: said.about,
    value_kind: value.kind,
    value_record: value.kind === 'record' ? value.record : null,
    value_text: textOf(value),
    value_number: value.kind === 'number' ? value.number : value.kind === 'prose' ? value.order : null,
    lang: value.kind === 'text' || value.kind === 'prose' ? value.lang : said.lang,
    made_by: said.madeBy,
    note: said.note,
    told: when?.told ?? null,
    told_lang: when?.lang ?? null,
    edtf: when?.edtf ?? null,
    from_min: when?.span.fromMin ?? null,
    from_max: when?.span.fromMax ?? null,
    to_min: when?.span.toMin ?? null,
    to_max: when?.span.toMax ?? null,
    anchor: said.anchor?.statement ?? null,
    anchor_side: said.anchor?.side ?? null,
  }
}

const textOf = (value: Value): string | null => {
  switch (value.kind) {
    case 'text':
    case 'prose':
      return value.text
    case 'choice':
      return value.choice
    case 'country':
      return value.code
    case 'link':
      return value.href
    case 'answer':
      return value.answer
    default:
      return null
  }
}

/** What a reading needs of a row: its salt and leaf are for whoever verifies. */
export const statementColumns = [
  ...(['id', 'n', 'added', 'ended', 'subject', 'property', 'about', 'value_kind', 'value_record', 'value_text', 'value_number'] as const),
  ...([
    'lang',
    'made_by',
    'note',
    'told',
    'told_lang',
    'edtf',
    'from_min',
    'from_max',
    'to_min',
    'to_max',
    'anchor',
    'anchor_side',
  ] as const),
]
export const evidenceColumns = ['id', 'n', 'statement', 'source', 'place', 'quotation', 'lang', 'added', 'ended'] as const
type ReadStatement = Pick<StatementRow, (typeof statementColumns)[number]>
type ReadEvidence = Pick<EvidenceRow, (typeof evidenceColumns)[number]>

const whenOf = (row: ReadStatement): When | null =>
  row.told === null
    ? null
    : {
        told: row.told,
        lang: row.told_lang ?? 'und',
        edtf: row.edtf,
        span: { fromMin: row.from_min, fromMax: row.from_max, toMin: row.to_min, toMax: row.to_max },
      }

const valueOf = (row: ReadStatement): Value => {
  const text = row.value_text ?? ''
  const lang = row.lang ?? 'und'
  switch (row.value_kind as Value['kind']) {
    case 'record':
      return { kind: 'record', record: row.value_record as string }
    case 'text':
      return { kind: 'text', text, lang }
    case 'prose':
      return { kind: 'prose', text, lang, order: row.value_number ?? 0 }
    case 'choice':
      return { kind: 'choice', choice: text }
    case 'when':
      return { kind: 'when', when: whenOf(row) as When }
    case 'number':
      return { kind: 'number', number: row.value_number ?? 0 }
    case 'country':
      return { kind: 'country', code: text }
    case 'link':
      return { kind: 'link', href: text }
    case 'answer':
      return { kind: 'answer', answer: text as Answer }
  }
}

/** A row that still has its content; a hole is never asked for by content. */
export const statementOf = (row: ReadStatement): Statement => {
  const value = valueOf(row)
  return {
    id: row.id,
    added: row.added,
    ended: row.ended,
    subject: row.subject as string,
    property: row.property as string,
    about: row.about,
    value,
    when: value.kind === 'when' ? null : whenOf(row),
    note: row.note,
    lang: row.lang,
    madeBy: row.made_by,
    anchor: row.anchor && row.anchor_side ? { statement: row.anchor, side: row.anchor_side } : null,
  }
}

export const evidenceOf = (row: ReadEvidence): Evidence => ({
  id: row.id,
  statement: row.statement,
  source: row.source as string,
  place: row.place as string,
  quotation: row.quotation,
  lang: row.lang,
  added: row.added,
  ended: row.ended,
})
