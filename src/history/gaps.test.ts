import assert from 'node:assert/strict'
import { test } from 'node:test'
import { say } from '../../tests/said.ts'
import { askedOfExistence, gapsOf } from './gaps.ts'
import type { Statement } from './statement.ts'

const asked = (statements: Statement[]) => gapsOf('group', statements).flatMap((gap) => (gap.is === 'asked' ? [gap.property] : []))

test('a group of which nothing is said is asked when it began, where it was and who decides', () => {
  for (const property of ['began', 'ended', 'based-in', 'who-decides', 'funding']) assert.ok(asked([]).includes(property), property)
})

test('an answer of any kind, even "unknown" or "declined", is not asked again', () => {
  const answered = asked([say('began', { kind: 'answer', answer: 'unknown' }), say('funding', { kind: 'answer', answer: 'declined' })])
  assert.ok(!answered.includes('began') && !answered.includes('funding') && answered.includes('ended'))
})

test('where only existence is known, it is still asked how it began and how it ended', () => {
  const when = { told: '1999 to 2013', lang: 'en', edtf: '1999/2013', span: { fromMin: 0, fromMax: 1, toMin: 2, toMax: 3 } }
  const gaps = gapsOf('group', [say('existed', { kind: 'when', when })])
  assert.deepEqual(
    gaps.flatMap((gap) => (gap.is === 'asked' && askedOfExistence[gap.property] ? [gap.question] : [])),
    Object.values(askedOfExistence),
  )
})

test('what a source leaves open stands first, in its own words', () => {
  const open = say('gap', { kind: 'text', text: 'Which groups in New York came before it?', lang: 'en' })
  assert.deepEqual(gapsOf('group', [say('other-name', { kind: 'text', text: 'x', lang: 'en' }), open])[0], { is: 'told', statement: open })
})

test('nobody asks a place when it began', () => {
  assert.deepEqual(gapsOf('place', []), [])
})
