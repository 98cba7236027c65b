import assert from 'node:assert/strict'
import { test } from 'node:test'
import { say, year } from '../../tests/said.ts'
import { dayOf } from '../dates/days.ts'
import { disputesIn } from './disputes.ts'
import type { Value, When } from './statement.ts'

const eighties: When = {
  told: 'the 1980s',
  lang: 'en',
  edtf: '198X',
  span: { fromMin: dayOf(1980, 1, 1), fromMax: dayOf(1989, 12, 31), toMin: dayOf(1980, 1, 1), toMax: dayOf(1989, 12, 31) },
}
const text = (words: string, lang = 'en'): Value => ({ kind: 'text', text: words, lang })
const when = (moment: When): Value => ({ kind: 'when', when: moment })
test('two founding years that exclude each other are a dispute, in the order they were told', () => {
  const [first, second] = [say('began', when(year(1981))), say('began', when(year(1983)))]
  assert.deepEqual(
    disputesIn([first, second]).map(({ property, sides }) => [property, sides.map(({ statement }) => statement.id)]),
    [['began', [first.id, second.id]]],
  )
})

test('a year and the decade that holds it are no dispute', () => {
  assert.deepEqual(disputesIn([say('began', when(year(1981))), say('began', when(eighties))]), [])
})

test('many places to work in are no dispute, two places that one place lies within are', () => {
  const in1 = (property: string, record: string) => say(property, { kind: 'record', record })
  assert.deepEqual(disputesIn([in1('works-in', 'p1'), in1('works-in', 'p2')]), [])
  assert.equal(disputesIn([in1('within', 'p1'), in1('within', 'p2')]).length, 1)
  assert.equal(disputesIn([in1('within', 'p1'), in1('within', 'p2')], () => 'p1').length, 0)
})

test('the names that merged duplicates had are no dispute, two names of one record are', () => {
  assert.deepEqual(disputesIn([say('name', text('Junkiebond')), say('name', text('Junkiesbond'), { subject: 'g2' })]), [])
  assert.equal(disputesIn([say('name', text('Junkiebond')), say('name', text('Junkiesbond'))]).length, 1)
})

test('the same name in another language is no dispute', () => {
  assert.deepEqual(disputesIn([say('name', text('Union of users')), say('name', text('Союз', 'ru'))]), [])
})

test('"not known" beside an answer is no dispute', () => {
  assert.deepEqual(disputesIn([say('began', when(year(1981))), say('began', { kind: 'answer', answer: 'unknown' })]), [])
})

test('a dispute is not settled until exactly one side is preferred', () => {
  const [first, second] = [say('deaths', { kind: 'number', number: 2800 }), say('deaths', { kind: 'number', number: 2500 })]
  const preferred = say('preferred', text('It counted the dead by name.'), { about: first.id })
  const doubted = say('doubted', text('It was told by hearsay.'), { about: second.id })
  assert.equal(disputesIn([first, second, doubted])[0]?.settledFor, null)
  assert.equal(disputesIn([first, second, preferred, doubted])[0]?.settledFor, first.id)
  assert.deepEqual(disputesIn([first, second, preferred, doubted])[0]?.sides[1]?.doubted, [doubted])
  const other = say('preferred', text('It was there.'), { about: second.id })
  assert.equal(disputesIn([first, second, preferred, other])[0]?.settledFor, null)
})
