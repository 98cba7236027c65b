// What can be wrong with a database, told in a sentence an operator understands; the cause is kept beside it.

type Trouble =
  | 'not-a-database'
  | 'cannot-open'
  | 'cannot-connect'
  | 'newer-version'
  | 'not-empty'
  | 'unfit'
  | 'cannot-write'
  | 'damaged'
  | 'still-read'
  | 'ledger'

export class StoreTrouble extends Error {
  readonly is: Trouble
  constructor(is: Trouble, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.is = is
  }
}

/** Disk full, file too large, file damaged: what the machine does to us, not what we did. Of these the message is said; others quote values. */
export const isMachineTrouble = (error: unknown): boolean =>
  error instanceof Error &&
  /database or disk is full|disk I\/O error|disk image is malformed|malformed database schema|readonly database|\b(ENOSPC|EFBIG|EIO)\b|could not extend file|No space left/i.test(
    `${error.message} ${(error as { code?: string }).code ?? ''}`,
  )
