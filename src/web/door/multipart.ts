// Reads a form with a file: its fields first, then the file as it comes, no faster than it is taken away.
import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyFileStream, type BusboyHeaders } from '@fastify/busboy'
import type { FormTrouble, Upload } from '../share/asked.ts'
import { type FormRead, formLimits, UploadTrouble } from './form.ts'
import { readText } from './well-formed.ts'

/** Field values are asked for as bytes, one a character, so that what is not UTF-8 is noticed. Null where they are no bytes after all. */
const bytesOf = (value: string): Buffer | null => {
  for (let n = 0; n < value.length; n++) if (value.charCodeAt(n) > 0xff) return null
  return Buffer.from(value, 'latin1')
}

const readerFor = (contentType: string) => {
  try {
    return new Busboy({
      headers: { 'content-type': contentType } as BusboyHeaders,
      defCharset: 'latin1',
      limits: {
        fieldNameSize: formLimits.name,
        fieldSize: formLimits.field,
        fields: formLimits.fields,
        fileSize: formLimits.file,
        files: 1,
        parts: formLimits.fields + 1,
        headerPairs: formLimits.partHeaders,
        headerSize: formLimits.partHead,
      },
    })
  } catch {
    return null // no boundary, or one that is none
  }
}

/** Answers at the file's first byte, or at the form's end where it has none. */
export const readMultipart = (request: IncomingMessage, contentType: string): Promise<FormRead> => {
  const reader = readerFor(contentType)
  if (reader === null) return Promise.resolve({ is: 'trouble', trouble: 'not-a-form' })
  const form = new Map<string, string>()
  return new Promise((answer) => {
    let file: BusboyFileStream | null = null
    let whole = false
    let trouble: FormTrouble | 'broken-off' | null = null
    const ends: (() => void)[] = []
    const stop = (because: FormTrouble | 'broken-off') => {
      if (whole || trouble !== null) return
      trouble = because
      request.unpipe(reader)
      request.resume()
      file?.destroy(new UploadTrouble(because))
      for (const end of ends) end()
      answer({ is: 'trouble', trouble: because === 'broken-off' ? 'not-a-form' : because }) // heard only where no file was handed on
    }
    let beside = 0
    request.on('data', (piece: Buffer) => {
      beside += piece.length
      if (beside - (file?.bytesRead ?? 0) > formLimits.beside + piece.length) stop('too-long')
    })
    request.once('close', () => request.complete || stop('broken-off'))
    reader.on('field', (name, value, _, cut, __, type) => {
      if (file !== null || Buffer.byteLength(name ?? '') > formLimits.name || /^multipart\//i.test(type)) return stop('not-a-form')
      if (cut) return stop('too-long')
      const bytes = bytesOf(value)
      const [readName, readValue] = [readText(Buffer.from(name ?? '')), bytes && readText(bytes)]
      if (readName === null || readName.includes('\ufffd') || readValue === null) return stop('not-a-form')
      form.set(readName, readValue)
    })
    reader.on('file', (_, stream, fileName) => {
      stream.on('error', () => undefined) // whoever reads it hears of it; perhaps nobody does
      if (fileName === '') return void stream.resume() // a field for a file that was left empty
      file = stream
      stream.once('limit', () => stop('too-long'))
      const untilWhole = () => new Promise<void>((end) => (whole || trouble !== null ? end() : ends.push(end)))
      const bytes = async function* () {
        try {
          for await (const piece of stream) yield piece as Uint8Array
        } catch {
          stop('not-a-form') // unless it was stopped before, for a reason we know
        }
        await untilWhole() // a second file, or the end that never comes, is known only then
        if (trouble !== null) throw new UploadTrouble(trouble)
      }
      answer({ is: 'read', form, file: { bytes: bytes() } satisfies Upload })
    })
    for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) reader.on(limit, () => stop('not-a-form'))
    reader.on('error', () => stop('not-a-form'))
    reader.on('finish', () => {
      if (trouble !== null) return
      whole = true
      for (const end of ends) end()
      answer({ is: 'read', form, file: null })
    })
    request.pipe(reader)
  })
}
