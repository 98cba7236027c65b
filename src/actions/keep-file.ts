// A stripped file is kept, sealed under a key of its own; that key lies in the teller's inbox until the telling is sent.
import { type FileCard, mostFiles } from '../contributions/file-card.ts'
import { newKeys, sealStream } from '../sealing/envelope.ts'
import { sealWords } from '../sealing/letters.ts'
import { zerosAfter } from '../sealing/padding.ts'
import type { Inbox } from '../sealing/receipt-key.ts'
import { countLetters, findInbox, mostDraftLetters, putLetter } from '../store/sealed/inboxes.ts'
import { bytesOf, countPieces, draftItem, dropItem, filePart, inPieces, moveParts, putPiece, spoolMark } from '../store/sealed/parts.ts'
import type { Store } from '../store/store.ts'

const mostBytes = 250 * 1024 * 1024
/** A picture comes whole; sealed whole, it would lie there twice. */
const atOnce = 64 * 1024

/** `letter`: its place in the inbox. */
type KeptFile = { is: 'kept'; card: FileCard; letter: number } | { is: 'missing' } | { is: 'sent' } | { is: 'full' }

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

/** Nothing of it is left where it could not be kept. */
export const keepFile = async (
  store: Store,
  inbox: Inbox,
  card: Omit<FileCard, 'identity' | 'size'>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<KeptFile> => {
  const { identity, recipient } = await newKeys()
  const waiting = spoolMark + card.id
  let kept = false
  try {
    const { size, pieces } = await putAside(store, waiting, filePart(card.id), bytes, recipient)
    const whole: FileCard = { ...card, size, identity }
    const letter = await sealWords(whole, [inbox.recipient])
    const done = await store.change(async (tx): Promise<KeptFile> => {
      const found = await findInbox(tx, inbox.lookup)
      if (!found) return { is: 'missing' }
      if (found.telling !== null) return { is: 'sent' }
      const item = draftItem(inbox.lookup)
      const already = await bytesOf(tx, item)
      const files = await countLetters(tx, inbox.lookup, 'file')
      const letters = await countLetters(tx, inbox.lookup)
      if (already + size > mostBytes || files >= mostFiles || letters >= mostDraftLetters) return { is: 'full' }
      // Another start on the same database sweeps away what was still coming in: a file is whole or not there.
      if ((await countPieces(tx, waiting)) !== pieces) throw new Error('a file was swept away while it came in')
      await moveParts(tx, waiting, item)
      return { is: 'kept', card: whole, letter: await putLetter(tx, inbox.lookup, 'file', letter) }
    })
    kept = done.is === 'kept'
    return done
  } finally {
    if (!kept) await store.change((tx) => dropItem(tx, waiting)).catch(() => undefined) // what is wrong is told already; the night sweeps
  }
}
