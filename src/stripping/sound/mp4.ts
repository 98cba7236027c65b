// M4A: one track of sound, described anew, and after it the sound alone; tags, pictures, times and free space are left behind.
import { box, boxHead } from './boxes.ts'
import { type ByteReader, byteReader } from './byte-reader.ts'
import { soundTrack } from './mp4-track.ts'
import { cutOff, Unstrippable } from './unstrippable.ts'

const longestDescription = 16 * 1024 * 1024
const kind = box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42isom', 'latin1'))

/** The description, which recorders put behind the sound as often as before it. */
const describedIn = async (reader: ByteReader, size: number): Promise<Buffer> => {
  let found: Buffer | null = null
  while (reader.at() < size) {
    const left = size - reader.at()
    const next = await reader.peek(16)
    if (next.length < 8 && found) return found // a few bytes behind the last box
    const { type, length, head } = boxHead(next, found ? Number.POSITIVE_INFINITY : left)
    if (type === 'moof' || (type === 'moov' && found)) throw new Unstrippable()
    if (type === 'moov' && length > longestDescription) throw new Unstrippable()
    if (type === 'moov') {
      await reader.skip(head)
      found = await reader.take(length - head)
    } else await reader.skip(length)
  }
  if (!found) throw cutOff()
  return found
}

/** Reads twice: once for the description, once for the sound. */
export async function* mp4(reader: ByteReader, size: number, again: () => AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const { chunks, placed } = soundTrack(await describedIn(reader, size), size)
  const total = chunks.reduce((sum, { length }) => sum + length, 0)
  if (total === 0) throw cutOff()
  const from = kind.length + placed(chunks.map(() => 0)).length + 8
  let at = from
  const places = chunks.map(({ length }) => {
    const here = at
    at += length
    return here
  })
  const heading = box('mdat')
  heading.writeUInt32BE(8 + total)
  yield Buffer.concat([kind, placed(places), heading])
  const sound = byteReader(again())
  try {
    for (const chunk of chunks) {
      await sound.skip(chunk.at - sound.at())
      yield* sound.pass(chunk.length)
    }
  } finally {
    await sound.close()
  }
}
