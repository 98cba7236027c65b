// Our reading of EDTF, beside edtf.js on the standard's own examples: where the two differ, the reason is written down.

import assert from 'node:assert/strict'
import { test } from 'node:test'
// @ts-expect-error edtf 4.11 comes without types
import oracle from 'edtf'
import { type Day, isoDay } from './days.ts'
import { readEdtf } from './edtf.ts'
import type { Refusal } from './refusal.ts'
import type { Span } from './span.ts'

/** The examples of ISO 8601-2 and of the Library of Congress's EDTF, and a few of ours. */
const examples = `
  1985-04-12 1985-04 1985 1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005 2005/2006-02
  1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04:00
  Y170000002 Y-170000002 -1985 Y-17E7 1950S2 Y171010000S3 Y3388E2S3
  2001-21 2001-22 2001-23 2001-24 2001-34
  1984? 2004-06~ 2004-06-11% 2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11
  201X 20XX 2004-XX 1985-04-XX 1985-XX-XX 156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X 2016-02-2X
  1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985-04 ../1985
  1985-04-12/ 1985-04/ 1985/ /1985-04-12 /1985-04 /1985
  1984~/2004-06 1984/2004-06~ 1984~/2004~ 1984?/2004% 2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03
  [1667,1668,1670..1672] [..1760-12-03] [1760-12..] [1667,1760-12] [..1984] [1985..1989]
  {1667,1668,1670..1672} {1960,1961-12} {..1984}
  198X~ 19XX? [..1994~] [1981,1982?] 198X/1995~ 1994-21/ 1994-21~ 2004-06~/
`
  .trim()
  .split(/\s+/)

/** Where we differ from edtf.js, and why we are right to. */
const differences: Record<string, string[]> = {
  'we keep days, and refuse a time of day': ['1985-04-12T23:20:30', '1985-04-12T23:20:30Z', '1985-04-12T23:20:30-04:00'],
  'we keep the years 1 to 9999': ['Y170000002', 'Y-170000002', '-1985', 'Y-17E7', 'Y171010000S3', 'Y3388E2S3'],
  'we refuse significant digits and quarters; nobody says them': ['1950S2', '2001-34'],
  'edtf.js takes spring for January to March; we read seasons of both hemispheres': ['2001-21', '2001-22', '2001-23', '2001-24'],
  'edtf.js leaves ? and ~ out of its bounds; we widen': [
    '1984?',
    '2004-06~',
    '2004-06-11%',
    '2004-06~-11',
    '2004?-06-11',
    '?2004-06-~11',
    '2004-%06-11',
    '1984~/2004-06',
    '1984/2004-06~',
    '1984~/2004~',
    '1984?/2004%',
    '2004-06-~01/2004-06-~20',
    '2004-06~/',
  ],
  'edtf.js ends a range within a set at its first member': ['[1667,1668,1670..1672]', '[1985..1989]', '{1667,1668,1670..1672}'],
  'edtf.js refuses a mark on a mask, in a set, or on a season; people say "around the 1980s"': [
    '198X~',
    '19XX?',
    '[..1994~]',
    '[1981,1982?]',
    '1994-21~',
  ],
  'edtf.js refuses masks with marks, and seasons, as ends of an interval': ['198X/1995~', '1994-21/'],
  'a year without any digit says nothing; we refuse it': ['XXXX-12-XX'],
}

type Bounds = {
  min: number | null
  max: number | null
  lower?: Bounds | number | null
  upper?: Bounds | number | null
  type: string
}

const daysOf = (ms: number | null | undefined): Day | null =>
  typeof ms === 'number' && Number.isFinite(ms) ? Math.floor(ms / 86_400_000) : null

const ends = (end: Bounds | number | null | undefined): [Day | null, Day | null] =>
  typeof end === 'object' && end ? [daysOf(end.min), daysOf(end.max)] : [null, null]

const theirs = (text: string): Partial<Span> | 'refused' => {
  let date: Bounds
  try {
    date = oracle(text)
  } catch {
    return 'refused'
  }
  if (date.type === 'Interval') {
    const [[fromMin, fromMax], [toMin, toMax]] = [ends(date.lower), ends(date.upper)]
    return { fromMin, fromMax, toMin, toMax }
  }
  const [min, max] = [daysOf(date.min), daysOf(date.max)]
  // Of "all of these" edtf.js knows the outer bounds only.
  return date.type === 'List' ? { fromMin: min, toMax: max } : { fromMin: min, fromMax: max, toMin: min, toMax: max }
}

const agree = (text: string): boolean => {
  const [our, their] = [readEdtf(text), theirs(text)]
  if (our.is === 'refused' || their === 'refused') return our.is === 'refused' && their === 'refused'
  return Object.entries(their).every(([bound, day]) => our.span[bound as keyof Span] === day)
}

test('we read the standard’s examples as edtf.js does, except where a reason is given', () => {
  const excepted = new Set(Object.values(differences).flat())
  for (const text of examples) if (!excepted.has(text)) assert.ok(agree(text), `${text}: ${JSON.stringify(theirs(text))}`)
})

