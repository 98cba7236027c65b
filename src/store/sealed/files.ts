// The files of what was sent: bytes and card lie under the telling, the card sealed to it; the outline that a receipt opens lies under the inbox.
import { draftItem, filePart, partsUnder, putPart } from './parts.ts'
import type { SealedChange, SealedLook } from './tables.ts'

/** `n`: in the order they came; by it its teller knows it. */
export type SentFile = { n: number; id: string }
/** Its card and its outline, as they are sealed. */
export type SealedFile = { id: string; card: Uint8Array; outline: Uint8Array }

const cardMark = 'file-card '
export const cardPart = ({ n, id }: SentFile): string => `${cardMark}${String(n).padStart(4, '0')} ${id}`
export const outlinePart = (id: string): string => `outline ${id}`

export const isFileId = (text: string): boolean => /^a[a-z2-7]{26}$/.test(text)

/** In order. */
export const filesOf = async (look: SealedLook, telling: string): Promise<SentFile[]> =>
  (await partsUnder(look, telling)).flatMap((part) => {
    const [, n, id] = part.startsWith(cardMark) ? part.split(' ') : []
    return n && id && isFileId(id) ? [{ n: Number(n), id }] : []
  })

/** Its number, after the newest. The bytes are moved there beside this. */
export const putFile = async (
  tx: SealedChange,
  telling: string,
  lookup: Uint8Array,
  { id, card, outline }: SealedFile,
): Promise<number> => {
  const n = ((await filesOf(tx, telling)).at(-1)?.n ?? 0) + 1
  await putPart(tx, telling, cardPart({ n, id }), card)
  await putPart(tx, draftItem(lookup), outlinePart(id), outline)
  return n
}

/** Its bytes, its card and its outline, wherever they lie; done again without harm. */
export const eraseFile = async (tx: SealedChange, id: string): Promise<void> => {
  await tx
    .deleteFrom('sealed_part')
    .where((is) => is.or([is('part', '=', filePart(id)), is('part', '=', outlinePart(id)), is('part', 'like', `${cardMark}% ${id}`)]))
    .execute()
}
