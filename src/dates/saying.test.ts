// A reading said back keeps every year and every doubt of the EDTF, in all four languages.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPhrases } from '../../tests/told-phrases.ts'
import type { DateLocale } from './frames.ts'
import { sayReading } from './saying.ts'

const locales: readonly DateLocale[] = ['en', 'fr', 'ru', 'ar']
const every = [...new Set(Object.values(readPhrases).flatMap((phrases) => Object.values(phrases)))].concat(
  '1985/..',
  '../1985',
  '1984?/2004%',
  '{1667,1668,1670..1672}',
  '2004-06~-11',
  '198X-03',
  '198X-21',
  '1990~/',
  '/1990?',
)

const said: Record<string, [string, string, string, string]> = {
  '1981': ['1981', '1981', '1981 г.', '1981'],
  '1981-01': ['January 1981', 'janvier 1981', 'январь 1981 г.', 'يناير 1981'],
  '1991-03-01': ['1 March 1991', '1er mars 1991', '1 марта 1991 г.', '1 مارس 1991'],
  '[1985..1989]': [
    'some time from 1985 to 1989',
    'à un moment de la période 1985–1989',
    'когда-то в промежутке: 1985–1989 гг.',
    'في وقت ما بين 1985 و1989',
  ],
  '1990~': ['around 1990 (1985–1995)', 'vers 1990 (1985–1995)', 'около 1990 г. (1985–1995 гг.)', 'نحو 1990 (بين 1985 و1995)'],
  '1990?': ['perhaps 1990 (1985–1995)', 'peut-être 1990 (1985–1995)', 'возможно, 1990 г. (1985–1995 гг.)', 'ربما 1990 (بين 1985 و1995)'],
  '[..1994]': ['1994 or earlier', '1994 ou avant', '1994 г. или раньше', '1994 أو قبل ذلك'],
  '[1981,1982]': ['1981 or 1982', '1981 ou 1982', '1981 г. или 1982 г.', '1981 أو 1982'],
  '1999/2013': [
    'from some time in 1999 to some time in 2013',
    'd’un moment de 1999 à un moment de 2013',
    'начало — когда-то в течение 1999 г.; окончание — когда-то в течение 2013 г.',
    'من وقت ما خلال 1999 إلى وقت ما خلال 2013',
  ],
  '198X/1995~': [
    'from some time in 1980–1989 to around 1995 (1990–2000)',
    'd’un moment de la période 1980–1989 à un moment, vers 1995 (1990–2000)',
    'начало — когда-то в промежутке: 1980–1989 гг.; окончание — около 1995 г. (1990–2000 гг.)',
    'من وقت ما بين 1980 و1989 إلى وقت ما، نحو 1995 (بين 1990 و2000)',
  ],
  '2006/': [
    'from some time in 2006; end not known',
    'd’un moment de 2006 ; fin non connue',
    'начало — когда-то в течение 2006 г.; окончание не известно',
    'من وقت ما خلال 2006؛ النهاية غير معروفة',
  ],
  '1991-03-12/1991-08-15': [
    'from 12 March 1991 to 15 August 1991',
    'du 12 mars 1991 au 15 août 1991',
    'начало — 12 марта 1991 г.; окончание — 15 августа 1991 г.',
    'من 12 مارس 1991 إلى 15 أغسطس 1991',
  ],
  '1981-04~': [
    'around April 1981 (January 1981 – July 1981)',
    'vers avril 1981 (janvier 1981 – juillet 1981)',
    'около апреля 1981 г. (январь 1981 г. – июль 1981 г.)',
    'نحو أبريل 1981 (بين يناير 1981 ويوليو 1981)',
  ],
}

test('readings are said in good English, French, Russian and Arabic', () => {
  for (const [edtf, sentences] of Object.entries(said))
    assert.deepEqual(
      locales.map((locale) => sayReading(edtf, locale)),
      sentences,
    )
})

test('every year that the EDTF names is said', () => {
  for (const edtf of every) {
    const years = [...edtf.matchAll(/(?<![-\dX])[\dX]{4}/g)].flatMap(([year]) => [year.replaceAll('X', '0'), year.replaceAll('X', '9')])
    for (const locale of locales)
      for (const year of years) assert.ok(sayReading(edtf, locale).includes(year), `${edtf} ${locale}: ${sayReading(edtf, locale)}`)
  }
})

test('about, perhaps, a missing end and an open end are each said, in every language', () => {
  for (const locale of locales) {
    const sentences = [
      '1990',
      '1990~',
      '1990?',
      '1990%',
      '1990/',
      '1990/..',
      '/1990',
      '../1990',
      '[..1990]',
      '[1990..]',
      '{1990,1991}',
      '[1990,1991]',
      '[1990..1991]',
      '1990/1991',
    ].map((edtf) => sayReading(edtf, locale))
    assert.equal(new Set(sentences).size, sentences.length, locale)
    for (const edtf of every.filter((text) => /[?~%]/.test(text))) {
      assert.notEqual(sayReading(edtf, locale), sayReading(edtf.replace(/[?~%]/g, ''), locale), `${edtf} ${locale}`)
    }
  }
})

test('every sentence is well formed: brackets closed, no gaps, one script', () => {
  for (const edtf of every) {
    for (const locale of locales) {
      const sentence = sayReading(edtf, locale)
      assert.equal(sentence.split('(').length, sentence.split(')').length, sentence)
      assert.doesNotMatch(sentence, /undefined|null|NaN| {2}|[,،؛;] ?[,،؛;]|[,،؛;] ?$|^\s|\s$|\p{Cf}/u, sentence)
      assert.doesNotMatch(sentence, /[٠-٩۰-۹]/, sentence)
      if (locale === 'ar') assert.match(sentence, /^[\p{Script=Arabic}\d\s()،؛\u064f]+$/u, sentence)
      if (locale === 'ru') assert.doesNotMatch(sentence, /[A-Za-z]/, sentence)
    }
  }
})

test('what is not EDTF is said as it was written', () => {
  for (const locale of locales) assert.equal(sayReading('the clinic', locale), 'the clinic')
})