test('every difference that we list is still one', () => {
  for (const [reason, texts] of Object.entries(differences)) {
    for (const text of texts) {
      assert.ok(examples.includes(text), text)
      assert.ok(!agree(text), `${text} is read alike now; is it still true that ${reason}?`)
    }
  }
})

const bounds: Record<string, string> = {
  '1981': '1981-01-01 1981-12-31 1981-01-01 1981-12-31',
  '1981-01': '1981-01-01 1981-01-31 1981-01-01 1981-01-31',
  '1999/2013': '1999-01-01 1999-12-31 2013-01-01 2013-12-31',
  '2006/': '2006-01-01 2006-12-31 - -',
  '2006/..': '2006-01-01 2006-12-31 - -',
  '/2013': '- - 2013-01-01 2013-12-31',
  '[..1994]': '- 1994-12-31 - 1994-12-31',
  '[1996..]': '1996-01-01 - 1996-01-01 -',
  '[1985..1989]': '1985-01-01 1989-12-31 1985-01-01 1989-12-31',
  '{1667,1668,1670..1672}': '1667-01-01 1667-12-31 1672-01-01 1672-12-31',
  '1994-21': '1994-03-01 1994-12-31 1994-03-01 1994-12-31',
  '1994-24': '1993-12-01 1995-03-31 1993-12-01 1995-03-31',
  '1990~': '1985-01-01 1995-12-31 1985-01-01 1995-12-31',
  '1990%': '1980-01-01 2000-12-31 1980-01-01 2000-12-31',
  '198X~': '1975-01-01 1994-12-31 1975-01-01 1994-12-31',
  '19XX~': '1850-01-01 2049-12-31 1850-01-01 2049-12-31',
  '1981-01~': '1980-10-01 1981-04-30 1980-10-01 1981-04-30',
  '1991-03-12?': '1991-02-25 1991-03-27 1991-02-25 1991-03-27',
  '2004?-02-29': '1999-02-28 2009-02-28 1999-02-28 2009-02-28',
  '?1989-02-28': '1984-02-28 1994-02-28 1984-02-28 1994-02-28',
  '0003~': '- 0008-12-31 - 0008-12-31',
  '9999~': '9994-01-01 - 9994-01-01 -',
}

test('each notation leaves these days possible', () => {
  const shown = (day: Day | null) => (day === null ? '-' : isoDay(day))
  for (const [text, expected] of Object.entries(bounds)) {
    const read = readEdtf(text)
    assert.ok(read.is === 'read', text)
    const { fromMin, fromMax, toMin, toMax } = read.span
    assert.equal([fromMin, fromMax, toMin, toMax].map(shown).join(' '), expected, text)
  }
})

const refusals: Record<string, Refusal> = {
  '': 'empty',
  '1984-<script>': 'not-a-date',
  [`Y${'9'.repeat(400)}`]: 'too-long',
  [`Y${'9'.repeat(60)}`]: 'year-out-of-reach',
  ['[1667,'.repeat(10)]: 'not-a-date',
  ['[1667,'.repeat(5000)]: 'too-long',
  '[[[[[[1981]]]]]]': 'not-a-date',
  '{[1981,1982]}': 'not-a-date',
  '[1..2..3]': 'not-a-date',
  '[]': 'not-a-date',
  '[..]': 'not-a-date',
  '../..': 'not-a-date',
  '/': 'not-a-date',
  '1981/1982/1983': 'not-a-date',
  '1981 ': 'not-a-date',
  '1981\n': 'not-a-date',
  '١٩٨١': 'not-a-date',
  '0000': 'year-out-of-reach',
  '1981-02-29': 'no-such-day',
  '1981-02-30~': 'no-such-day',
  '1981-00': 'no-such-day',
  '1981-13': 'no-such-day',
  '1981-00-XX': 'no-such-day',
  '2013/1999': 'ends-before-it-starts',
  '[1989..1985]': 'ends-before-it-starts',
  '2001-34': 'not-supported',
  '1985-04-12T23:20:30': 'not-supported',
}

test('what is not a date, or not ours, is refused with a reason and never thrown', () => {
  for (const [text, because] of Object.entries(refusals)) assert.deepEqual(readEdtf(text), { is: 'refused', because }, text.slice(0, 70))
})

test('every text of up to four signs of the notation is read or refused, and what is read has its bounds in order', () => {
  const signs = ['19', '8', 'X', '-', '?', '~', '/', '..', '[', ']', ',', '21']
  const inOrder = (a: Day | null, b: Day | null) => a === null || b === null || a <= b
  const all = (length: number): string[] => (length === 0 ? [''] : all(length - 1).flatMap((text) => signs.map((sign) => text + sign)))
  for (const text of [...all(4), ...all(3).map((end) => `1981${end}`)]) {
    const read = readEdtf(text)
    if (read.is !== 'read') continue
    const { fromMin, fromMax, toMin, toMax } = read.span
    assert.ok(inOrder(fromMin, fromMax) && inOrder(toMin, toMax) && inOrder(fromMin, toMax), text)
    assert.ok(
      [fromMin, fromMax, toMin, toMax].every((day) => day === null || Number.isInteger(day)),
      text,
    )
  }
})
