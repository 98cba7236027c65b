// What an editor writes down that a passage says, read from a form: a value of the property's kind, and when it was so.

import { readLine, readTyped } from '../contributions/typed.ts'
import { type DateLanguage, readTold } from '../dates/reading.ts'
import { refusalSentences } from '../dates/refusal.ts'
import { isRecordId, type Kind } from '../history/record.ts'
import { type Answer, answers, type Value, type When } from '../history/statement.ts'
import { choicesOf, type Property } from '../history/vocabulary.ts'

/** Names of the form's fields. `when`: of the statement; `told`: a date that is the value itself. */
export const drawnFields = {
  text: 'text',
  told: 'told',
  record: 'record',
  choice: 'choice',
  number: 'number',
  country: 'country',
  href: 'href',
  answer: 'answer',
  when: 'when',
} as const
type Field = (typeof drawnFields)[keyof typeof drawnFields]

/** `says`: an English sentence of the catalogue. */
type FormFault = { field: Field; says: string }
type Read = { is: 'read'; value: Value; when: When | null } | { is: 'faults'; faults: FormFault[] }

const says = {
  nothing: { says: 'There is nothing written here yet.' },
  notText: { says: 'Some signs in here are not letters and cannot be kept. Please type this again.' },
  noChoice: { says: 'Please choose one of these.' },
  noNumber: { says: 'Please write a whole number, in figures.' },
  noCountry: { says: 'Please write the two letters of a country, such as NL.' },
  noLink: { says: 'Please write a whole address, beginning with https://.' },
} as const

const open = { fromMin: null, fromMax: null, toMin: null, toMax: null }
const dateLanguages: readonly string[] = ['en', 'fr', 'ru', 'ar']
const dateLanguage = (lang: string): DateLanguage => (dateLanguages.includes(lang) ? (lang as DateLanguage) : 'en')

/** Null where nothing was written. */
const whenIn = (field: Field, typed: string | undefined, lang: string): When | FormFault | null => {
  const told = readLine(typed)
  if (told === null) return { field, ...says.notText }
  if (told === '') return null
  const read = readTold(told, dateLanguage(lang))
  if (read.is === 'refused') return { field, says: refusalSentences[read.because] }
  return { told, lang, ...(read.is === 'read' ? { edtf: read.edtf, span: read.span } : { edtf: null, span: open }) }
}
const isFault = (one: object | null): one is FormFault => one !== null && 'says' in one

const valueIn = (form: ReadonlyMap<string, string>, property: Property, kind: Kind, lang: string): Value | FormFault => {
  const line = (field: Field) => (readLine(form.get(field)) ?? '').trim()
  const answer = answers.find((one) => one === form.get(drawnFields.answer))
  if (answer && property.value.includes('answer')) return { kind: 'answer', answer: answer satisfies Answer }
  switch (property.value[0]) {
    case 'text': {
      const text = readTyped(form.get(drawnFields.text))
      if (text === null) return { field: drawnFields.text, ...says.notText }
      return text === '' ? { field: drawnFields.text, ...says.nothing } : { kind: 'text', text, lang }
    }
    case 'when': {
      const when = whenIn(drawnFields.told, form.get(drawnFields.told), lang)
      if (when === null) return { field: drawnFields.told, ...says.nothing }
      return isFault(when) ? when : { kind: 'when', when }
    }
    case 'record': {
      const record = line(drawnFields.record)
      return isRecordId(record) ? { kind: 'record', record } : { field: drawnFields.record, ...says.noChoice }
    }
    case 'choice': {
      const choice = line(drawnFields.choice)
      return choicesOf(property, kind).includes(choice) ? { kind: 'choice', choice } : { field: drawnFields.choice, ...says.noChoice }
    }
    case 'number': {
      const number = line(drawnFields.number)
      return /^\d{1,9}$/.test(number) ? { kind: 'number', number: Number(number) } : { field: drawnFields.number, ...says.noNumber }
    }
    case 'country': {
      const code = line(drawnFields.country).toUpperCase()
      return /^[A-Z]{2}$/.test(code) ? { kind: 'country', code } : { field: drawnFields.country, ...says.noCountry }
    }
    default: {
      const href = line(drawnFields.href)
      return /^https:\/\/[^\s]+$/.test(href) && URL.canParse(href) ? { kind: 'link', href } : { field: drawnFields.href, ...says.noLink }
    }
  }
}

/** `lang`: that of the passage; a date is read as it is told in it. */
export const readDrawn = (form: ReadonlyMap<string, string>, property: Property, kind: Kind, lang: string): Read => {
  const value = valueIn(form, property, kind, lang)
  const when = property.value.includes('when') ? null : whenIn(drawnFields.when, form.get(drawnFields.when), lang)
  const faults = [value, when].filter((one) => isFault(one))
  if (faults.length > 0) return { is: 'faults', faults }
  return { is: 'read', value: value as Value, when: when as When | null }
}

/** Parts of a page whose properties are told by people, and not by those who keep the history: what they tell of most comes first. */
const parts: readonly Property['part'][] = ['told', 'doing', 'when', 'where', 'how', 'organising', 'lineage', 'relations', 'naming']
const notDrawn = ['name', 'chapter', 'same-as', 'in-general', 'concern', 'country-code', 'broader']

/** What a passage may say of a record of this kind. */
export const drawnProperties = (properties: readonly Property[], kind: Kind): Property[] =>
  parts.flatMap((wanted) =>
    properties.filter(
      ({ name, part, of, value }) => part === wanted && of.includes(kind) && !notDrawn.includes(name) && value[0] !== 'prose',
    ),
  )
