// Boxes of MP4 (ISO 14496-12): read them from bytes in memory, and write them.
import { cutOff, Unstrippable } from './unstrippable.ts'

export type Box = { type: string; body: Buffer }

/** The length of a box and of its head, from its first sixteen bytes; `left` is what there is, for a box that goes on to the end. */
export const boxHead = (head: Buffer, left: number): { type: string; length: number; head: number } => {
  if (head.length < 8) throw cutOff()
  const type = head.toString('latin1', 4, 8)
  const short = head.readUInt32BE(0)
  if (short === 0) return { type, length: left, head: 8 }
  if (short === 1 && head.length < 16) throw cutOff()
  const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short
  const own = short === 1 ? 16 : 8
  if (length < own) throw new Unstrippable()
  if (length > left) throw cutOff()
  return { type, length, head: own }
}

export const boxesIn = (bytes: Buffer): Box[] => {
  const boxes: Box[] = []
  for (let at = 0; bytes.length - at >= 8; ) {
    const { type, length, head } = boxHead(bytes.subarray(at, at + 16), bytes.length - at)
    boxes.push({ type, body: bytes.subarray(at + head, at + length) })
    at += length
  }
  return boxes
}

export const only = (boxes: readonly Box[], type: string): Buffer => {
  const [found, ...more] = boxes.filter((box) => box.type === type)
  if (!found || more.length > 0) throw new Unstrippable()
  return found.body
}

export const box = (type: string, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

export const numbers = (...some: readonly number[]): Buffer => numbersOf(some)

export const numbersOf = (some: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(some.length * 4)
  for (const [n, number] of some.entries()) bytes.writeUInt32BE(number, n * 4)
  return bytes
}

/** A table with rows of `width` bytes: version and flags, how many rows, the rows; what lies behind them is cut away. */
export const tableIn = (body: Buffer, width: number): Buffer => {
  if (body.length < 8) throw cutOff()
  const count = body.readUInt32BE(4)
  if (count > (body.length - 8) / width) throw cutOff()
  return body.subarray(0, 8 + count * width)
}

export const rowsIn = (body: Buffer, width: number): Buffer[] => {
  const rows = tableIn(body, width).subarray(8)
  return Array.from({ length: rows.length / width }, (_, n) => rows.subarray(n * width, (n + 1) * width))
}
