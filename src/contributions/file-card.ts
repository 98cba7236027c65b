// What is known of a file that came with a telling; its bytes lie elsewhere, sealed under its own key.

export type FileCard = {
  id: string
  /** Media type, found in the bytes. */
  type: string
  /** Bytes without padding. */
  size: number
  /** In the teller's words: what is to be seen or heard. */
  description: string
  /** Untouched, with whatever it tells of its maker: kept as evidence, never to be published. */
  original: boolean
  /** The age identity that opens it. */
  identity: string
}

export type FileKind = 'picture' | 'pdf' | 'text' | 'sound'

/** What a receipt alone still sees of a file that was sent: enough to know it by, and no word of it. `size`: bytes, roughly. */
export type FileOutline = Pick<FileCard, 'size' | 'original'> & { kind: FileKind }

/** As people call it. Of the documents that are read for their text, an untouched one is a packed file. */
export const kindOf = (type: string): FileKind => {
  if (type.startsWith('image/')) return 'picture'
  if (type === 'application/pdf') return 'pdf'
  return type === 'text/plain' || type === 'application/zip' ? 'text' : 'sound'
}

/** An exact size would tell a known file. */
export const outlineOf = ({ type, size, original }: FileCard): FileOutline => ({
  kind: kindOf(type),
  size: Number(size.toPrecision(2)),
  original,
})

/** Of one telling, untouched ones among them. */
export const mostFiles = 10
