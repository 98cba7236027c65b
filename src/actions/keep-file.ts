// A stripped file is kept, sealed under a key of its own; that key lies in the teller's inbox until the telling is sent.
import { type FileCard, mostFiles } from '../contributions/file-card.ts'
import { newKeys, sealStream } from '../sealing/envelope.ts'
import { sealWords } from '../sealing/letters.ts'
import { zerosAfter } from '../sealing/padding.ts'
import type { Inbox } from '../sealing/receipt-key.ts'
import { countLetters, findInbox, putLetter } from '../store/sealed/inboxes.ts'
import { bytesOf, countPieces, draftItem, dropPart, filePart, inPieces, moveParts, putPiece, spoolMark } from '../store/sealed/parts.ts'
import type { Store } from '../store/store.ts'

const mostBytes = 250 * 1024 * 1024
const mostLetters = 200
/** A picture comes whole; sealed whole, it would lie there twice. */
const atOnce = 64 * 1024

/** `letter`: its place in the inbox. */
export type KeptFile = { is: 'kept'; card: FileCard; letter: number } | { is: 'missing' } | { is: 'sent' } | { is: 'full' }

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

export const keepFile = async (
  store: Store,
  inbox: Inbox,
  card: Omit<FileCard, 'identity' | 'size'>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<KeptFile> => {
  const { identity, recipient } = await newKeys()
  const waiting = spoolMark + card.id
  let size = 0
  let n = 0
  for await (const piece of inPieces(
    sealStream(
      padded(bytes, (length) => {
        size = length
      }),
      [recipient],
    ),
  )) {
    const place = n++
    await store.change((tx) => putPiece(tx, waiting, filePart(card.id), place, piece))
  }
  const whole: FileCard = { ...card, size, identity }
  const letter = await sealWords(whole, [inbox.recipient])
  return store.change(async (tx): Promise<KeptFile> => {
    const refused = async (because: Exclude<KeptFile, { is: 'kept' }>) => {
      await dropPart(tx, waiting, filePart(card.id))
      return because
    }
    const found = await findInbox(tx, inbox.lookup)
    if (!found) return refused({ is: 'missing' })
    if (found.telling !== null) return refused({ is: 'sent' })
    const item = draftItem(inbox.lookup)
    const already = await bytesOf(tx, item)
    const files = await countLetters(tx, inbox.lookup, 'file')
    const letters = await countLetters(tx, inbox.lookup)
    if (already + size > mostBytes || files >= mostFiles || letters >= mostLetters) return refused({ is: 'full' })
    // Another start on the same database sweeps away what was still coming in: a file is whole or not there.
    if ((await countPieces(tx, waiting)) !== n) throw new Error('a file was swept away while it came in')
    await moveParts(tx, waiting, item)
    return { is: 'kept', card: whole, letter: await putLetter(tx, inbox.lookup, 'file', letter) }
  })
}
