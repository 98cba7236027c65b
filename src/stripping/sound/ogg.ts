// Ogg with Opus or Vorbis, without comments: their header is written anew, and every page numbered and summed again.
import type { ByteReader } from './byte-reader.ts'
import { nextPage, numbered, type Page, pagesOf } from './ogg-pages.ts'
import { cutOff, Unstrippable } from './unstrippable.ts'
import {
  isOpusHead,
  isOpusTags,
  isVorbisComment,
  isVorbisHead,
  isVorbisSetup,
  opusHead,
  opusTags,
  vorbisComment,
  vorbisHead,
} from './xiph-headers.ts'

const films = ['\x80theora', 'OVP80', 'BBCD\0', '\x01video']
const enoughOfComment = 16
const longestSetup = 1024 * 1024

const refusalOf = ({ body }: Page) =>
  new Unstrippable(films.some((film) => body.toString('latin1', 0, film.length) === film) ? 'film' : 'cannot-be-stripped')

/** Packets that follow the first page and end where a page ends. Of the first, the comment, only enough is held to know it. */
const headersAfter = async (reader: ByteReader, stream: number, count: number): Promise<Buffer[]> => {
  const packets: Buffer[] = [Buffer.alloc(0)]
  let isOver = false
  while (packets.length < count || !isOver) {
    const page = await nextPage(reader)
    if (!page) throw cutOff()
    if (page.stream !== stream || page.isFirst) throw refusalOf(page)
    let at = 0
    for (const part of page.lacing) {
      if (isOver) {
        packets.push(Buffer.alloc(0))
        isOver = false
      }
      const last = packets.length - 1
      const most = last === 0 ? enoughOfComment : longestSetup
      const held = packets[last] as Buffer
      if (last > 0 && held.length + part > most) throw new Unstrippable()
      packets[last] = Buffer.concat([held, page.body.subarray(at, at + Math.min(part, most - held.length))])
      at += part
      isOver = part < 255
    }
    if (packets.length > count) throw new Unstrippable()
  }
  return packets
}

/** The packets a stream of sound begins with: what it is, no comment, and what Vorbis needs beside. */
const cleanHeaders = async (reader: ByteReader, { body, stream, lacing }: Page): Promise<[Buffer, Buffer[]]> => {
  if (lacing.some((part, n) => part < 255 !== (n === lacing.length - 1))) throw new Unstrippable()
  if (isOpusHead(body)) {
    const [comment] = await headersAfter(reader, stream, 1)
    if (!comment || !isOpusTags(comment)) throw new Unstrippable()
    return [opusHead(body), [opusTags()]]
  }
  const [comment, setup] = await headersAfter(reader, stream, 2)
  if (!comment || !isVorbisComment(comment) || !setup || !isVorbisSetup(setup)) throw new Unstrippable()
  return [vorbisHead(body), [vorbisComment(), setup]]
}

export async function* ogg(reader: ByteReader): AsyncGenerator<Buffer> {
  for (let stream = 1; ; stream++) {
    const first = await nextPage(reader)
    if (!first?.isFirst) {
      if (stream > 1) return // whatever lies behind the last stream
      throw new Unstrippable()
    }
    if (!isOpusHead(first.body) && !isVorbisHead(first.body)) throw refusalOf(first)
    const [head, others] = await cleanHeaders(reader, first)
    let n = 0
    for (const page of [...pagesOf([head], true), ...pagesOf(others)]) yield numbered(page, stream, n++)
    const before = n
    for (let isOver = false; !isOver; ) {
      const page = await nextPage(reader)
      if (!page && n === before) throw cutOff()
      if (!page) return // a recording that was cut off is taken as far as it goes
      if (page.stream !== first.stream || page.isFirst) throw refusalOf(page)
      isOver = page.isLast
      yield numbered(page.bytes, stream, n++)
    }
  }
}
