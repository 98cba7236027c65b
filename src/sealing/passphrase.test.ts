// Passphrases that would be tried first are refused, in any script; those of people who took six words are not.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { passphraseFault, readEditorName } from './passphrase.ts'

const fault = (passphrase: string, name = 'mira') => passphraseFault(passphrase, name)

describe('a passphrase', () => {
  it('of six words is taken, in whatever script', () => {
    for (const passphrase of [
      'lantern gravel otter seven mild harbour',
      'фонарь гравий выдра семь гавань',
      'فانوس حصى قضاعة سبعة مرفأ هادئ',
      '灯笼砂砾水獭七温和港口夜晚山茶花香',
      'x7#qPz!9vLw2@kTm',
      '!@#$%^&*()_+{}|:<>?',
    ])
      assert.equal(fault(passphrase), null, passphrase)
  })

  it('needs 15 characters, whatever they are made of', () => {
    assert.equal(fault(''), 'too-short')
    assert.equal(fault('lantern gravel'), 'too-short')
    assert.equal(fault('       lantern gravel      '), 'too-short')
    assert.equal(fault('é'.normalize('NFD').repeat(14)), 'too-short')
  })

  it('may not repeat itself', () => {
    for (const passphrase of [
      'aaaaaaaaaaaaaaaaaaaa',
      'abcabcabcabcabcabc',
      'lantern lantern lantern',
      'ababa babab ababa',
      '……………………………………………',
    ])
      assert.equal(fault(passphrase), 'repeats', passphrase)
  })

  it('may not be one that many people use, with something added neither', () => {
    for (const passphrase of [
      'Correct Horse Battery Staple',
      'correct-horse-battery-staple1!',
      'qwertyuiopasdfgh',
      '123456789012345',
      '345678901234567',
      'This is my password',
      'To be, or not to be: that is the question',
      'abcdefghijklmnop',
    ])
      assert.equal(fault(passphrase), 'common', passphrase)
  })

  it('may not be the name with a little more', () => {
    assert.equal(fault('mirabelle-miller-2026', 'Mirabelle Miller'), 'holds-name')
    assert.equal(fault('lantern gravel otter mira harbour'), null)
  })
})

describe('a name to sign in with', () => {
  it('is one line in any script, without marks that cannot be seen', () => {
    for (const name of ['mira', 'Ольга', 'می‌رود', '👩‍🌾', 'a b']) assert.equal(readEditorName(` ${name} `), name.normalize('NFC'))
    for (const wrong of ['', '  ', 'a\nb', 'a\u202eb', 'a\0b', 'a\u2028b', '\ud800', 'x'.repeat(41)])
      assert.equal(readEditorName(wrong), null, JSON.stringify(wrong))
  })
})
