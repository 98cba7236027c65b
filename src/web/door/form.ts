// What a form may hold and how much of it, and what becomes of one that holds something else.
import type { FormTrouble, Upload } from '../share/asked.ts'

export type FormRead = { is: 'read'; form: Map<string, string>; file: Upload | null } | { is: 'trouble'; trouble: FormTrouble }

/** Thrown by an upload that turns out to be no good while it is read, and by one that was broken off. */
export class UploadTrouble extends Error {
  readonly trouble: FormTrouble | 'broken-off'
  constructor(trouble: FormTrouble | 'broken-off') {
    super(`an upload: ${trouble}`)
    this.trouble = trouble
  }
}

export const formLimits = {
  /** Bytes of a whole form without files, as it is sent. */
  plain: 64 * 1024,
  fields: 100,
  /** Bytes of a field: 40,000 characters at four bytes each. */
  field: 160_000,
  /** Bytes of a field's name. */
  name: 100,
  file: 200 * 1024 * 1024,
  /** Bytes of everything in a multipart form that is not its file. */
  beside: 1024 * 1024,
  /** Bytes and number of the headers of one part. */
  partHead: 16 * 1024,
  partHeaders: 10,
} as const
