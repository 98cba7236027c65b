import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newKeys } from './envelope.ts'
import { ownWordKey, shortestWord, wordLength } from './own-word.ts'

const salt = Buffer.alloc(16, 3)
const key = await newKeys()
const identity = async (word: string, of = key, under = salt) => (await ownWordKey(of, word, under)).identity

test('a word is the same however a phone writes it, and another word, receipt or instance makes another key', async () => {
  const own = await identity('blue kettle')
  for (const same of ['Blue kettle', '  BLUE   KETTLE ', 'ｂｌｕｅ kettle', 'blue\u200f kettle', 'blue\u00a0kettle'])
    assert.equal(await identity(same), own, same)
  assert.equal(await identity('ﻛﺘﺎﺏ قديم'), await identity('كتاب قديم'))
  assert.equal(await identity('Cafe\u0301'), await identity('caf\u00e9'))
  const others = [
    await identity('blue kettles'),
    await identity('blue', await newKeys()),
    await identity('blue kettle', key, Buffer.alloc(16, 4)),
  ]
  assert.equal(new Set([own, key.identity, ...others]).size, 5)
})

test('only what makes a word another one counts for its length', () => {
  assert.deepEqual(['', ' a b ', 'a\u200d\u200d\u200db', 'كتاب', '😀😀😀😀'].map(wordLength), [0, 3, 2, 4, 4])
  assert.ok(shortestWord >= 4)
})
