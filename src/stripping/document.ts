// A PDF, written anew with what its pages show: no author, no history, no attachment, no program, no note of where its pictures were taken.
import type { PDFDocument, Buffer as Written } from 'mupdf'
import { root } from './document-parts.ts'
import { Unclear } from './document-pictures.ts'
import { type Refused, refused } from './refusal.ts'
import type { Document } from './upload.ts'

/** Into an empty document come the pages, and what they lead to: neither the list of parts nor the end of the old one. */
const anew = (empty: PDFDocument, document: PDFDocument): Written => {
  const cleaned = root(document.getTrailer().get('Root'), new Set())
  const end = empty.getTrailer().get('Root')
  end.delete('Info') // of the program that writes it
  const map = empty.newGraftMap()
  for (const field of ['Pages', 'OCProperties']) {
    const part = cleaned?.get(field)
    if (part?.isDictionary()) end.put(field, map.graftObject(part))
  }
  return empty.saveToBuffer('garbage=compact,compress=yes,sanitize=yes')
}

/** Loads the reader; it is a program of its own kind (WebAssembly), which reaches nothing but its own memory. */
export const documentStripper = async () => {
  const { PDFDocument } = await import('mupdf')
  return (bytes: Buffer): Document | Refused => {
    const document = new PDFDocument(bytes)
    if (document.needsPassword()) return refused('locked')
    try {
      const written = anew(new PDFDocument(), document)
      return { is: 'document', type: 'application/pdf', bytes: Buffer.from(written.asUint8Array()) }
    } catch (error) {
      if (error instanceof Unclear) return refused('holds-more')
      throw error
    }
  }
}
