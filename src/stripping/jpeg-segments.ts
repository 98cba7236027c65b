// A JPEG without decoding it: only the segments its drawing needs (ITU-T T.81), none that says where, when or by what it was made.

const start = 0xd8
const end = 0xd9
const scan = 0xda
/** Frames, tables and intervals. */
const needed = (marker: number) => (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= scan && marker <= 0xdd)
const jfif = (body: Buffer) => body.toString('latin1', 0, 5) === 'JFIF\0' && body.length >= 12
const adobe = (body: Buffer) => body.toString('latin1', 0, 5) === 'Adobe' && body.length >= 12

/** What a segment keeps of its body; null where it goes. */
const kept = (marker: number, body: Buffer): Buffer | null => {
  if (needed(marker)) return body
  if (marker === 0xe0 && jfif(body)) return Buffer.concat([body.subarray(0, 12), Buffer.alloc(2)]) // no thumbnail
  return marker === 0xee && adobe(body) ? body.subarray(0, 12) : null // how its colours are meant
}

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Where coded dots end: at a marker that is neither a filled byte nor a restart. */
const endOfDots = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.at(at + 1) ?? end
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** The segment at a place: where it ends, and what it says; null where none is. */
const segmentAt = (bytes: Buffer, at: number): { marker: number; body: Buffer; end: number } | null => {
  let from = at
  while (bytes.at(from) === 0xff && bytes.at(from + 1) === 0xff) from++
  if (bytes.at(from) !== 0xff || from + 4 > bytes.length) return null
  const until = from + 2 + bytes.readUInt16BE(from + 2)
  if (until < from + 4 || until > bytes.length) return null
  return { marker: bytes.readUInt8(from + 1), body: bytes.subarray(from + 4, until), end: until }
}

const isJpeg = (bytes: Buffer) => bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8

/** Whether segment follows segment up to the dots: decoders forgive what lies between, and would find a picture inside another file. */
export const leadsToDots = (bytes: Buffer): boolean => {
  if (!isJpeg(bytes)) return false
  let next = segmentAt(bytes, 2)
  while (next && next.marker !== scan) next = segmentAt(bytes, next.end)
  return next !== null
}

/** Null where this is no JPEG that can be followed to its end. */
export const onlyDrawing = (bytes: Buffer): Buffer | null => {
  if (!isJpeg(bytes)) return null
  const parts: Buffer[] = [Buffer.from([0xff, start])]
  for (let at = 2; at + 2 <= bytes.length && bytes.readUInt16BE(at) !== 0xff00 + end; ) {
    const next = segmentAt(bytes, at)
    if (!next) return null
    const body = kept(next.marker, next.body)
    if (body) parts.push(segment(next.marker, body))
    at = next.end
    if (next.marker !== scan) continue
    const until = endOfDots(bytes, at)
    parts.push(bytes.subarray(at, until))
    at = until
  }
  return parts.length > 1 ? Buffer.concat([...parts, Buffer.from([0xff, end])]) : null
}
