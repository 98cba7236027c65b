import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { countWords, englishGrade, frenchEase } from '../../../tests/reading-age.ts'
import { readCatalogue } from '../catalogues.ts'
import { wordsUsed } from '../words-used.ts'

/** Everything that somebody reads who tells or returns. */
const said = wordsUsed(join(import.meta.dirname, '../..')).filter(({ where }) =>
  where.some((file) => /^src\/(contributions|web\/share|stripping)\//.test(file)),
)
const english = said.flatMap(({ msgid, many }) => (many === null ? [msgid] : [msgid, many]))
const { sentences } = readCatalogue(join(import.meta.dirname, '../../../words/fr.po'))
const french = said.flatMap(({ msgid }) => sentences.get(msgid) ?? [])
/** Of a few words alone, length says nothing. */
const long = (text: string) => countWords(text) >= 8

test('the share pages are read at about twelve: no English sentence above grade 8, all together far below', () => {
  assert.ok(english.length > 300)
  assert.deepEqual(
    english.filter((text) => long(text) && englishGrade(text) > 8),
    [],
  )
  assert.ok(englishGrade(...english) < 5)
})

test('no French sentence is harder than plain', () => {
  assert.ok(french.length > 300)
  assert.deepEqual(
    french.filter((text) => long(text) && frenchEase(text) < 60),
    [],
  )
  assert.ok(frenchEase(...french) > 80)
})

test('the measures find what is hard, and leave alone what is not', () => {
  const hard = [
    'Contributors acknowledge that the aforementioned material constitutes sensitive documentation whose unauthorised dissemination may engender considerable repercussions.',
    'Le contributeur reconnaît expressément que la divulgation non autorisée de la documentation susmentionnée est susceptible d’engendrer des conséquences considérables.',
  ] as const
  assert.ok(englishGrade(hard[0]) > 15)
  assert.ok(frenchEase(hard[1]) < 30)
  assert.ok(englishGrade('We met in the kitchen. Then we ate and sang.') < 3)
  assert.ok(frenchEase('Nous étions dans la cuisine. Puis nous avons mangé.') > 80)
  assert.ok(Math.abs(englishGrade('The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.') - 11.3) < 2.5)
})
