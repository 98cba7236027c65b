import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saidOf as say } from '../../tests/said.ts'
import type { Evidence, Statement, Value } from '../history/statement.ts'
import { portraitOf } from './portrait.ts'
import type { RecordReading } from './readings.ts'

let cited = 0
const to = (record: string): Value => ({ kind: 'record', record })
const text = (words: string): Value => ({ kind: 'text', text: words, lang: 'en' })
const prose = (words: string, order: number): Value => ({ kind: 'prose', text: words, lang: 'en', order })
const cite = (statement: Statement, place: string, source = 's1'): Evidence => ({
  id: `v${++cited}`,
  statement: statement.id,
  source,
  place,
  quotation: null,
  lang: null,
  added: 1,
  ended: null,
})

const reading = (statements: Statement[], pointing: Statement[] = [], evidence: Evidence[] = []): RecordReading => ({
  at: { number: 1, day: '2026-11-22', newest: 1 },
  record: { id: 'g1', kind: 'group', path: 'groups/one', name: 'One', lang: 'en', ways: [] },
  statements,
  pointing: { page: 1, perPage: 50, total: pointing.length, statements: pointing },
  around: [],
  cited: [],
  mentions: [],
  evidence,
  names: new Map(),
  changes: [],
  resting: null,
})

test('a predecessor and a successor stand under two headings, each naming the other end', () => {
  const portrait = portraitOf(reading([say('g1', 'successor-of', to('g0'))], [say('g2', 'successor-of', to('g1'))]))
  assert.deepEqual(
    portrait.rows('from').map(({ turned, facts }) => [turned, facts[0]?.other]),
    [[false, 'g0']],
  )
  assert.deepEqual(
    portrait.rows('out').map(({ turned, facts }) => [turned, facts[0]?.other]),
    [[true, 'g2']],
  )
})

test('partners stand once, whichever of the two said it', () => {
  const portrait = portraitOf(reading([say('g1', 'partner-of', to('g3'))], [say('g4', 'partner-of', to('g1'))]))
  assert.deepEqual(
    portrait.rows('beside').map(({ facts }) => facts.map(({ other }) => other)),
    [['g3', 'g4']],
  )
})

test('the same place is one note wherever it is cited, and is new only once', () => {
  const [name, remit] = [say('g1', 'name', text('One')), say('g1', 'remit', to('d1'))]
  const portrait = portraitOf(reading([name, remit], [], [cite(name, 'G1'), cite(remit, 'G1'), cite(remit, 'G2')]))
  assert.deepEqual(
    portrait.notes.map(({ number, place }) => [number, place]),
    [
      [1, 'G1'],
      [2, 'G2'],
    ],
  )
  assert.deepEqual(
    portrait.fact(remit).cited.map(({ note, first }) => [note.number, first]),
    [
      [1, false],
      [2, true],
    ],
  )
})

test('paragraphs stand under the text they belong to, in their own order', () => {
  const title = say('g1', 'text', prose('A title', 0))
  const [second, first] = [
    say('g1', 'paragraph', prose('b', 2), { about: title.id }),
    say('g1', 'paragraph', prose('a', 1), { about: title.id }),
  ]
  const stray = say('g1', 'paragraph', prose('c', 1), { about: 'elsewhere' })
  assert.deepEqual(
    portraitOf(reading([title, second, first, stray])).texts.map(({ paragraphs }) => paragraphs.map(({ statement }) => statement.id)),
    [[first.id, second.id]],
  )
})

test('a judgement stands with what it judges and under no heading of its own', () => {
  const place = say('g1', 'based-in', to('p1'))
  const inferred = say('g1', 'inferred', text('Only the city is named.'), { about: place.id })
  const portrait = portraitOf(reading([place, inferred], [], [cite(inferred, 'T1')]))
  assert.deepEqual(
    portrait.fact(place).judgements.map(({ statement, cited }) => [statement.id, cited.length]),
    [[inferred.id, 1]],
  )
  assert.deepEqual(
    portrait.rows('brief').map(({ property }) => property.name),
    ['based-in'],
  )
})

test('what a group in general does, said of an idea, never comes to stand among what is said of it', () => {
  const portrait = portraitOf(reading([], [say('d1', 'concerns', to('g1'))]))
  assert.deepEqual(portrait.rows('general'), [])
})

test('a page that rests on one source says which; on two it does not', () => {
  const name = say('g1', 'name', text('One'))
  assert.equal(portraitOf(reading([name], [], [cite(name, 'G1')])).onlySource, 's1')
  assert.equal(portraitOf(reading([name], [], [cite(name, 'G1'), cite(name, 'p. 3', 's2')])).onlySource, null)
})
