// What people say is read no more precisely than they said it, in English, French, Russian and Arabic.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPhrases, relativePhrases, undatedPhrases } from '../../tests/told-phrases.ts'
import { readEdtf } from './edtf.ts'
import { lexiconOf } from './lexicon.ts'
import { meaningsOf } from './meanings.ts'
import { type DateLanguage, readTold } from './reading.ts'
import type { Refusal } from './refusal.ts'
import type { Span } from './span.ts'
import { piecesOf } from './spelling.ts'
import { english } from './words/en.ts'

const languages: readonly DateLanguage[] = ['en', 'fr', 'ru', 'ar']

const spanOf = (words: string, lang: DateLanguage = 'en'): Span => {
  const told = readTold(words, lang)
  assert.ok(told.is === 'read', `${words}: ${JSON.stringify(told)}`)
  return told.span
}

const covers = (wide: Span, narrow: Span): boolean => {
  const low = (a: number | null, b: number | null) => a === null || (b !== null && a <= b)
  const high = (a: number | null, b: number | null) => a === null || (b !== null && a >= b)
  return (
    low(wide.fromMin, narrow.fromMin) &&
    high(wide.fromMax, narrow.fromMax) &&
    low(wide.toMin, narrow.toMin) &&
    high(wide.toMax, narrow.toMax)
  )
}

for (const lang of languages) {
  test(`${lang}: each phrase is read as the table says`, () => {
    for (const [words, edtf] of Object.entries(readPhrases[lang])) {
      const told = readTold(words, lang)
      assert.equal(told.is === 'read' ? told.edtf : told.because, edtf, words)
    }
  })

  test(`${lang}: words about the time of telling, or about another event, stay words`, () => {
    for (const words of relativePhrases[lang]) assert.deepEqual(readTold(words, lang), { is: 'words', because: 'relative' }, words)
    for (const words of undatedPhrases[lang]) assert.deepEqual(readTold(words, lang), { is: 'words', because: 'undated' }, words)
  })

  test(`${lang}: the days of a phrase are the days of its EDTF`, () => {
    for (const words of Object.keys(readPhrases[lang])) {
      const told = readTold(words, lang)
      const again = told.is === 'read' && readEdtf(told.edtf)
      assert.ok(again && again.is === 'read' && told.is === 'read')
      assert.deepEqual(told.span, again.span, words)
    }
  })

  test(`${lang}: a mark of doubt never narrows`, () => {
    for (const edtf of Object.values(readPhrases[lang])) {
      const [marked, sure] = [readEdtf(edtf), readEdtf(edtf.replace(/[?~%]/g, ''))]
      assert.ok(marked.is === 'read' && sure.is === 'read' && covers(marked.span, sure.span), edtf)
    }
  })
}

test('a phrase built from softer phrases is never narrower than they are', () => {
  const dates = [
    '12 March 1991',
    'March 1991',
    '1991',
    'about 1991',
    'the 1980s',
    'the late 1980s',
    'around the late 1980s',
    'the mid nineties',
    'spring 1994',
    'the winter of 1994',
    'early 1981',
    'about early 1981',
    'the 20th century',
    'late 20th century',
    'the 1900s',
    'perhaps about 1985',
    'late 1980s?',
    '1990?',
  ]
  for (const date of dates) {
    const alone = spanOf(date)
    const { fromMin, fromMax } = alone
    if (!date.includes('?')) assert.ok(covers(spanOf(`around ${date}`), alone), `around ${date}`)
    assert.ok(covers(spanOf(`${date} or 1992`), alone), `${date} or 1992`)
    for (const [a, b] of [
      [date, '2150'],
      ['1101', date],
    ] as const) {
      assert.ok(covers(spanOf(`between ${a} and ${b}`), alone), `between ${a} and ${b}`)
      const from = spanOf(`from ${a} to ${b}`)
      const end = date === a ? { ...from, toMin: from.fromMin, toMax: from.fromMax } : { ...from, fromMin: from.toMin, fromMax: from.toMax }
      assert.ok(covers(end, alone), `from ${a} to ${b}`)
    }
    assert.ok((spanOf(`by ${date}`).toMax ?? 0) >= (alone.toMax ?? 0), `by ${date}`)
    // Before and after leave everything possible that certainly comes before or after.
    assert.ok((spanOf(`before ${date}`).toMax ?? 0) >= (fromMin ?? 0) - 1, `before ${date}`)
    assert.ok((spanOf(`after ${date}`).fromMin ?? 0) <= (fromMax ?? 0) + 1, `after ${date}`)
  }
})

const refusals: Record<string, Refusal> = {
  '': 'empty',
  ' \u200f ': 'empty',
  ['a long time'.repeat(20)]: 'too-long',
  'the clinic': 'not-a-date',
  '1984-<script>': 'not-a-date',
  '1985s': 'not-a-date',
  '25 years, March 1991': 'not-a-date',
  '3 years after 1985': 'not-a-date',
  '31 February 1991': 'no-such-day',
  '0 March 1991': 'no-such-day',
  '1991-02-29': 'no-such-day',
  '31/02/1991': 'no-such-day',
  March: 'no-year',
  '12 March': 'no-year',
  winter: 'no-year',
  '03/04/1991': 'day-and-month-unclear',
  '3.4.1991': 'day-and-month-unclear',
  '25.3.91': 'century-unclear',
  '81': 'century-unclear',
  'the ’20s': 'century-unclear',
  'the twenties': 'century-unclear',
  '1999-01': 'month-or-year-unclear',
  '1999–05': 'month-or-year-unclear',
  '1999-13': 'month-or-year-unclear',
  '1905-08': 'month-or-year-unclear',
  '800': 'year-out-of-reach',
  '2200': 'year-out-of-reach',
  ['9'.repeat(100)]: 'year-out-of-reach',
  '2013 to 1999': 'ends-before-it-starts',
  'between 2013 and 1999': 'ends-before-it-starts',
  '1981 and 1982': 'two-dates',
  '1981, 1985': 'two-dates',
  '1981 to 1985 to 1990': 'two-dates',
  '1999/2013': 'two-dates',
}

test('what cannot be read is refused with a reason', () => {
  for (const [words, because] of Object.entries(refusals))
    assert.deepEqual(readTold(words, 'en'), { is: 'refused', because }, words.slice(0, 60))
})

test('day and month are never guessed, whatever the language', () => {
  for (const lang of languages) assert.deepEqual(readTold('03.04.1991', lang), { is: 'refused', because: 'day-and-month-unclear' })
})

test('hostile text is read or refused, and the number of look-ups grows only with its length', () => {
  const hostile = [
    '9'.repeat(120),
    '1-'.repeat(60),
    '['.repeat(120),
    'or '.repeat(40),
    'between '.repeat(15),
    '\u0301'.repeat(120),
    '\ufdfa'.repeat(120),
    '1981 to '.repeat(15),
    '<script>alert(1)</script>',
    '1-1-'.repeat(30),
    '٣'.repeat(120),
    'و'.repeat(120),
    '__proto__',
  ]
  for (const words of hostile) {
    for (const lang of languages) assert.notEqual(readTold(words, lang).is, 'read', words.slice(0, 20))
    const known = lexiconOf(english).meanings
    let lookUps = 0
    const meanings = new Map(known)
    meanings.get = (key) => {
      lookUps++
      return known.get(key)
    }
    meaningsOf(words, { meanings, joinedAnd: 'w' })
    assert.ok(lookUps <= 12 * piecesOf(words).length, words.slice(0, 20))
  }
})
