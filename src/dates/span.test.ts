// Two readings contradict each other only when nothing could make both true.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEdtf } from './edtf.ts'
import { cannotBothBe, earliest, isExact, latest, type Span, sortKey } from './span.ts'

const span = (edtf: string): Span => {
  const read = readEdtf(edtf)
  assert.equal(read.is, 'read', edtf)
  return read.is === 'read' ? read.span : { fromMin: null, fromMax: null, toMin: null, toMax: null }
}

const contradict: [string, string, boolean][] = [
  ['1981', '1988', true],
  ['1981', '1981-01', false],
  ['[1985..1989]', '1989', false],
  ['[1985..1989]', '1990', true],
  ['1990~', '1988', false],
  ['1999/2013', '1999/2010', true],
  ['1999/2013', '1999/', false],
  ['1999/2013', '/2013', false],
  ['1999/', '2001/', true],
  ['[..1994]', '1995', true],
  ['[..1994]', '1990', false],
  ['[..1994]', '[1990..]', false],
  ['/2013', '2015/', true], // begun by 2013 at the latest, and not before 2015
  ['1981-12', '1982-01', true],
  ['1981-01', '[1981-01-31..1981-02]', false],
]

test('readings contradict when their beginnings or their ends lie apart, and what is unknown never does', () => {
  for (const [a, b, expected] of contradict) {
    assert.equal(cannotBothBe(span(a), span(b)), expected, `${a} and ${b}`)
    assert.equal(cannotBothBe(span(b), span(a)), expected, `${b} and ${a}`)
  }
})

test('no reading contradicts itself', () => {
  for (const [a] of contradict) assert.equal(cannotBothBe(span(a), span(a)), false, a)
})

test('only a single known day is exact', () => {
  assert.equal(isExact(span('1991-03-12')), true)
  for (const edtf of ['1991-03', '1991-03-12~', '1991-03-12/', '1991-03-12/1991-03-13']) assert.equal(isExact(span(edtf)), false, edtf)
})

test('readings sort by their beginning, and those without a bound come last', () => {
  const unknown: Span = { fromMin: null, fromMax: null, toMin: null, toMax: null }
  const inOrder = [span('1973'), span('[..1980]'), span('1981-01'), span('1999/2013'), span('2006/'), span('/2013'), unknown]
  const shuffled = inOrder.toReversed().sort((a, b) => sortKey(a) - sortKey(b))
  assert.deepEqual(shuffled, inOrder)
  assert.equal(earliest(span('/2013')), null)
  assert.equal(latest(span('2006/')), null)
})
