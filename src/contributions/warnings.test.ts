import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inGroups } from '../sealing/digits.ts'
import { makeReceipt, readReceipt } from '../sealing/receipt.ts'
import { foldName } from './people.ts'
import { warningsIn } from './warnings.ts'

const kinds = (text: string) => warningsIn(text).map(({ is, piece }) => `${is}: ${piece}`)

test('a phone number, an e-mail, a full name and an address are pointed out, in the four languages', () => {
  const said: Record<string, string[]> = {
    'Call +31 6 1234 5678 at night': ['phone: +31 6 1234 5678'],
    'Appelle le 06.12.34.56.78': ['phone: 06.12.34.56.78'],
    'Звони 8 (495) 123-45-67': ['phone: 8 (495) 123-45-67'],
    'اتصل ٠١٠ ١٢٣٤ ٥٦٧٨': ['phone: ٠١٠ ١٢٣٤ ٥٦٧٨'],
    'write to someone@example.org.': ['e-mail: someone@example.org'],
    'we met at 12 Long Market Street': ['address: 12 Long Market Street'],
    'au 3 bis, rue des Exemples': ['address: 3 bis, rue des Exemples'],
    'жил на ул. Примерная, д. 5': ['address: ул. Примерная, д. 5'],
    'في شارع المثال رقم ٥': ['address: شارع المثال رقم ٥'],
    'there was Anna Example, who cooked': ['full-name: Anna Example'],
    'My name is Anna': [],
    'That was Dr Example': ['full-name: Example'],
    'меня зовут Анна Примерова': ['full-name: Анна Примерова'],
    'je m’appelle Anne Exemple et': ['full-name: Anne Exemple'],
    'اسمي آنا المثال': ['full-name: آنا المثال'],
  }
  for (const [text, warnings] of Object.entries(said)) assert.deepEqual(kinds(text), warnings, text)
})

test('misses and false alarms: what a full name is and what it is not, in the four languages', () => {
  const known = new Set(
    ['Crack Squad', 'Vancouver Declaration', 'Vancouver Harm Reduction Conference', 'Красный Чайник', 'Théière Inventée'].map(foldName),
  )
  const people: Record<string, string[]> = {
    'then Anna Example came': ['full-name: Anna Example'],
    'then Anna Example of the Crack Squad came': ['full-name: Anna Example'],
    'avec Anne Exemple et la Théière Inventée': ['full-name: Anne Exemple'],
    'там была Анна Примерова': ['full-name: Анна Примерова'],
    'مع أحمد علي حسن في البيت': ['full-name: أحمد علي حسن'],
    'مع احمد علي': ['full-name: احمد علي'],
    'مع مُحَمَّد عَلِيّ معنا': ['full-name: مُحَمَّد عَلِيّ'],
    'قالت وفاطمة محمود معنا': ['full-name: فاطمة محمود'],
    'مع عبد الله بن يوسف': ['full-name: عبد الله بن يوسف'],
  }
  for (const [text, warnings] of Object.entries(people))
    assert.deepEqual(
      warningsIn(text, { naming: false, known }).map(({ is, piece }) => `${is}: ${piece}`),
      warnings,
      text,
    )
  for (const text of [
    'We joined the Crack Squad.',
    'We wrote the Vancouver Declaration, and read it aloud.',
    'at the Vancouver Harm Reduction Conference we sang',
    'nous, la Théière Inventée, avons chanté',
    'мы, Красный Чайник, пели',
    'كان الأمر علي حسن ما يرام',
    'أحمد كان معنا',
    'من عمر خالد لا ينتهي',
  ])
    assert.deepEqual(warningsIn(text, { naming: false, known }), [], text)
  for (const text of ['Invented Kettle', 'Bouilloire Inventée', 'Красный Самовар', 'إبريق أحمد علي'])
    assert.deepEqual(warningsIn(text, { naming: true, known: new Set() }), [], text)
  assert.deepEqual(
    warningsIn('My name is Anna Example', { naming: true, known }).map(({ is }) => is),
    ['full-name'],
  )
  assert.deepEqual(kinds('Crack Squad'), ['full-name: Crack Squad'])
})

