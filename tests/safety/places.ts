// Looks for words in bytes as a seized disk would be searched: in eight writings, and inside what is packed.
import { constants, inflateRawSync } from 'node:zlib'

/** A piece of base64 that stands wherever the bytes begin within it, for each of the three ways they can lie. */
const base64Of = (bytes: Buffer): string[] =>
  [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return whole.slice(shift === 0 ? 0 : shift + 1, -2)
  })

const writings = (words: string): Record<string, Buffer> => {
  const bytes = Buffer.from(words)
  const [first = '', second = '', third = ''] = base64Of(bytes)
  return {
    utf8: bytes,
    utf16: Buffer.from(words, 'utf16le'),
    hex: Buffer.from(bytes.toString('hex')),
    HEX: Buffer.from(bytes.toString('hex').toUpperCase()),
    percent: Buffer.from(encodeURIComponent(words)),
    'base64, at 0': Buffer.from(first),
    'base64, at 1': Buffer.from(second),
    'base64, at 2': Buffer.from(third),
  }
}

/** Where the packed bytes of a stream begin: after the head of a gzip, zlib or zip piece. */
const packedFrom: [head: string, length: (bytes: Buffer, at: number) => number][] = [
  ['\x1f\x8b\x08', (bytes, at) => ((bytes[at + 3] ?? 0) & 8 ? bytes.indexOf(0, at + 10) - at + 1 : 10)],
  ['\x78\x01', () => 2],
  ['\x78\x9c', () => 2],
  ['\x78\xda', () => 2],
  ['PK\x03\x04', (bytes, at) => (at + 30 > bytes.length ? 30 : 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28))],
]

/** Every packed stream that begins in the bytes, unpacked; what only looks like one is left out. */
const unpacked = (bytes: Buffer): Buffer[] => {
  const found: Buffer[] = []
  for (const [head, length] of packedFrom)
    for (let at = bytes.indexOf(head, 0, 'latin1'); at >= 0; at = bytes.indexOf(head, at + 1, 'latin1'))
      try {
        found.push(
          inflateRawSync(bytes.subarray(at + length(bytes, at)), { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 26 }),
        )
      } catch {
        // not a packed stream after all
      }
  return found
}

/** In which writings the words stand in the bytes; empty where they do not. */
export const places = (bytes: Buffer, words: string): string[] => {
  const here = (some: Buffer) => Object.entries(writings(words)).flatMap(([how, written]) => (some.includes(written) ? [how] : []))
  return [...here(bytes), ...unpacked(bytes).flatMap((some) => here(some).map((how) => `packed ${how}`))]
}
