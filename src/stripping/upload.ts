// A file that someone sent, as it waits to be stripped; and what is left of it afterwards.
import type { Refused } from './refusal.ts'

/** Reads from the beginning, as often as asked; each piece is the reader's own, who wipes it. */
export type Read = () => AsyncIterable<Uint8Array>

/** `size` is how many bytes `read` brings. */
export type Upload = { size: number; read: Read }

/** `preview` is small enough for an address that holds it (`data:`), and always JPEG. */
export type Picture = {
  is: 'picture'
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  bytes: Buffer
  preview: Buffer
  width: number
  height: number
}
/** `read` walks through the upload again, which has to be kept as long. */
export type Sound = { is: 'sound'; type: string; size: number; read: Read }
export type Document = { is: 'document'; type: 'application/pdf'; bytes: Buffer }
/** Paragraphs with an empty line between them. */
export type Words = { is: 'words'; text: string }
export type Stripped = Picture | Sound | Document | Words | Refused
