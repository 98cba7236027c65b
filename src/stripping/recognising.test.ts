// What a file is by its first bytes: beside an independent list of such marks, wherever that list knows what the file is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileTypeFromBuffer } from 'file-type'
import { pdfWith } from '../../tests/safety/planted-documents.ts'
import { gifWith, jpegWith, pngWith, webpWith } from '../../tests/safety/planted-pictures.ts'
import * as sounds from '../../tests/safety/planted-sounds.ts'
import { recognise } from './recognising.ts'
import { refusalSentences } from './refusal.ts'

const words = 'Cinnabar Celik 37'
const mp3 = sounds.mp3With(words)

test('files that are taken are what another list says they are', async () => {
  for (const [bytes, type, format] of [
    [await jpegWith(words), 'image/jpeg', 'jpeg'],
    [await pngWith(words), 'image/png', 'png'],
    [await webpWith(words), 'image/webp', 'webp'],
    [await gifWith(words), 'image/gif', 'gif'],
    [await pdfWith(words), 'application/pdf', undefined],
    [mp3.subarray(mp3.indexOf('fffb', 0, 'hex')), 'audio/mpeg', 'mp3'],
    [sounds.wavWith(words), 'audio/wav', 'wav'],
    [sounds.opusWith(words), 'audio/ogg; codecs=opus', 'ogg'],
    [sounds.vorbisWith(words), 'audio/ogg', 'ogg'],
    [sounds.mp4With({ words }), 'audio/x-m4a', 'mp4'],
    [sounds.webmWith({ words }), 'video/webm', 'webm'],
  ] as const) {
    assert.equal((await fileTypeFromBuffer(bytes))?.mime, type)
    const seen = recognise(bytes)
    assert.equal(seen.is === 'picture' || seen.is === 'sound' ? seen.format : undefined, format, type)
  }
})

test('MP3 without a tag is told from AAC and from layers that few can play', () => {
  assert.deepEqual(recognise(Buffer.from('fffb9000', 'hex')), { is: 'sound', format: 'mp3' })
  assert.deepEqual(recognise(Buffer.from('fff15080', 'hex')), { is: 'refused', because: 'other-sound' })
  assert.deepEqual(recognise(Buffer.from('fffd9000', 'hex')), { is: 'refused', because: 'other-sound' })
})

test('words in any writing are no file that is known', () => {
  for (const bytes of [Buffer.from('We met.'), Buffer.from('\ufeffWe met.', 'utf16le'), Buffer.from('Мы встретились.')])
    assert.deepEqual(recognise(bytes), { is: 'refused', because: 'unknown' })
})

test('every refusal says what is wrong and what to do instead', () => {
  for (const sentence of Object.values(refusalSentences))
    assert.match(sentence, /^[A-Z][^.]*.*\. ?.*(send|Send|Save|save|Take|Choose|Unpack).*\.$/)
})
