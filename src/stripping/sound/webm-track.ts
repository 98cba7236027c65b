// The description of a track of sound in WebM, written anew: its codec, and what that codec needs; no name, no language, no maker.
import { type Element, element, elementsIn, first, unsigned } from './ebml.ts'
import { Unstrippable } from './unstrippable.ts'
import { isVorbisComment, isVorbisSetup, opusHead, vorbisComment, vorbisHead } from './xiph-headers.ts'

const entry = 0xae
const number = 0xd7
const uid = 0x73c5
const type = 0x83
const codec = 0x86
const setup = 0x63a2
const encodings = 0x6d80
const audio = 0xe1
const plainly = [0x9c, 0x23e383, 0x56aa, 0x56bb] // lacing, length of a frame, delay, preparation
const plainlyOfAudio = [0xb5, 0x78b5, 0x9f, 0x6264] // rates, channels, bits
const longestNumber = 8
const asSound = 2
const asFilm = 1

const kept = (elements: readonly Element[], ids: readonly number[]): Buffer[] =>
  ids.flatMap((id) => {
    const body = first(elements, id)
    if (body && body.length > longestNumber) throw new Unstrippable()
    return body ? [element(id, body)] : []
  })

/** Three packets in one: how many there are after the first, how long all but the last are, and they. */
const vorbisSetup = (packed: Buffer): Buffer => {
  let at = 1
  const lengths = [0, 1].map(() => {
    let length = 0
    for (let more = 255; more === 255; length += more) more = packed.at(at++) ?? 0
    return length
  })
  const [head = 0, comment = 0] = lengths
  const book = packed.subarray(at + head + comment)
  if (packed.at(0) !== 2 || !isVorbisComment(packed.subarray(at + head)) || !isVorbisSetup(book)) throw new Unstrippable()
  const [ownHead, ownComment] = [vorbisHead(packed.subarray(at, at + head)), vorbisComment()]
  return Buffer.concat([Buffer.from([2, ownHead.length, ownComment.length]), ownHead, ownComment, book])
}

const setupOf: Readonly<Record<string, (packed: Buffer) => Buffer>> = { A_OPUS: opusHead, A_VORBIS: vorbisSetup }

/** The track, and by which number its sound is marked. */
export const webmTrack = (tracks: Buffer): { number: number; written: Buffer } => {
  const entries = elementsIn(tracks).flatMap(({ id, body }) => (id === entry ? [elementsIn(body)] : []))
  if (entries.some((fields) => unsigned(first(fields, type)) === asFilm)) throw new Unstrippable('film')
  const [fields, ...more] = entries.filter((fields) => unsigned(first(fields, type)) === asSound)
  if (!fields || more.length > 0 || first(fields, encodings)) throw new Unstrippable()
  const name = first(fields, codec)?.toString('latin1').replaceAll('\0', '') ?? ''
  const packed = first(fields, setup)
  const mark = unsigned(first(fields, number))
  const clean = setupOf[name]
  if (!packed || !mark || mark > 126 || !clean) throw new Unstrippable()
  const written = element(
    0x1654ae6b,
    element(
      entry,
      element(number, Buffer.from([mark])),
      element(uid, Buffer.from([mark])),
      element(type, Buffer.from([asSound])),
      element(codec, Buffer.from(name)),
      element(setup, clean(packed)),
      ...kept(fields, plainly),
      element(audio, ...kept(elementsIn(first(fields, audio) ?? Buffer.alloc(0)), plainlyOfAudio)),
    ),
  )
  return { number: mark, written }
}
