// Elements of EBML (RFC 8794), which WebM is made of: read their heads from a stream or from memory, and write them.
import type { ByteReader } from './byte-reader.ts'
import { cutOff, Unstrippable } from './unstrippable.ts'

/** `length` is null where a stream did not say it. */
export type Head = { id: number; length: number | null; own: number }
export type Element = { id: number; body: Buffer }

const widthOf = (first: number) => Math.clz32(first) - 23

/** The head of an element, from its first twelve bytes; null where none begins here. */
const headAt = (bytes: Buffer): Head | null => {
  const idWidth = widthOf(bytes.at(0) ?? 0)
  const width = widthOf(bytes.at(idWidth) ?? 0)
  if (idWidth > 4 || width > 8 || bytes.length < idWidth + width) return null
  const marked = bytes.subarray(idWidth, idWidth + width).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const most = (1n << BigInt(7 * width)) - 1n
  const length = marked & most
  return { id: bytes.readUIntBE(0, idWidth), length: length === most ? null : Number(length), own: idWidth + width }
}

/** The next element's head, which is then behind; null at the end, or where no element begins. */
export const nextHead = async (reader: ByteReader): Promise<Head | null> => {
  const head = headAt(await reader.peek(12))
  if (head) await reader.skip(head.own)
  return head
}

export const bodyOf = (reader: ByteReader, { length }: Head, most: number): Promise<Buffer> => {
  if (length === null || length > most) throw new Unstrippable()
  return reader.take(length)
}

export const elementsIn = (bytes: Buffer): Element[] => {
  const elements: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const head = headAt(bytes.subarray(at, at + 12))
    if (head?.length == null || head.length > bytes.length - at - head.own) throw cutOff()
    const from = at + head.own
    at = from + head.length
    elements.push({ id: head.id, body: bytes.subarray(from, at) })
  }
  return elements
}

/** The first element of that name, without zeros or other filling beside it. */
export const first = (elements: readonly Element[], id: number): Buffer | null =>
  elements.find((element) => element.id === id)?.body ?? null

/** A track's number and the like. */
export const unsigned = (body: Buffer | null): number | null =>
  body === null || body.length === 0 || body.length > 6 ? null : body.readUIntBE(0, body.length)

const idBytes = (id: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(id)
  return bytes.subarray(Math.floor(Math.clz32(id) / 8))
}

const lengthBytes = (length: number) => {
  const width = [1, 2, 3, 4].find((width) => length < 2 ** (7 * width) - 1) ?? 5
  const bytes = Buffer.alloc(width)
  bytes.writeUIntBE(length + 2 ** (7 * width), 0, width)
  return bytes
}

export const element = (id: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([idBytes(id), lengthBytes(body.length), body])
}

/** The head of an element that goes on to the end. */
export const endless = (id: number): Buffer => Buffer.concat([idBytes(id), Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])])
