import assert from 'node:assert/strict'
import { test } from 'node:test'
import { properties } from '../history/vocabulary.ts'
import { readAbout, writeAbout } from './about.ts'
import { questionsFor } from './questions.ts'
import { sharings } from './sharing.ts'

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

test('nobody is asked who wronged them by name, or for a name of their own', () => {
  const asked = questionsFor('testimony', null)
  assert.ok(asked.filter(({ hint }) => hint?.includes('no names')).length >= 2)
  assert.ok(asked.every(({ key, field }) => key !== 'name' && field !== 'link'))
})

test('only addresses of our own shape, and questions of our own, say what something is about', () => {
  for (const fine of ['groups/junkiebond', 'chapters/grassroots', 'groups/junkiebond#began'])
    assert.equal(writeAbout(readAbout(fine) ?? { path: '' }), fine)
  for (const no of [
    'groups',
    'groups/',
    '//evil.example',
    'groups/a/b',
    'groups/x#constructor',
    'groups/x#began#y',
    'none/x',
    'groups/<b>',
    `groups/${'a'.repeat(300)}`,
  ])
    assert.equal(readAbout(no), null, no)
})
