import assert from 'node:assert/strict'
import { test } from 'node:test'
import { properties } from '../history/vocabulary.ts'
import { readAbout, writeAbout } from './about.ts'
import { gapKey } from './questions/correction.ts'
import { questionsFor } from './questions.ts'
import { sharings } from './sharing.ts'

/** An id as statements have them. */
const gap = `t${'a2'.repeat(13)}`

test('every sharing has questions, each with a key of its own', () => {
  for (const sharing of sharings)
    for (const about of [null, { path: 'groups/junkiebond' }]) {
      const keys = questionsFor(sharing, about).map(({ key }) => key)
      assert.ok(keys.length > 2, sharing)
      assert.equal(new Set(keys).size, keys.length, sharing)
    }
})

test('how a group is organised is asked along every dimension that groups are compared on, each with its three other answers', () => {
  const asked = questionsFor('how-organised', null).filter(({ orElse }) => orElse)
  assert.deepEqual(
    asked.map(({ key }) => key),
    properties.filter(({ dimension }) => dimension).map(({ name }) => name),
  )
})

test('a correction that was begun from a gap asks that very question first', () => {
  for (const { name, asks, value } of properties.filter((property) => property.asks)) {
    const [first] = questionsFor('correction', { path: 'groups/junkiebond', ask: name })
    assert.equal(first?.ask, asks?.question)
    assert.equal(first?.field, value.includes('when') ? 'when' : 'words')
  }
})

test('a correction that was begun from a told gap has its own question first, under one key whether the gap still stands or not', () => {
  const [first, ...rest] = questionsFor('correction', { path: 'groups/junkiebond', ask: gap })
  assert.deepEqual([first?.key, first?.field], [gapKey, 'words'])
  assert.ok(rest.every(({ key }) => key !== gapKey))
})

test('every sharing takes a link, kept as words, and files', () => {
  for (const sharing of sharings)
    assert.deepEqual(
      questionsFor(sharing, null)
        .map(({ field }) => field)
        .filter((field) => field === 'link' || field === 'files'),
      ['link', 'files'],
      sharing,
    )
})

test('nobody is asked who wronged them by name, or for a name of their own', () => {
  const asked = questionsFor('testimony', null)
  assert.ok(asked.filter(({ hint }) => hint?.includes('no names')).length >= 2)
  assert.ok(asked.every(({ key }) => key !== 'name'))
})

test('only addresses of our own shape, and questions of our own, say what something is about', () => {
  for (const fine of ['groups/junkiebond', 'chapters/grassroots', 'groups/junkiebond#began', `groups/junkiebond#${gap}`])
    assert.equal(writeAbout(readAbout(fine) ?? { path: '' }), fine)
  for (const no of [
    'groups',
    'groups/',
    '//evil.example',
    'groups/a/b',
    'groups/x#constructor',
    'groups/x#began#y',
    `groups/x#${gap}a`,
    `groups/x#${gap.replace('t', 'v')}`,
    'none/x',
    'groups/<b>',
    `groups/${'a'.repeat(300)}`,
  ])
    assert.equal(readAbout(no), null, no)
})
