// WAV without tags: the chunks `fmt `, `fact` and `data`, written anew; every other chunk is left behind.
import type { ByteReader } from './byte-reader.ts'
import { cutOff, Unstrippable } from './unstrippable.ts'

const longestFormat = 128
const plain = 1 // PCM: sixteen bytes say all
const wordsForFormats = [plain, 2, 3, 6, 7, 0x11, 0xfffe] // PCM, ADPCM, floats, A-law, µ-law, IMA ADPCM, and PCM with many channels

const chunk = (id: string, body: Buffer) => {
  const head = Buffer.alloc(8)
  head.write(id, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

const formatOf = (body: Buffer): Buffer => {
  if (body.length < 16) throw cutOff()
  const format = body.readUInt16LE(0)
  if (!wordsForFormats.includes(format) || body.readUInt16LE(12) === 0) throw new Unstrippable()
  if (format === plain) return body.subarray(0, 16)
  return body.length < 18 ? Buffer.concat([body.subarray(0, 16), Buffer.alloc(2)]) : body.subarray(0, 18 + body.readUInt16LE(16))
}

export async function* wav(reader: ByteReader, size: number): AsyncGenerator<Buffer> {
  await reader.take(12) // RIFF, a length that recorders often leave wrong, WAVE
  let format: Buffer | null = null
  let fact: Buffer | null = null
  for (;;) {
    const head = await reader.take(8)
    const id = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    if (id === 'data') {
      if (!format) throw new Unstrippable()
      if (length === 0 || length > size - reader.at()) throw cutOff()
      const kept = length - (length % format.readUInt16LE(12)) // whole samples
      const before = Buffer.concat([chunk('fmt ', format), ...(fact ? [chunk('fact', fact)] : [])])
      const heads = Buffer.alloc(20)
      heads.write('RIFF')
      heads.writeUInt32LE(4 + before.length + 8 + kept + (kept % 2), 4)
      heads.write('WAVE', 8)
      heads.write('data', 12)
      heads.writeUInt32LE(kept, 16)
      yield Buffer.concat([heads.subarray(0, 12), before, heads.subarray(12)])
      yield* reader.pass(kept)
      if (kept % 2) yield Buffer.alloc(1)
      return
    }
    if (id === 'fmt ' && !format) {
      if (length > longestFormat) throw new Unstrippable()
      format = formatOf(await reader.take(length))
    } else if (id === 'fact' && !fact && length >= 4) {
      fact = await reader.take(4)
      await reader.skip(length - 4)
    } else await reader.skip(length)
    await reader.skip(length % 2)
  }
}
