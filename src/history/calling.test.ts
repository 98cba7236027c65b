import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byWords, type Called, likeliest } from './calling.ts'

const names: Called[] = [
  { record: 'g1', name: 'Vancouver Area Network of Drug Users', kind: 'group' },
  { record: 'e1', name: 'Vancouver Harm Reduction Conference', kind: 'event' },
  { record: 'w1', name: 'Vancouver Declaration', kind: 'work' },
  { record: 'g2', name: 'Invented Été', kind: 'group' },
  { record: 'g3', name: 'الإبريق المخترع', kind: 'group' },
  { record: 'g4', name: 'Чайник', kind: 'group' },
  { record: 'g5', name: 'X', kind: 'group' },
  { record: 'e1', name: 'The Conference', kind: 'event' },
]
const called = (words: string) => likeliest(words, byWords(names), ['event', 'group', 'work'])

test('a name is found by some of its words, in any order, case and accent, with or without an article', () => {
  const said: Record<string, string[]> = {
    'the Vancouver conference': ['e1'],
    'conference in VANCOUVER': ['e1'],
    'l’ete invented': ['g2'],
    إبريق: ['g3'],
    'الابريق المخترع': ['g3'],
    чайник: ['g4'],
    'the Vancouver Declaration was written': ['w1'],
  }
  for (const [words, records] of Object.entries(said)) assert.deepEqual(called(words), records, words)
})

test('where several may be meant, the nearest come first and each comes once', () => {
  assert.deepEqual(called('Vancouver'), ['w1', 'e1', 'g1'])
  assert.deepEqual(called('conference'), ['e1'])
})

test('words that no name has, and words that say nothing, find nothing', () => {
  for (const words of ['', 'the', 'a', 'x', 'X', 'the big strike', 'Vancouver strike', '!!!', '؟'])
    assert.deepEqual(called(words), [], words)
})
