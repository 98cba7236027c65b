// A file comes in: never in plaintext on the disk, stripped of what it says in secret, shown as it is kept, or refused with what to do instead.
import type { PlacedFile } from '../../actions/drop-file.ts'
import type { KeptFile, NewCard } from '../../actions/keep-file.ts'
import { spoolUpload } from '../../actions/spool-upload.ts'
import { mostFiles } from '../../contributions/file-card.ts'
import { readTyped } from '../../contributions/typed.ts'
import type { Inbox } from '../../sealing/receipt-key.ts'
import { StoreTrouble } from '../../store/trouble.ts'
import { headLength, type Recognised, recognise } from '../../stripping/recognising.ts'
import { type Refusal, refusalSentences } from '../../stripping/refusal.ts'
import { admit, strip } from '../../stripping/strip.ts'
import type { Stripped } from '../../stripping/upload.ts'
import type { ShareReply, Upload } from './asked.ts'
import type { ShownFile } from './pages/file-kept-page.tsx'
import type { Said } from './pages/parts/faults.tsx'
import { fileFields } from './pages/parts/file-fields.tsx'
import type { Carried } from './pages/parts/form.tsx'
import { onTo } from './reply.ts'
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

/** Where a file goes, and the pages and addresses around it. */
export type FilePlace = {
  inbox: Inbox
  /** How many are there. */
  count: () => Promise<number>
  /** Said where there are ten. */
  full: string
  keep: (card: NewCard, bytes: AsyncIterable<Uint8Array>) => Promise<KeptFile>
  /** The same page once more. */
  again: (faults: readonly Said[], status: number) => Promise<ShareReply>
  shown: (file: ShownFile, remove: Carried) => Promise<ShareReply>
  /** Comes before it is kept where it goes to the editors at once; a draft is looked over as a whole. */
  warned?: (description: string) => Promise<ShareReply | null>
  /** None was chosen. */
  none: () => Promise<ShareReply>
  takeOut: (files: readonly PlacedFile[]) => Promise<ShareReply>
  /** Where to go from a page that is too old to take out what it showed. */
  past: string
}

type Adding = { visit: Visit; place: FilePlace }

const faultIn = ({ place }: Adding, says: string, status = 422): Promise<ShareReply> =>
  place.again([{ field: fileFields.file, says }], status)

const refusedFor = (adding: Adding, because: Refusal): Promise<ShareReply> =>
  faultIn(adding, adding.visit.words.say(refusalSentences[because]))

/** The cleaned file is kept by then, and the page says so. */
const fullIfRefused = (error: unknown): KeptFile => {
  if (error instanceof StoreTrouble) return { is: 'full' }
  throw error
}

const keepBoth = async (adding: Adding, upload: Upload, description: string): Promise<ShareReply> => {
  const { visit, place } = adding
  const { parts, words, field, routes, passes } = visit
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
    const kept = await place.keep(card, bytesOf(file))
    if (kept.is === 'missing' || kept.is === 'sent') return onTo(routes.return())
    if (kept.is === 'full') return await faultIn(adding, words.say('There is no room for more files in one telling.'))
    const seen = recognise(first)
    const untouched =
      field(fileFields.original) === 'yes' && seen.is !== 'refused'
        ? await place
            .keep({ id: id(), type: typeOfOriginal(seen, card.type), description, original: true }, spool.read())
            .catch(fullIfRefused)
        : null
    const shown: ShownFile = {
      is: file.is,
      preview: file.is === 'picture' ? `data:image/jpeg;base64,${file.preview.toString('base64')}` : null,
      description,
      original: untouched === null ? 'not-wanted' : untouched.is === 'kept' ? 'kept' : 'no-room',
    }
    const files = [kept, ...(untouched?.is === 'kept' ? [untouched] : [])].map(({ card: { id }, letter }) => ({ id, letter }))
    return await place.shown(shown, { [fileFields.added]: passes.added({ lookup: place.inbox.lookup, files }) })
  } finally {
    await spool.drop().catch(parts.failed) // what is kept is kept; the night sweeps
  }
}

/** Why no file can be added just now, in words; null where one can. */
export const noFileNow = async ({ parts, words }: Visit, place: Pick<FilePlace, 'count' | 'full'>): Promise<string | null> => {
  if ((await parts.room()) !== 'files')
    return words.say('There is no room for files on this machine just now. Your words can still be sent.')
  return (await place.count()) < mostFiles ? null : place.full
}

/** On the page that showed them, what was just added is taken out again without the number: the page says which it was, and reads nothing. */
const takeOut = async ({ passes, field }: Visit, place: FilePlace): Promise<ShareReply> => {
  const added = passes.readAdded(field(fileFields.added))
  return added && Buffer.from(added.lookup).equals(place.inbox.lookup) ? place.takeOut(added.files) : onTo(place.past)
}

/** The same form sent twice keeps its file once. */
export const keepUpload = async (visit: Visit, place: FilePlace): Promise<ShareReply> => {
  const { parts, asked, words, field } = visit
  const adding = { visit, place }
  if (asked.form.has(fileFields.added)) return takeOut(visit, place)
  const description = readTyped(field(fileFields.description))
  if (description === null)
    return place.again(
      [
        {
          field: fileFields.description,
          says: words.say('Some signs in here are not letters and cannot be kept. Please type this again.'),
        },
      ],
      422,
    )
  if (asked.file === null) return place.none()
  // A click before this one was dealt with. Nobody can tell whether that was the same file: they may have gone back for another.
  if (asked.ticket === 'used')
    return faultIn(adding, words.say('This page was sent twice, and its file is taken once. If this is another file, choose it again.'))
  const none = await noFileNow(visit, place)
  if (none !== null) return faultIn(adding, none)
  const warned = await place.warned?.(description)
  if (warned) return warned
  try {
    return await keepBoth(adding, asked.file, description)
  } catch (error) {
    if (error instanceof TooLarge) return refusedFor(adding, 'too-large')
    if (!(error instanceof StoreTrouble)) throw error
    parts.failed(error)
    return faultIn(adding, words.say('This file could not be kept just now. Please choose it and try again in a minute.'), 503)
  }
}
