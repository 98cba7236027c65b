// Sealed bytes in pieces: what lies under an item, part by part.
import { dropGrants } from './grants.ts'
import type { SealedChange, SealedLook } from './tables.ts'

const pieceLength = 256 * 1024

/** Under what a draft's files lie: its inbox. Once it is sent they lie under the telling's own id. */
export const draftItem = (lookup: Uint8Array): string => Buffer.from(lookup).toString('hex')
/** What the item of a file begins with that is still coming in: whatever a stopped process left can be opened by nobody, and is swept away. */
export const spoolMark = 'spool-'
/** What the names of envelopes begin with. */
export const withheldMark = 'withheld '
export const filePart = (id: string): string => `file ${id}`

/** Appends one piece; a stream of others goes through `inPieces` first. */
export const putPiece = async (tx: SealedChange, item: string, part: string, n: number, bytes: Uint8Array): Promise<void> => {
  await tx.insertInto('sealed_part').values({ item, part, n, bytes }).execute()
}

/** Gathers a stream into pieces, the last one shorter; each lies where the one before lay, which must be written by then. */
export async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(pieceLength)
  let length = 0
  for await (const some of bytes) {
    for (let at = 0; at < some.length; ) {
      const taken = Math.min(some.length - at, pieceLength - length)
      piece.set(some.subarray(at, at + taken), length)
      length += taken
      at += taken
      if (length === pieceLength) {
        yield piece
        length = 0
      }
    }
  }
  if (length) yield piece.subarray(0, length)
}

export const putPart = async (tx: SealedChange, item: string, part: string, sealed: Uint8Array): Promise<void> => {
  for (let n = 0; n * pieceLength < sealed.length; n++)
    await putPiece(tx, item, part, n, sealed.subarray(n * pieceLength, (n + 1) * pieceLength))
}

/** Piece by piece, so that a long sound is never whole in memory. */
export async function* piecesOf(look: SealedLook, item: string, part: string): AsyncGenerator<Uint8Array> {
  for (let n = 0; ; n++) {
    const row = await look
      .selectFrom('sealed_part')
      .select('bytes')
      .where('item', '=', item)
      .where('part', '=', part)
      .where('n', '=', n)
      .executeTakeFirst()
    if (!row) return
    yield row.bytes
  }
}

export const wholePart = async (look: SealedLook, item: string, part: string): Promise<Uint8Array | null> => {
  const pieces: Uint8Array[] = []
  for await (const piece of piecesOf(look, item, part)) pieces.push(piece)
  return pieces.length ? Buffer.concat(pieces) : null
}

export const dropItem = async (tx: SealedChange, item: string): Promise<void> => {
  await dropGrants(tx, item)
  await tx.deleteFrom('sealed_part').where('item', '=', item).execute()
}

/** What was told and who could open it; what of it is withheld stays, for its teller to bring back. */
export const dropTold = async (tx: SealedChange, item: string): Promise<void> => {
  await dropGrants(tx, item)
  await tx.deleteFrom('sealed_part').where('item', '=', item).where('part', 'not like', `${withheldMark}%`).execute()
}

/** Whether it was there. */
export const dropPart = async (tx: SealedChange, item: string, part: string): Promise<boolean> =>
  (await tx.deleteFrom('sealed_part').where('item', '=', item).where('part', '=', part).executeTakeFirst()).numDeletedRows > 0n

export const moveParts = async (tx: SealedChange, from: string, to: string): Promise<void> => {
  await tx.updateTable('sealed_part').set({ item: to }).where('item', '=', from).execute()
}

export const partsUnder = async (look: SealedLook, item: string): Promise<string[]> =>
  (await look.selectFrom('sealed_part').select('part').distinct().where('item', '=', item).orderBy('part').execute()).map(
    ({ part }) => part,
  )

/** How many parts, not pieces, under an item have a name that begins so. */
export const countParts = async (look: SealedLook, item: string, named: string): Promise<number> =>
  Number(
    (
      await look
        .selectFrom('sealed_part')
        .select((is) => is.fn.count('part').distinct().as('n'))
        .where('item', '=', item)
        .where('part', 'like', `${named} %`)
        .executeTakeFirstOrThrow()
    ).n,
  )

export const countPieces = async (look: SealedLook, item: string): Promise<number> =>
  Number(
    (
      await look
        .selectFrom('sealed_part')
        .select((is) => is.fn.countAll().as('n'))
        .where('item', '=', item)
        .executeTakeFirstOrThrow()
    ).n,
  )

/** Sealed bytes of everything that lies under an item, or of one part of it. */
export const bytesOf = async (look: SealedLook, item: string, part?: string): Promise<number> => {
  const sum = look
    .selectFrom('sealed_part')
    .select((is) => is.fn.sum<number | null>(is.fn('octet_length', ['bytes'])).as('n'))
    .where('item', '=', item)
  return Number((await (part === undefined ? sum : sum.where('part', '=', part)).executeTakeFirstOrThrow()).n ?? 0)
}
