import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { properties, types } from '../history/vocabulary.ts'
import { readCatalogue, readCatalogues } from './catalogues.ts'
import { locales } from './pages/locales.ts'
import { choiceNames } from './pages/spoken.ts'
import { wordsIn } from './pages/words.ts'
import { wordsUsed } from './words-used.ts'

const folder = join(import.meta.dirname, '../../words')
const used = wordsUsed(join(import.meta.dirname, '..'))

for (const locale of locales) {
  test(`the ${locale} catalogue holds every sentence that the pages say, and none that they do not`, () => {
    const { sentences } = readCatalogue(join(folder, `${locale}.po`))
    const wanted = used.map(({ msgid }) => msgid)
    assert.deepEqual(
      wanted.filter((msgid) => !sentences.has(msgid)),
      [],
      'missing: npx tsx src/web/extract-words.ts adds them',
    )
    assert.deepEqual(
      [...sentences.keys()].filter((msgid) => !wanted.includes(msgid)),
      [],
      'stale',
    )
  })

  test(`every sentence of the ${locale} catalogue is said in that language, with the same names in braces`, () => {
    const { sentences } = readCatalogue(join(folder, `${locale}.po`))
    const braces = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join()
    const faults = used.filter(({ msgid, many }) =>
      (sentences.get(msgid) ?? ['']).some(
        (text) => text === '' || (many === null && braces(text) !== braces(msgid)) || !braces(`${msgid}${many}`).includes(braces(text)),
      ),
    )
    assert.deepEqual(
      faults.map(({ msgid }) => msgid),
      [],
    )
  })
}

test('every choice that the vocabulary allows has a name, and no name is left over', () => {
  const choices = new Set([...Object.values(types).flat(), ...properties.flatMap(({ choices }) => choices ?? [])])
  assert.deepEqual(
    [...choices].filter((choice) => !choiceNames[choice]),
    [],
  )
  assert.deepEqual(
    Object.keys(choiceNames).filter((choice) => !choices.has(choice)),
    [],
  )
})

test('a name in another direction is kept apart from the sentence around it, one in the same is left alone', () => {
  const words = wordsIn('en', { sentences: new Map(), reviewed: true })
  assert.equal(words.say('What {name} did', { name: 'Junkiebond' }), 'What Junkiebond did')
  assert.equal(words.say('What {name} did', { name: 'اتحاد' }), 'What \u2068اتحاد\u2069 did')
  const arabic = wordsIn('ar', { sentences: new Map([['What {name} did', ['ما فعلته {name}']]]), reviewed: false })
  assert.equal(arabic.say('What {name} did', { name: 'Junkiebond' }), 'ما فعلته \u2068Junkiebond\u2069')
})

test('plural forms follow the language: Russian has three, Arabic six', () => {
  const russian = wordsIn('ru', { sentences: new Map([['one group', ['{n} группа', '{n} группы', '{n} групп']]]), reviewed: false })
  assert.deepEqual(
    [1, 3, 5, 21, 112].map((n) => russian.count('one group', '{n} groups', n)),
    ['1 группа', '3 группы', '5 групп', '21 группа', '112 групп'],
  )
  const arabic = wordsIn('ar', { sentences: new Map([['one group', ['0', '1', '2', 'few', 'many', 'other']]]), reviewed: false })
  assert.deepEqual(
    [0, 1, 2, 3, 11, 100].map((n) => arabic.count('one group', '{n} groups', n)),
    ['0', '1', '2', 'few', 'many', 'other'],
  )
})

test('what is not translated is said in English, and a brace without a value stays as it is', () => {
  const words = wordsIn('fr', { sentences: new Map([['Name', ['']]]), reviewed: false })
  assert.equal(words.say('Name'), 'Name')
  assert.equal(words.say('{a} and {b}', { a: '{b}' }), '{b} and {b}')
  assert.deepEqual(words.weave('See {this}.', { this: 7 }), ['See ', 7, '.'])
})

test('all catalogues are read at start', () => {
  assert.deepEqual(Object.keys(readCatalogues(folder)), [...locales])
})