test('a phone number beside the receipt is pointed out too', () => {
  const digits = makeReceipt((n) => new Uint8Array(n).fill(17))
  for (const own of [digits, inGroups(digits).join(' ')])
    for (const text of [`06 1234 5678 ${own}`, `06 1234 5678\n${own}`, `${own} 06 1234 5678`, `${own}, 06 1234 5678`])
      assert.deepEqual(kinds(text), [`receipt: ${own}`, 'phone: 06 1234 5678'], text)
})

test('years, spans of years, days, sums and the names of groups and places are left alone', () => {
  for (const text of [
    'From 1990–1995 we met each week, and in 1996-1999 no more.',
    'On 12.03.1991 and 1991-03-12.',
    'We gave out 12000 needles to 350 people in 2004.',
    'The Drug Users Union of New York joined us in South Africa.',
    'Our Group met in Harm House.',
    'Мы встречались в Нижний Новгород.',
  ])
    assert.deepEqual(kinds(text), [], text)
})

test('the receipt itself is told from a phone number, however it is spaced and in whatever digits', () => {
  const digits = makeReceipt((n) => new Uint8Array(n).fill(17))
  assert.deepEqual(kinds(`My number is ${inGroups(digits).join(' ')}.`), [`receipt: ${inGroups(digits).join(' ')}`])
  assert.equal(warningsIn(digits)[0]?.is, 'receipt')
  assert.deepEqual(
    warningsIn(`Call +31 6 1234 5678. ${digits}`).map(({ is }) => is),
    ['receipt', 'phone'],
  )
  assert.equal(warningsIn(`1995 ${digits} 12`)[0]?.is, 'receipt')
  const arabic = [...digits].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('')
  assert.equal(warningsIn(arabic)[0]?.is, 'receipt')
  for (const own of [digits, arabic])
    for (const between of [' ', '  -  ', '\n', '\u00a0', ', ', '، ', ' · ', '/', '.', '\u200f '])
      assert.deepEqual(kinds(`رقمي ${inGroups(own).join(between)}، فقط`), [`receipt: ${inGroups(own).join(between)}`], between)
  assert.deepEqual(
    warningsIn(`06 1234 5678. ${digits}`).map(({ is }) => is),
    ['receipt', 'phone'],
  )
})

test('six years in a row are no receipt, even where their digits would pass for one', () => {
  let passing = 0
  for (let last = 1990; last < 2030; last++) {
    const years = ['1986', '1987', '1988', '1990', '1991', String(last)]
    if (readReceipt(years.join('')).is === 'receipt') passing += 1
    assert.deepEqual(kinds(years.join(', ')), [])
    assert.deepEqual(kinds(years.join(' ')), [])
  }
  assert.ok(passing > 0, 'some would')
})

test('a hostile text of twice the length takes about twice the time (H59)', () => {
  const time = (text: string) => {
    const begun = performance.now()
    warningsIn(text)
    return performance.now() - begun
  }
  for (const piece of ['1 ', 'a@', 'Aa ', '1 Aa ', 'ул. ', 'شارع ', "A'", '+(1', 'my name is ', 'أحمد ', '1, rue Aa '])
    for (const end of ['', '!']) {
      const once = piece.repeat(Math.ceil(20_000 / piece.length)) + end
      time(once) // warm
      const [short, long] = [Math.min(time(once), time(once)), Math.min(time(once + once), time(once + once))]
      assert.ok(long < 100 + short * 3.5, `${piece}: ${short} then ${long} ms`)
    }
})

test('a text of nothing but numbers, names and addresses warns fifty times and no more', () => {
  const numbered = (of: (n: number) => string) => Array.from({ length: 1_000 }, (_, n) => of(n)).join(' and ')
  const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
  for (const text of [
    numbered((n) => `06${10_000_000 + n * 7}`),
    numbered((n) => `Anna E${letters(n + 1_000)}`),
    numbered((n) => `a${n + 1_000}@b.example`),
  ])
    assert.equal(warningsIn(text).length, 50)
})
