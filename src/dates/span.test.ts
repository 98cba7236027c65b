// Two readings contradict each other only when nothing could make both true.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEdtf } from './edtf.ts'
import { cannotBothBe, type Span } from './span.ts'

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
