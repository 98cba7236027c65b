// A sound without tags, remuxed by a reader of its own kind; never held whole, however long it is.
import type { SoundFormat } from '../recognising.ts'
import { type Refused, refused } from '../refusal.ts'
import type { Read, Sound, Upload } from '../upload.ts'
import { type ByteReader, byteReader } from './byte-reader.ts'
import { mp3 } from './mp3.ts'
import { mp4 } from './mp4.ts'
import { ogg } from './ogg.ts'
import { Unstrippable } from './unstrippable.ts'
import { wav } from './wav.ts'
import { webm } from './webm.ts'

type Remux = (reader: ByteReader, size: number, again: Read) => AsyncGenerator<Buffer>

const kinds: Readonly<Record<SoundFormat, { type: string; remux: Remux }>> = {
  mp3: { type: 'audio/mpeg', remux: mp3 },
  mp4: { type: 'audio/mp4', remux: mp4 },
  ogg: { type: 'audio/ogg', remux: ogg },
  webm: { type: 'audio/webm', remux: webm },
  wav: { type: 'audio/wav', remux: wav },
}

const moderate = 64 * 1024

/** Frames are small: they go on together. */
async function* gathered(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  const together = () => {
    const whole = Buffer.concat(held)
    for (const piece of held) piece.fill(0)
    held = []
    length = 0
    return whole
  }
  for await (const piece of pieces) {
    held.push(piece)
    length += piece.length
    if (length >= moderate) yield together()
  }
  if (length > 0) yield together()
}

/** Reads the whole sound once, to be sure of all of it before any of it is kept, and to know its length. */
export const stripSound = async (format: SoundFormat, { size, read }: Upload): Promise<Sound | Refused> => {
  const { type, remux } = kinds[format]
  const clean: Read = async function* () {
    const reader = byteReader(read())
    try {
      yield* gathered(remux(reader, size, read))
    } finally {
      await reader.close()
    }
  }
  try {
    let length = 0
    for await (const piece of clean()) {
      length += piece.byteLength
      piece.fill(0)
    }
    return { is: 'sound', type, size: length, read: clean }
  } catch (error) {
    if (error instanceof Unstrippable) return refused(error.because)
    throw error
  }
}
