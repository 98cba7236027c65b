// A file comes in: never in plaintext on the disk, stripped of what it says in secret, shown as it is kept, or refused with what to do instead.
import { dropFile } from '../../actions/drop-file.ts'
import { keepFile } from '../../actions/keep-file.ts'
import { spoolUpload } from '../../actions/spool-upload.ts'
import { mostFiles } from '../../contributions/file-card.ts'
import { readTyped } from '../../contributions/typed.ts'
import { countLetters, findInbox } from '../../store/sealed/inboxes.ts'
import { headLength, type Recognised, recognise } from '../../stripping/recognising.ts'
import { type Refusal, refusalSentences } from '../../stripping/refusal.ts'
import { admit, strip } from '../../stripping/strip.ts'
import type { Stripped } from '../../stripping/upload.ts'
import type { ShareReply, Upload } from './asked.ts'
import type { Asking } from './asking.ts'
import { FileKeptPage, type ShownFile } from './pages/file-kept-page.tsx'
import { FilePage, fileFields } from './pages/file-page.tsx'
import type { Said } from './pages/parts/faults.tsx'
import type { Handle } from './pass.ts'
import { onTo, page } from './reply.ts'
import type { Visit } from './visit.ts'

/** More came than there may be of what its first bytes say it is. */
class TooLarge extends Error {}

/** Holds back the first bytes until it is known what they are. `first` is shorter only where the file is. */
const begunOf = async (upload: Upload): Promise<{ first: Buffer; whole: AsyncIterable<Uint8Array> }> => {
  const pieces = upload.bytes[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let length = 0
  while (length < headLength) {
    const next = await pieces.next()
    if (next.done) break
    held.push(next.value)
    length += next.value.length
  }
  const whole = async function* () {
    yield* held
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
  }
  return { first: Buffer.concat(held), whole: whole() }
}

async function* upTo(largest: number, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const piece of bytes) {
    length += piece.length
    if (length > largest) throw new TooLarge()
    yield piece
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const typeOf = (file: Exclude<Stripped, { is: 'refused' }>): string => (file.is === 'words' ? 'text/plain' : file.type)

const bytesOf = (file: Exclude<Stripped, { is: 'refused' }>): AsyncIterable<Uint8Array> =>
  file.is === 'sound' ? file.read() : once(file.is === 'words' ? Buffer.from(file.text) : file.bytes)

/** The untouched file is called what its first bytes say. */
const typeOfOriginal = (seen: Recognised, cleaned: string): string =>
  seen.is === 'picture' ? `image/${seen.format}` : seen.is === 'words' ? 'application/zip' : cleaned

type Adding = { visit: Visit; held: Handle; asking: Asking }

const again = ({ visit, asking }: Adding, faults: readonly Said[]): Promise<ShareReply> =>
  page(<FilePage setting={visit.setting} {...asking} typed={visit.asked.form} faults={faults} />, 422)

const refusedFor = (adding: Adding, because: Refusal): Promise<ShareReply> =>
  again(adding, [{ field: fileFields.file, says: adding.visit.words.say(refusalSentences[because]) }])

const keepBoth = async (adding: Adding, upload: Upload, description: string): Promise<ShareReply> => {
  const { visit, held, asking } = adding
  const { parts, words, setting, field, routes, passes } = visit
  const { first, whole } = await begunOf(upload)
  if (first.length === 0) return refusedFor(adding, 'empty')
  const admitted = admit(first)
  if (admitted.is === 'refused') return refusedFor(adding, admitted.because)
  const id = () => parts.chance.id('a')
  const spool = await spoolUpload(parts.store, id(), upTo(admitted.largest, whole))
  try {
    const file = await strip(spool)
    if (file.is === 'refused') return await refusedFor(adding, file.because)
    const card = { id: id(), type: typeOf(file), description, original: false }
    const kept = await keepFile(parts.store, held.inbox, card, bytesOf(file))
    if (kept.is === 'missing' || kept.is === 'sent') return onTo(routes.return())
    if (kept.is === 'full')
      return await again(adding, [{ field: fileFields.file, says: words.say('There is no room for more files in one telling.') }])
    const seen = recognise(first)
    const untouched =
      field(fileFields.original) === 'yes' && seen.is !== 'refused'
        ? await keepFile(
            parts.store,
            held.inbox,
            { id: id(), type: typeOfOriginal(seen, card.type), description, original: true },
            spool.read(),
          )
        : null
    const shown: ShownFile = {
      is: file.is,
      preview: file.is === 'picture' ? `data:image/jpeg;base64,${file.preview.toString('base64')}` : null,
      description,
      original: untouched === null ? 'not-wanted' : untouched.is === 'kept' ? 'kept' : 'no-room',
    }
    const files = [kept, ...(untouched?.is === 'kept' ? [untouched] : [])].map(({ card: { id }, letter }) => ({ id, letter }))
    return await page(
      <FileKeptPage
        setting={setting}
        place={asking.place}
        file={shown}
        next={asking.next}
        another={asking.again}
        remove={{ action: asking.action, carried: { [fileFields.added]: passes.added({ lookup: held.inbox.lookup, files }) } }}
      />,
    )
  } finally {
    await spool.drop()
  }
}

/** Why no file can be added just now, in words; null where one can. */
export const noFileNow = async ({ parts, words }: Visit, { inbox }: Handle): Promise<string | null> => {
  if ((await parts.room()) !== 'files')
    return words.say('There is no room for files on this machine just now. Your words can still be sent.')
  return (await countLetters(parts.store.sealed, inbox.lookup, 'file')) < mostFiles
    ? null
    : words.say('There are ten files in it, and no more fit. Look it over to take one out, or send the rest by itself.')
}

/** On the page that showed them, what was just added is taken out again without the number: the page says which it was, and reads nothing. */
const takeOut = async ({ parts, passes, routes, field }: Visit, { inbox }: Handle, asking: Asking): Promise<ShareReply> => {
  const added = passes.readAdded(field(fileFields.added))
  if (!added || !Buffer.from(added.lookup).equals(inbox.lookup)) return onTo(asking.end)
  const found = await findInbox(parts.store.sealed, inbox.lookup)
  if (!found || found.telling !== null) return onTo(routes.return()) // what was sent is taken back whole
  for (const file of added.files) await dropFile(parts.store, inbox, file)
  return onTo(asking.taken)
}

/** The same form sent twice keeps its file once. */
export const keepUpload = async (visit: Visit, held: Handle, asking: Asking): Promise<ShareReply> => {
  const { asked, words, field } = visit
  const adding = { visit, held, asking }
  if (asked.form.has(fileFields.added)) return takeOut(visit, held, asking)
  const description = readTyped(field(fileFields.description))
  if (description === null)
    return again(adding, [
      { field: fileFields.description, says: words.say('Some signs in here are not letters and cannot be kept. Please type this again.') },
    ])
  if (asked.file === null) return onTo(asking.next) // none was chosen: the question is skipped
  // A click before this one was dealt with. Nobody can tell whether that was the same file: they may have gone back for another.
  if (asked.ticket === 'used')
    return again(adding, [
      {
        field: fileFields.file,
        says: words.say('This page was sent twice, and its file is taken once. If this is another file, choose it again.'),
      },
    ])
  const none = await noFileNow(visit, held)
  if (none !== null) return again(adding, [{ field: fileFields.file, says: none }])
  try {
    return await keepBoth(adding, asked.file, description)
  } catch (error) {
    if (error instanceof TooLarge) return refusedFor(adding, 'too-large')
    throw error
  }
}
