// The description of a film or sound in MP4 (`moov`), written anew with what playing one track of sound needs, and nothing else.
import { type Box, box, boxesIn, numbers, numbersOf, only, tableIn } from './boxes.ts'
import { type Chunk, chunksIn, sampleSizes } from './mp4-chunks.ts'
import { cutOff, Unstrippable } from './unstrippable.ts'

const undetermined = 0x55c4 // the language "und"
const longestSetup = 256
const setupOf: Readonly<Record<string, string>> = { mp4a: 'esds', alac: 'alac', Opus: 'dOps' }

/** Version, flags, two times of making, and the rest up to `length`, for either width of time. */
const withoutTimes = (body: Buffer, lengths: readonly [short: number, long: number]): Buffer => {
  const isLong = body.length > 0 && body.readUInt8(0) === 1
  const length = lengths[isLong ? 1 : 0]
  if (body.length < length) throw cutOff()
  return Buffer.from(body.subarray(0, length)).fill(0, 4, isLong ? 20 : 12)
}

const handlerOf = (trak: Buffer) => only(boxesIn(only(boxesIn(trak), 'mdia')), 'hdlr').toString('latin1', 8, 12)

/** The one track of sound; others that can be heard or seen are refused, words and times beside it are left behind. */
const soundIn = (boxes: readonly Box[]): Buffer => {
  const tracks = boxes.filter(({ type }) => type === 'trak').map(({ body }) => ({ body, handler: handlerOf(body) }))
  if (tracks.some(({ handler }) => ['vide', 'pict', 'auxv'].includes(handler))) throw new Unstrippable('film')
  const [sound, ...more] = tracks.filter(({ handler }) => handler === 'soun')
  if (!sound || more.length > 0) throw new Unstrippable()
  return sound.body
}

const entryOf = (stsd: Buffer): Buffer => {
  const [entry, ...more] = boxesIn(stsd.subarray(8))
  const setup = setupOf[entry?.type ?? '']
  if (!entry || more.length > 0 || setup === undefined) throw new Unstrippable()
  if (entry.body.length < 28) throw cutOff()
  if (entry.body.readUInt16BE(8) !== 0) throw new Unstrippable() // QuickTime's own, longer descriptions
  const fixed = Buffer.from(entry.body.subarray(0, 28)).fill(0, 0, 6).fill(0, 8, 16)
  const body = only(boxesIn(entry.body.subarray(28)), setup)
  if (body.length > longestSetup) throw new Unstrippable()
  return box('stsd', numbers(0, 1), box(entry.type, fixed, box(setup, body)))
}

/** Shifts of the beginning, which encoders need for a sound without a gap. */
const editsOf = (trak: readonly Box[]): Buffer => {
  const edts = trak.find(({ type }) => type === 'edts')
  const elst = edts && boxesIn(edts.body).find(({ type }) => type === 'elst')?.body
  if (!elst) return Buffer.alloc(0)
  return box('edts', box('elst', tableIn(elst, elst.at(0) === 1 ? 20 : 12)))
}

const mediaHead = (mdhd: Buffer): Buffer => {
  const head = withoutTimes(mdhd, [24, 36])
  head.writeUInt16BE(undetermined, head.length - 4)
  return box('mdhd', head.fill(0, head.length - 2))
}

const handler = box('hdlr', numbers(0, 0), Buffer.from('soun'), numbers(0, 0, 0), Buffer.alloc(1))
const withinThisFile = box('dinf', box('dref', numbers(0, 1), box('url ', numbers(1))))

/** `placed` is told where the chunks come to lie once it is known; the length of the result does not depend on it. */
export const soundTrack = (moov: Buffer, size: number): { chunks: Chunk[]; placed: (places: readonly number[]) => Buffer } => {
  const boxes = boxesIn(moov)
  if (boxes.some(({ type }) => type === 'mvex')) throw new Unstrippable() // in fragments
  const trak = boxesIn(soundIn(boxes))
  const mdia = boxesIn(only(trak, 'mdia'))
  const stbl = boxesIn(only(boxesIn(only(mdia, 'minf')), 'stbl'))
  const chunks = chunksIn(stbl, size)
  const before = [
    entryOf(only(stbl, 'stsd')),
    box('stts', tableIn(only(stbl, 'stts'), 8)),
    box('stsc', tableIn(only(stbl, 'stsc'), 12)),
    box('stsz', sampleSizes(only(stbl, 'stsz')).kept),
  ]
  const placed = (places: readonly number[]) =>
    box(
      'moov',
      box('mvhd', withoutTimes(only(boxes, 'mvhd'), [100, 112])),
      box(
        'trak',
        box('tkhd', withoutTimes(only(trak, 'tkhd'), [84, 96])),
        editsOf(trak),
        box(
          'mdia',
          mediaHead(only(mdia, 'mdhd')),
          handler,
          box(
            'minf',
            box('smhd', numbers(0, 0)),
            withinThisFile,
            box('stbl', ...before, box('stco', numbers(0, places.length), numbersOf(places))),
          ),
        ),
      ),
    )
  return { chunks, placed }
}
