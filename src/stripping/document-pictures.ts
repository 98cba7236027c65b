// Pictures inside a PDF: those that are whole JPEG files lose what such files say of themselves, those that cannot be cleaned are refused.
import type { PDFObject } from 'mupdf'
import { onlyDrawing } from './jpeg-segments.ts'

/** Something that cannot be cleaned lies in the document. */
export class Unclear extends Error {}

const stepsOf = (stream: PDFObject): string[] => {
  const filter = stream.get('Filter')
  if (filter.isName()) return [filter.asName()]
  return filter.isArray() ? Array.from({ length: filter.length }, (_, n) => filter.get(n).asName()) : []
}

const jpeg = ['DCTDecode', 'DCT']

/** JPEG 2000 and encryption of single parts are not taken apart here. */
const unclear = ['JPXDecode', 'Crypt']

/** What the last step, the JPEG itself, starts from. */
const packed = (stream: PDFObject, steps: readonly string[]): Uint8Array => {
  const document = stream._doc
  if (steps.length === 0) return stream.readRawStream().asUint8Array()
  const filter = document.newArray()
  for (const step of steps) filter.push(document.newName(step))
  stream.put('Filter', filter)
  stream.delete('DecodeParms')
  return stream.readStream().asUint8Array()
}

export const cleanPicture = (stream: PDFObject): void => {
  const steps = stepsOf(stream)
  if (steps.some((step) => unclear.includes(step))) throw new Unclear()
  if (!steps.some((step) => jpeg.includes(step))) return
  const before = steps.slice(0, -1)
  if (before.some((step) => jpeg.includes(step))) throw new Unclear()
  const transform = stream.get('DecodeParms').isDictionary() ? stream.get('DecodeParms', 'ColorTransform') : null
  const clean = onlyDrawing(Buffer.from(packed(stream, before)))
  if (!clean) throw new Unclear()
  stream.delete('DecodeParms')
  if (transform?.isInteger()) {
    const settings = stream._doc.newDictionary()
    settings.put('ColorTransform', transform)
    stream.put('DecodeParms', settings)
  }
  stream.put('Filter', stream._doc.newName('DCTDecode'))
  stream.writeRawStream(clean)
}

/** A picture can stand in the middle of a drawing too; rarely a photograph. */
export const checkDrawing = (stream: PDFObject): void => {
  if (/\/DCT(Decode)?\b/.test(Buffer.from(stream.readStream().asUint8Array()).toString('latin1'))) throw new Unclear()
}
