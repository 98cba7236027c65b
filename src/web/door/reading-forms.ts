// The two ways browsers send a form, told apart; any other way is none.
import type { IncomingMessage } from 'node:http'
import { type FormRead, formLimits } from './form.ts'
import { readMultipart } from './multipart.ts'
import { readUrlEncoded } from './url-encoded.ts'

/** The form of a POST, as far as its file: that comes last, and is read by whoever wants it. */
export const readForm = async (request: IncomingMessage): Promise<FormRead> => {
  const { headers } = request
  const type = headers['content-type'] ?? ''
  const length = Number(headers['content-length'] ?? 0)
  if (headers['content-encoding'] !== undefined) return { is: 'trouble', trouble: 'packed' }
  if (/^application\/x-www-form-urlencoded *(;|$)/i.test(type))
    return length > formLimits.plain ? { is: 'trouble', trouble: 'too-long' } : readUrlEncoded(request)
  if (!/^multipart\/form-data *(;|$)/i.test(type)) return { is: 'trouble', trouble: 'packed' }
  return length > formLimits.file + formLimits.beside ? { is: 'trouble', trouble: 'too-long' } : readMultipart(request, type)
}
