// One named file out of a packed one (APPNOTE.TXT), by the list at its end; nothing else in it is unpacked.
import { inflateRawSync } from 'node:zlib'

const stored = 0
const deflated = 8
const entryLength = 46
const endLength = 22

/** The list's own place and length; null where this is not a packed file that ends where it should. */
const listIn = (bytes: Buffer): Buffer | null => {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + endLength > bytes.length) return null
  const from = bytes.readUInt32LE(end + 16)
  return from <= end ? bytes.subarray(from, end) : null
}

/** Null where it is not there, is packed in another way, or is longer than `most` when unpacked. */
export const fileIn = (bytes: Buffer, name: string, most: number): Buffer | null => {
  const list = listIn(bytes)
  if (!list) return null
  for (let at = 0; at + entryLength <= list.length && list.toString('latin1', at, at + 4) === 'PK\x01\x02'; ) {
    const named = list.readUInt16LE(at + 28)
    if (list.toString('latin1', at + entryLength, at + entryLength + named) === name) {
      const head = list.readUInt32LE(at + 42)
      if (head + 30 > bytes.length || bytes.toString('latin1', head, head + 4) !== 'PK\x03\x04') return null
      const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28)
      const packed = bytes.subarray(from, from + list.readUInt32LE(at + 20))
      const how = list.readUInt16LE(at + 10)
      if (how === deflated) return inflateRawSync(packed, { maxOutputLength: most })
      return how === stored && packed.length <= most ? packed : null
    }
    at += entryLength + named + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32)
  }
  return null
}
