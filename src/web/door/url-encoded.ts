// Reads a plain form, byte by byte, so that what is not text is noticed before anything makes text of it.
import type { IncomingMessage } from 'node:http'
import { type FormRead, formLimits } from './form.ts'
import { readText } from './well-formed.ts'

const trouble = (trouble: 'too-long' | 'not-a-form'): FormRead => ({ is: 'trouble', trouble })

export const readUrlEncoded = async (request: IncomingMessage): Promise<FormRead> => {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > formLimits.plain) return trouble('too-long')
    pieces.push(piece)
  }
  const form = new Map<string, string>()
  const fields = split(Buffer.concat(pieces), 0x26).filter((field) => field.length > 0)
  if (fields.length > formLimits.fields) return trouble('not-a-form')
  for (const field of fields) {
    const equals = field.indexOf(0x3d)
    const name = equals < 0 ? field : field.subarray(0, equals)
    if (name.length > formLimits.name) return trouble('not-a-form')
    const [read, value] = [readText(unescaped(name)), readText(equals < 0 ? Buffer.alloc(0) : unescaped(field.subarray(equals + 1)))]
    if (read === null || value === null) return trouble('not-a-form')
    form.set(read, value)
  }
  return { is: 'read', form, file: null }
}

const split = (bytes: Buffer, at: number): Buffer[] => {
  const parts: Buffer[] = []
  let from = 0
  for (let to = bytes.indexOf(at); to >= 0; to = bytes.indexOf(at, from)) {
    parts.push(bytes.subarray(from, to))
    from = to + 1
  }
  return [...parts, bytes.subarray(from)]
}

const hex = (byte: number | undefined): number => {
  const digit = byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16)
  return Number.isNaN(digit) ? -1 : digit
}

/** The URL standard's percent-decoding: a percent sign that spells nothing stands for itself. */
const unescaped = (bytes: Buffer): Buffer => {
  const out = Buffer.alloc(bytes.length)
  let length = 0
  for (let n = 0; n < bytes.length; n++) {
    const byte = bytes[n] as number
    const [high, low] = byte === 0x25 ? [hex(bytes[n + 1]), hex(bytes[n + 2])] : [-1, -1]
    if (high >= 0 && low >= 0) n += 2
    out[length++] = high >= 0 && low >= 0 ? high * 16 + low : byte === 0x2b ? 0x20 : byte
  }
  return out.subarray(0, length)
}
