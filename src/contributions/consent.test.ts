import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, dayFromIso } from '../dates/days.ts'
import { chosenAnew, consentForm, readConsent, safeStart } from './consent.ts'
import { choosings, type Option } from './consent-choices.ts'

const today = dayFromIso('2026-11-22') as Day
const chosen = {
  credit: 'nobody',
  'use-pages': 'yes',
  from: 'ready',
  until: 'open',
  speaking: 'agreed',
  exact: 'show-first',
  questions: 'yes',
  raw: 'destroy',
}
const read = (fields: Record<string, string>) => readConsent(new Map(Object.entries(fields)), (said) => `[${said}]`, 'fr', today)
const faultsOf = (fields: Record<string, string>) => {
  const given = read({ ...chosen, ...fields })
  return given.is === 'faults' ? given.faults.map(({ field, because }) => `${field}: ${because}`) : []
}
const consentOf = (fields: Record<string, string> = {}) => {
  const given = read({ ...chosen, ...fields })
  assert.ok(given.is === 'consent')
  return given.consent
}

test('nothing is taken for granted: an empty form agrees to nothing, and what is chosen beforehand shows and keeps less', () => {
  const given = read({})
  assert.ok(given.is === 'faults')
  assert.deepEqual(given.faults.map(({ field }) => field).sort(), [
    'credit',
    'exact',
    'from',
    'questions',
    'raw',
    'speaking',
    'until',
    'use-pages',
  ])
  const started = readConsent(safeStart, (said) => said, 'en', today)
  assert.ok(started.is === 'faults')
  assert.deepEqual(started.faults.map(({ field }) => field).sort(), ['credit', 'questions', 'speaking', 'until', 'use-pages'])
})

test('consent is kept with the words it was asked in, their language and the week, and with no day', () => {
  const consent = consentOf()
  assert.equal(consent.week, '2026-W47')
  assert.equal(consent.lang, 'fr')
  assert.ok(consent.wording.some(({ said, shown }) => said === 'No name' && shown === '[No name]'))
  assert.ok(
    consent.wording.some(({ said }) => said === 'The name of our group'),
    'what was not chosen was read too',
  )
  for (const { ask, hint, options, line } of choosings)
    for (const said of [ask, hint, line?.ask, ...options.map(({ says }) => says), ...options.map((option: Option) => option.hint)])
      if (said !== undefined)
        assert.ok(
          consent.wording.some((one) => one.said === said && one.shown === `[${said}]`),
          said,
        )
  assert.doesNotMatch(JSON.stringify({ ...consent, wording: [] }), /2026-11-22/)
  const english = readConsent(new Map(Object.entries(chosen)), (said) => said, 'en', today)
  assert.ok(english.is === 'consent' && english.consent.wording.every(({ shown }) => shown === undefined), 'each once')
})

test('a name is asked for where one shall be shown, and not kept where none shall', () => {
  assert.deepEqual(faultsOf({ credit: 'group' }), ['credit-name: no-name'])
  assert.equal(consentOf({ credit: 'group', 'credit-name': 'Sample Group' }).name, 'Sample Group')
  assert.equal(consentOf({ 'credit-name': 'Sample Group' }).name, null)
})

test('“none of this” stands alone', () => {
  assert.deepEqual(faultsOf({ 'use-none': 'yes' }), ['use-none: none-and-some'])
  assert.deepEqual(consentOf({ 'use-pages': '', 'use-none': 'yes' }).uses, [])
  assert.deepEqual(consentOf({ 'use-apart': 'yes' }).uses, ['pages', 'apart'])
})

test('days lie ahead, can be read, and end after they begin', () => {
  assert.deepEqual([consentOf({ from: 'year' }).from, consentOf({ until: 'five' }).until], ['2027-11-22', '2031-11-22'])
  assert.deepEqual(faultsOf({ from: 'day', 'from-day': '30 May' }), ['from-day: no-such-day'])
  assert.deepEqual(faultsOf({ until: 'day', 'until-day': '2026-11-22' }), ['until-day: day-is-past'])
  assert.deepEqual(faultsOf({ from: 'five', until: 'year' }), ['until: ends-before-it-begins'])
  assert.equal(consentOf({ until: 'day', 'until-day': '2030-05-01' }).until, '2030-05-01')
})

test('terms as they stand fill in the same form, which says the same again', () => {
  const consent = consentOf({ credit: 'chosen', 'credit-name': 'The Kettle', until: 'five', decided: 'by talking' })
  const again = readConsent(consentForm(consent), (said) => `[${said}]`, 'fr', today)
  assert.ok(again.is === 'consent')
  assert.deepEqual({ ...again.consent, wording: [] }, { ...consent, wording: [] })
})

test('“in a year” comes back as that, and a year that was chosen ends when it would have ended', () => {
  const first = { ...consentOf({ from: 'year', until: 'five' }), before: [{ said: 'Who can read it' }] }
  const form = consentForm(first)
  assert.deepEqual([form.get('from'), form.get('from-day'), form.get('until'), form.get('until-day')], ['year', '', 'five', ''])
  const later = readConsent(form, (said) => said, 'en', today + 100)
  assert.ok(later.is === 'consent')
  const anew = chosenAnew(later.consent, first)
  assert.deepEqual([anew.from, anew.until, anew.before], [first.from, first.until, first.before])
  const other = readConsent(new Map([...form, ['until', 'year']]), (said) => said, 'en', today + 100)
  assert.ok(other.is === 'consent')
  assert.equal(chosenAnew(other.consent, first).until, '2028-03-02')
})

test('every choice that shows or keeps something says from whom it hides, or that everyone sees it', () => {
  const silent = choosings.flatMap(({ key, hint = '', options }) =>
    options
      .filter((option) => !/[Hh]idden from|Everyone can see|end it on any/.test(`${hint} ${option.hint ?? ''}`))
      .map((option) => `${key}.${option.key}`),
  )
  // Who speaks, and whether to be asked, show nothing to anyone but the editors.
  assert.deepEqual(
    silent.filter((name) => !/^(speaking|questions)\./.test(name)),
    [],
  )
})
