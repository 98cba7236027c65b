// The language and path of a request target, however its slashes are written: what is counted is what is done.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countedAs } from './door/lanes.ts'
import { readPath } from './paths.ts'
import { readShareAddress } from './share/address.ts'

test('the language is taken off, and English is not said', () => {
  assert.deepEqual(readPath('/ar/share/send?a=/fr'), { locale: 'ar', path: '/share/send', parts: ['share', 'send'] })
  assert.deepEqual(readPath('/en/share').path, '/en/share')
  assert.deepEqual(readPath('/?x').path, '/')
})

test('whatever sends a telling is counted as that, and nothing else is', () => {
  for (const url of [
    '/share/send',
    '/share/send/',
    '/fr/share//send',
    '/share/send//?x=1',
    '/share/resend',
    '/return/send',
    '/share/a/send',
  ]) {
    const { meant } = readShareAddress(url)
    const sends = meant.is === 'act' && meant.act === 'send'
    assert.equal(countedAs('POST', readPath(url).path) === 'send', sends, url)
  }
})
