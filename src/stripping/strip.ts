// The way in: a file is told by its first bytes, waits for its turn, and comes out without what it said beside what it shows.
import { decode } from './decoding.ts'
import { headLength, largest, type Recognised, recognise } from './recognising.ts'
import { type Refused, refused } from './refusal.ts'
import { stripSound } from './sound/sound.ts'
import { turnsFor } from './turns.ts'
import type { Read, Stripped, Upload } from './upload.ts'

const firstOf = async (read: Read): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of read()) {
    pieces.push(piece)
    length += piece.byteLength
    if (length >= headLength) break
  }
  const head = Buffer.concat(pieces).subarray(0, headLength)
  for (const piece of pieces) piece.fill(0)
  return head
}

/** Before a byte of it is kept: what the file is, and how many bytes of that there may be. */
export const admit = (head: Uint8Array): { is: 'admitted'; largest: number } | Refused => {
  const seen = recognise(head)
  return seen.is === 'refused' ? seen : { is: 'admitted', largest: largest[seen.is] }
}

const stripped = (seen: Recognised, upload: Upload): Promise<Stripped> =>
  seen.is === 'sound' ? stripSound(seen.format, upload) : decode(seen.is, upload)

/** Two are opened at a time, and of all others not a byte is read. What is large, and has to be held whole, is opened alone. */
const places = 2
const large = 8 * 1024 * 1024
const inTurn = turnsFor(places)

export const strip = async (upload: Upload): Promise<Stripped> => {
  const seen = await inTurn(async () => recognise(await firstOf(upload.read)))
  if (seen.is === 'refused') return seen
  if (upload.size > largest[seen.is]) return refused('too-large')
  return inTurn(() => stripped(seen, upload), seen.is !== 'sound' && upload.size > large ? places : 1)
}
