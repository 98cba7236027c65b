// A file that is still coming in waits in the database, sealed under a key that only this process's memory holds, until its turn to be stripped.
import { newKeys, openStream, sealStream } from '../sealing/envelope.ts'
import { dropItem, inPieces, piecesOf, putPiece, spoolMark } from '../store/sealed/parts.ts'
import type { Store } from '../store/store.ts'

type Spool = {
  /** Bytes that came in. */
  size: number
  /** The file from its beginning, as often as it is asked. */
  read: () => AsyncIterable<Uint8Array>
  drop: () => Promise<void>
}

/** Throws what the upload throws (cut off, too long), and leaves nothing of it then. `id` is a new random id. */
export const spoolUpload = async (store: Store, id: string, bytes: AsyncIterable<Uint8Array>): Promise<Spool> => {
  const item = spoolMark + id
  const { identity, recipient } = await newKeys()
  const drop = () => store.change((tx) => dropItem(tx, item))
  let size = 0
  const counted = async function* () {
    for await (const some of bytes) {
      size += some.length
      yield some
    }
  }
  try {
    let n = 0
    for await (const piece of inPieces(sealStream(counted(), [recipient]))) {
      const place = n++
      await store.change((tx) => putPiece(tx, item, 'file', place, piece))
    }
  } catch (cause) {
    await drop().catch(() => undefined) // whatever is wrong is told already; the night sweeps
    throw cause
  }
  return { size, read: () => openStream(piecesOf(store.sealed, item, 'file'), identity), drop }
}
