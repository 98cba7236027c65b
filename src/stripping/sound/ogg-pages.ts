// Pages of Ogg (RFC 3533): read one, write one with its right number and checksum, and lay packets out on new ones.
import type { ByteReader } from './byte-reader.ts'

/** `bytes` is the whole page, its head included. */
export type Page = { bytes: Buffer; lacing: Buffer; body: Buffer; isContinued: boolean; isFirst: boolean; isLast: boolean; stream: number }

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  return crc >>> 0
})

const checksum = (bytes: Buffer) => {
  let crc = 0
  for (const byte of bytes) crc = ((crc << 8) ^ (crcTable[(crc >>> 24) ^ byte] as number)) >>> 0
  return crc
}

const read = (bytes: Buffer, lacing: Buffer): Page => {
  const flags = bytes.readUInt8(5)
  return {
    bytes,
    lacing,
    body: bytes.subarray(27 + lacing.length),
    isContinued: (flags & 1) !== 0,
    isFirst: (flags & 2) !== 0,
    isLast: (flags & 4) !== 0,
    stream: bytes.readUInt32LE(14),
  }
}

/** The next page; null where none begins here, or the last one is not whole. */
export const nextPage = async (reader: ByteReader): Promise<Page | null> => {
  const head = await reader.peek(27)
  if (head.length < 27 || head.toString('latin1', 0, 5) !== 'OggS\0') return null
  const count = head.readUInt8(26)
  const lacing = Buffer.from((await reader.peek(27 + count)).subarray(27))
  const length = 27 + count + lacing.reduce((sum, part) => sum + part, 0)
  if (lacing.length < count || (await reader.peek(length)).length < length) return null
  return read(await reader.take(length), lacing)
}

/** The same page as number `n` of stream `stream`. */
export const numbered = (bytes: Buffer, stream: number, n: number): Buffer => {
  bytes.writeUInt8(bytes.readUInt8(5) & 7, 5)
  bytes.writeUInt32LE(stream, 14)
  bytes.writeUInt32LE(n, 18)
  bytes.writeUInt32LE(0, 22)
  bytes.writeUInt32LE(checksum(bytes), 22)
  return bytes
}

const written = (flags: number, endsPacket: boolean, lacing: number[], body: Buffer): Buffer => {
  const head = Buffer.alloc(27)
  head.write('OggS')
  head.writeUInt8(flags, 5)
  if (!endsPacket) head.fill(0xff, 6, 14) // no moment of sound: no packet ends here
  head.writeUInt8(lacing.length, 26)
  return Buffer.concat([head, Buffer.from(lacing), body])
}

/** Pages with these packets alone, not yet numbered. */
export const pagesOf = (packets: readonly Buffer[], isFirst = false): Buffer[] => {
  const parts = packets.flatMap((packet) => {
    const whole = Math.floor(packet.length / 255)
    return [...Array<number>(whole).fill(255), packet.length % 255]
  })
  const body = Buffer.concat(packets)
  const pages: Buffer[] = []
  for (let from = 0, at = 0; from < parts.length; from += 255) {
    const lacing = parts.slice(from, from + 255)
    const length = lacing.reduce((sum, part) => sum + part, 0)
    const isContinued = from > 0 && parts[from - 1] === 255
    const endsPacket = lacing.some((part) => part < 255)
    pages.push(written((isContinued ? 1 : 0) | (isFirst ? 2 : 0), endsPacket, lacing, body.subarray(at, at + length)))
    at += length
  }
  return pages
}
