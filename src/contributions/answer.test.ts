import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerForm, lengthOf, readAnswer, standing, together, type When } from './answer.ts'
import type { Question } from './question.ts'

const words: Question = { key: 'did', ask: '?', field: 'words' }
const line: Question = { key: 'name', ask: '?', field: 'line' }
const when: Question = { key: 'began', ask: '?', field: 'when' }
const dimension: Question = { key: 'pay', ask: '?', field: 'words', orElse: true }
const read = (question: Question, fields: Record<string, string>) => readAnswer(question, new Map(Object.entries(fields)))
const faultsOf = (question: Question, fields: Record<string, string>) => {
  const given = read(question, fields)
  return given.is === 'faults' ? given.faults.map(({ because }) => because) : given.is
}

test('what is left empty is skipped, and never becomes an answer', () => {
  assert.equal(read(words, { words: ' \n ' }).is, 'skipped')
  assert.equal(read(when, { told: '', side: 'before' }).is, 'skipped')
  assert.equal(read(dimension, {}).is, 'skipped')
})

test('words are kept as they were written, with their own language', () => {
  assert.deepEqual(read(words, { words: 'We sang.\r\nThen we ate. می‌خواهیم', lang: 'fa' }), {
    is: 'answer',
    answer: { question: 'did', words: 'We sang.\nThen we ate. می‌خواهیم', lang: 'fa' },
  })
  assert.deepEqual(read(words, { words: 'x', lang: '"><script>' }), { is: 'answer', answer: { question: 'did', words: 'x' } })
})

test('not sure, does not apply and rather not say are three answers, and words may stand beside them', () => {
  for (const choice of ['unknown', 'does-not-apply', 'declined'])
    assert.deepEqual(read(dimension, { choice }), { is: 'answer', answer: { question: 'pay', choice } })
  assert.deepEqual(read(dimension, { choice: 'unknown', words: 'ask Friday' }), {
    is: 'answer',
    answer: { question: 'pay', words: 'ask Friday', choice: 'unknown' },
  })
  assert.deepEqual(faultsOf(words, { choice: 'unknown' }), ['no-such-choice'])
  assert.deepEqual(faultsOf(dimension, { choice: 'perhaps' }), ['no-such-choice'])
})

test('a time is kept as told, alone or beside something else that happened', () => {
  assert.deepEqual(read(when, { told: 'the winter after', side: 'after', of: 'the clinic closed' }), {
    is: 'answer',
    answer: { question: 'began', when: { told: 'the winter after', side: 'after', of: 'the clinic closed' } },
  })
  assert.deepEqual(read(when, { told: 'in 1995', side: 'before' }), {
    is: 'answer',
    answer: { question: 'began', when: { told: 'in 1995' } },
  })
  assert.deepEqual(read(when, { of: 'the war' }), {
    is: 'answer',
    answer: { question: 'began', when: { told: '', side: 'during', of: 'the war' } },
  })
})

test('what a time was told by may be something this history has: its id is kept beside the words, and nothing that is no id', () => {
  const told = { told: '', side: 'after', of: 'the meeting' }
  const id = `e${'a2'.repeat(13)}`
  assert.deepEqual(read(when, { ...told, anchor: id }), { is: 'answer', answer: { question: 'began', when: { ...told, anchor: id } } })
  for (const anchor of ['none', '', id.toUpperCase(), `${id}a`, `z${id.slice(1)}`, 'events/one'])
    assert.deepEqual(read(when, { ...told, anchor }), { is: 'answer', answer: { question: 'began', when: told } }, anchor)
  assert.deepEqual(read(when, { told: '1995', anchor: id }), { is: 'answer', answer: { question: 'began', when: { told: '1995' } } })
})

test('300 letters fit in a line and 40,000 in an answer, one more does not (H29)', () => {
  assert.equal(read(line, { words: 'a'.repeat(300) }).is, 'answer')
  assert.deepEqual(faultsOf(line, { words: 'a'.repeat(301) }), ['line-too-long'])
  assert.equal(read(words, { words: 'a'.repeat(40_000) }).is, 'answer')
  assert.deepEqual(faultsOf(words, { words: 'a'.repeat(40_001) }), ['telling-too-long'])
  assert.deepEqual(faultsOf(when, { told: 'a'.repeat(301), of: 'b'.repeat(301) }), ['line-too-long', 'line-too-long'])
})

test('a line that was broken stays one line', () => {
  assert.deepEqual(read(line, { words: 'The Kettle \r\n\n of Invention' }), {
    is: 'answer',
    answer: { question: 'name', words: 'The Kettle of Invention' },
  })
})

test('what is no text is refused, joiners are kept, heaps of marks are laid flat (H53, H55, H57)', () => {
  for (const bad of ['a\0b', 'a\ud800', 'a\ufffe', 'a\u0007', '\u0085x']) assert.deepEqual(faultsOf(words, { words: bad }), ['not-text'])
  const kept = read(words, { words: `e\u0301 क्‍ष 👩‍🚒 a${'\u0301'.repeat(10_000)}` })
  assert.ok(kept.is === 'answer' && kept.answer.words?.startsWith('é क्‍ष 👩‍🚒 á') && kept.answer.words.length < 30)
})

test('fields that forms of ours do not have are not looked at (H60)', () => {
  assert.deepEqual(read(line, { words: 'x', __proto__x: 'y', 'constructor.prototype': 'z' }), {
    is: 'answer',
    answer: { question: 'name', words: 'x' },
  })
})

test('all that was written counts together', () => {
  assert.equal(
    lengthOf([
      { question: 'a', words: 'abc' },
      { question: 'b', when: { told: 'de', side: 'after', of: 'f' } },
    ]),
    3 + 4,
  )
})

test('neither half of a time replaces the other, and the newest of each counts', () => {
  const time = (of: When) => ({ answer: { question: 'began', when: of } })
  const all = [
    time({ told: 'in 1994' }),
    time({ told: '', side: 'before', of: 'the strike' }),
    time({ told: 'in 1995' }),
    time({ told: '', side: 'after', of: 'the march' }),
  ]
  const stand = standing(all)
  assert.deepEqual(stand, all.slice(2))
  assert.deepEqual(together(stand.map(({ answer }) => answer))?.when, { told: 'in 1995', side: 'after', of: 'the march' })
  assert.deepEqual(together([...all.slice(0, 2)].map(({ answer }) => answer))?.when, { told: 'in 1994', side: 'before', of: 'the strike' })
  const words = [{ answer: { question: 'did', words: 'x' } }, { answer: { question: 'did', choice: 'unknown' } }]
  assert.deepEqual(standing(words), words.slice(1))
  assert.deepEqual([standing([]), together([])], [[], null])
})

test('an answer as it stands fills in the same form, which says the same again', () => {
  for (const [question, answer] of [
    [when, { question: 'began', when: { told: 'in 1995', side: 'after', of: 'the march' } }],
    [dimension, { question: 'pay', words: 'We share.', choice: 'declined', lang: 'fa' }],
  ] as const)
    assert.deepEqual(readAnswer(question, answerForm(answer)), { is: 'answer', answer })
})
