import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Consent } from './consent.ts'
import { likenessOf } from './likeness.ts'
import { questionsFor } from './questions.ts'
import { cardOf, type Draft, isEmpty, nextPlace, tellingOf } from './telling.ts'

const draft = (answers: Record<string, string>, files = 0): Draft => ({
  sharing: 'our-history',
  lang: 'en',
  answers: new Map(Object.entries(answers).map(([question, words]) => [question, { question, words }])),
  files: Array.from({ length: files }, (_, n) => ({
    id: `${n}`,
    type: 'image/png',
    size: 1,
    description: '',
    original: false,
    identity: '',
  })),
})

test('whoever comes back goes on after the last question they answered', () => {
  const questions = questionsFor('our-history', null)
  assert.equal(nextPlace(questions, draft({})), 0)
  assert.equal(nextPlace(questions, draft({ name: 'x', did: 'y' })), 5)
  assert.equal(nextPlace(questions, draft({}, 1)), questions.length)
})

test('a draft is empty until something was answered or added', () => {
  assert.deepEqual([isEmpty(draft({})), isEmpty(draft({ name: 'x' })), isEmpty(draft({}, 1))], [true, false, false])
})

test('every card is as long as any other and holds none of the words', () => {
  const consent = {} as Consent
  const long = cardOf(tellingOf(draft({ did: 'We met by the river and sang. '.repeat(200) }), consent, 'age1invented'))
  assert.equal(long.length, 256)
  assert.equal(cardOf(tellingOf(draft({}), consent, 'age1invented')).length, 256)
  assert.doesNotMatch(Buffer.from(long).toString(), /river/)
})

test('a text that was changed a little is like itself, another is not', () => {
  const apart = (a: string, b: string) =>
    (BigInt(`0x${likenessOf(a)}`) ^ BigInt(`0x${likenessOf(b)}`)).toString(2).replaceAll('0', '').length
  const text = Array.from({ length: 120 }, (_, n) => `word${n % 37} and thing${n}`).join(' ')
  assert.ok(apart(text, text.replace('thing60', 'object60')) < 10)
  assert.ok(apart(text, Array.from({ length: 120 }, (_, n) => `other${n % 31} but item${n}`).join(' ')) > 16)
})
