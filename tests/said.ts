// A plainly invented statement for tests that need no store: everything not said is empty.
import { dayOf } from '../src/dates/days.ts'
import type { Statement, Value, When } from '../src/history/statement.ts'

let made = 0

export const saidOf = (subject: string, property: string, value: Value, more: Partial<Statement> = {}): Statement => ({
  id: `t${++made}`,
  subject,
  property,
  about: null,
  value,
  when: null,
  note: null,
  lang: null,
  madeBy: null,
  anchor: null,
  added: 1,
  ended: null,
  ...more,
})

/** The same, of the group the test is about. */
export const say = (property: string, value: Value, more: Partial<Statement> = {}) => saidOf('g1', property, value, more)

export const year = (y: number, told = String(y)): When => ({
  told,
  lang: 'en',
  edtf: String(y),
  span: { fromMin: dayOf(y, 1, 1), fromMax: dayOf(y, 12, 31), toMin: dayOf(y, 1, 1), toMax: dayOf(y, 12, 31) },
})
