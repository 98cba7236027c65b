// MP3 without tags: only frames that stand in a row are kept, whatever lies before, between or behind them (ISO 11172-3, 13818-3).
import type { ByteReader } from './byte-reader.ts'
import { Unstrippable } from './unstrippable.ts'

type Frame = { length: number; alike: number; side: number }

const kilobits = {
  one: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const rates = [44_100, 48_000, 32_000]
const fewest = 3

/** A frame of layer III by its header; `alike` is what all frames of one sound share, `side` how much lies before a table of contents. */
const frameAt = (head: Buffer): Frame | null => {
  if (head.length < 4) return null
  const word = head.readUInt32BE(0)
  if (word >>> 21 !== 0x7ff || ((word >>> 17) & 3) !== 1) return null
  const version = (word >>> 19) & 3 // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  const rate = rates[(word >>> 10) & 3]
  const bits = kilobits[version === 3 ? 'one' : 'two'][((word >>> 12) & 15) - 1]
  if (version === 1 || rate === undefined || bits === undefined) return null
  const hertz = rate / { 3: 1, 2: 2, 0: 4 }[version as 0 | 2 | 3]
  const length = Math.floor(((version === 3 ? 144 : 72) * bits * 1_000) / hertz) + ((word >>> 9) & 1)
  const mono = ((word >>> 6) & 3) === 3
  return { length, alike: word & 0xfffe0c00, side: version === 3 ? (mono ? 17 : 32) : mono ? 9 : 17 }
}

const tags = ['ID3', 'TAG', 'APETAGEX', 'LYRICSBEGIN']
const beginsTag = (bytes: Buffer) => tags.some((tag) => bytes.toString('latin1', 0, tag.length) === tag)

/** The length of an ID3v2 tag, its head and foot included. */
const id3Length = (head: Buffer): number | null => {
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3' || head.subarray(6, 10).some((byte) => byte > 127)) return null
  const size = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + byte, 0)
  return 10 + size + ((head.readUInt8(5) & 0x10) !== 0 ? 10 : 0)
}

/** Behind a table of contents (Xing) encoders write who they are and how they were set. */
const withoutEncoder = (frame: Buffer, { side }: Frame): Buffer => {
  const at = 4 + side
  if (!['Xing', 'Info'].includes(frame.toString('latin1', at, at + 4)) || frame.length < at + 8) return frame
  const flags = frame.readUInt32BE(at + 4)
  const table = 8 + (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0)
  return frame.fill(0, Math.min(frame.length, at + table))
}

export async function* mp3(reader: ByteReader): AsyncGenerator<Buffer> {
  let first: Frame | null = null
  let frames = 0
  for (;;) {
    const head = await reader.peek(10)
    if (head.length < 4) break
    const tag = id3Length(head)
    if (tag !== null) {
      await reader.skip(tag)
      continue
    }
    const frame = frameAt(head)
    if (frame && (first === null || frame.alike === first.alike)) {
      const ahead = (await reader.peek(frame.length + 11)).subarray(frame.length)
      const next = frameAt(ahead)
      const isWhole = (await reader.peek(frame.length)).length === frame.length
      if (isWhole && (next ? next.alike === frame.alike : ahead.length < 4 || beginsTag(ahead))) {
        first ??= frame
        yield withoutEncoder(await reader.take(frame.length), frame)
        frames++
        continue
      }
    }
    const sync = (await reader.peek(4096)).indexOf(0xff, 1)
    await reader.skip(sync < 0 ? 4096 : sync)
  }
  if (frames < fewest) throw new Unstrippable()
}
