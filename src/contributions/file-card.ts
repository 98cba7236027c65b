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

/** Of one telling, untouched ones among them. */
export const mostFiles = 10
