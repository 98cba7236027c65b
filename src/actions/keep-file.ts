// A stripped file is kept, sealed under a key of its own; that key lies in the teller's inbox until the telling is sent, and under the telling from then on.
import { type FileCard, mostFiles, outlineOf } from '../contributions/file-card.ts'
import type { Day } from '../dates/days.ts'
import { newKeys, sealStream } from '../sealing/envelope.ts'
import { sealWords } from '../sealing/letters.ts'
import { zerosAfter } from '../sealing/padding.ts'
import type { Inbox } from '../sealing/receipt-key.ts'
import { filesOf, putFile, type SealedFile } from '../store/sealed/files.ts'
import { countLetters, findInbox, mostDraftLetters, moveEnd, putLetter } from '../store/sealed/inboxes.ts'
import { bytesOf, countPieces, draftItem, dropItem, filePart, inPieces, moveParts, putPiece, spoolMark } from '../store/sealed/parts.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { SealedChange, Store } from '../store/store.ts'
import type { Way } from './add-to-telling.ts'
import { draftEnds } from './begin-draft.ts'

const mostBytes = 250 * 1024 * 1024
/** A picture comes whole; sealed whole, it would lie there twice. */
const atOnce = 64 * 1024

/** `letter`: its place in the inbox; of what was sent, its number. */
export type KeptFile = { is: 'kept'; card: FileCard; letter: number } | { is: 'missing' } | { is: 'sent' } | { is: 'full' }
export type NewCard = Omit<FileCard, 'identity' | 'size'>

/** `bytes` are padded as they are sealed, so that their length tells less; the true one stands in the card. */
async function* padded(bytes: AsyncIterable<Uint8Array>, count: (length: number) => void): AsyncGenerator<Uint8Array> {
  let length = 0
  for await (const some of bytes) {
    length += some.length
    for (let at = 0; at < some.length; at += atOnce) yield some.subarray(at, at + atOnce)
  }
  count(length)
  yield* zerosAfter(length)
}

/** Seals it piece by piece under an id that is swept away if nothing comes of it; the true length, and how many pieces there are. */
const putAside = async (store: Store, waiting: string, part: string, bytes: AsyncIterable<Uint8Array>, recipient: string) => {
  let size = 0
  let pieces = 0
  const counted = padded(bytes, (length) => {
    size = length
  })
  for await (const piece of inPieces(sealStream(counted, [recipient]))) {
    const place = pieces++
    await store.change((tx) => putPiece(tx, waiting, part, place, piece))
  }
  return { size, pieces }
}

/** `moveTo`: whether there was room for it under that item. */
type Waiting = { card: FileCard; moveTo: (tx: SealedChange, item: string) => Promise<boolean> }

/** Nothing of it is left where `place` could not keep it. */
const keep = async (
  store: Store,
  given: NewCard,
  bytes: AsyncIterable<Uint8Array>,
  place: (waiting: Waiting) => Promise<KeptFile>,
): Promise<KeptFile> => {
  const { identity, recipient } = await newKeys()
  const waiting = spoolMark + given.id
  let kept = false
  try {
    const { size, pieces } = await putAside(store, waiting, filePart(given.id), bytes, recipient)
    const moveTo = async (tx: SealedChange, item: string) => {
      if ((await bytesOf(tx, item)) + size > mostBytes) return false
      // Another start on the same database sweeps away what was still coming in: a file is whole or not there.
      if ((await countPieces(tx, waiting)) !== pieces) throw new Error('a file was swept away while it came in')
      await moveParts(tx, waiting, item)
      return true
    }
    const done = await place({ card: { ...given, size, identity }, moveTo })
    kept = done.is === 'kept'
    return done
  } finally {
    if (!kept) await store.change((tx) => dropItem(tx, waiting)).catch(() => undefined) // what is wrong is told already; the night sweeps
  }
}

/** In a draft. */
export const keepFile = (store: Store, inbox: Inbox, given: NewCard, bytes: AsyncIterable<Uint8Array>, today: Day): Promise<KeptFile> =>
  keep(store, given, bytes, async ({ card, moveTo }) => {
    const letter = await sealWords(card, [inbox.recipient])
    return store.change(async (tx): Promise<KeptFile> => {
      const found = await findInbox(tx, inbox.lookup)
      if (!found) return { is: 'missing' }
      if (found.telling !== null) return { is: 'sent' }
      const files = await countLetters(tx, inbox.lookup, 'file')
      const letters = await countLetters(tx, inbox.lookup)
      if (files >= mostFiles || letters >= mostDraftLetters || !(await moveTo(tx, draftItem(inbox.lookup)))) return { is: 'full' }
      await moveEnd(tx, inbox.lookup, draftEnds(today))
      return { is: 'kept', card, letter: await putLetter(tx, inbox.lookup, 'file', letter) }
    })
  })

/** The card for whoever opens the telling, the outline for its teller. */
export const sealFile = async (card: FileCard, telling: string, inbox: string): Promise<SealedFile> => ({
  id: card.id,
  card: await sealWords(card, [telling]),
  outline: await sealWords(outlineOf(card), [inbox]),
})

/** Beside what was sent, by a way that a receipt proved; withheld with it, if it is. */
export const addFile = (
  store: Store,
  inbox: Inbox,
  { telling, recipient }: Pick<Way, 'telling' | 'recipient'>,
  given: NewCard,
  bytes: AsyncIterable<Uint8Array>,
): Promise<KeptFile> =>
  keep(store, given, bytes, async ({ card, moveTo }) => {
    const sealed = await sealFile(card, recipient, inbox.recipient)
    return store.change(async (tx): Promise<KeptFile> => {
      if ((await findInbox(tx, inbox.lookup))?.telling !== telling || !(await findTelling(tx, telling))) return { is: 'missing' }
      if ((await filesOf(tx, telling)).length >= mostFiles || !(await moveTo(tx, telling))) return { is: 'full' }
      return { is: 'kept', card, letter: await putFile(tx, telling, inbox.lookup, sealed) }
    })
  })
