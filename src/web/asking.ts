// The few things this site wants to know of a request's headers, taken in one walk; the rest is never looked at.

export type Asked = {
  acceptEncoding: string | undefined
  ifNoneMatch: string | undefined
  /** Declared length of a body, in bytes; endless where it comes in chunks. */
  bodyLength: number
  /** How often it says whom it is for: anything but once could be read differently by two servers. */
  hosts: number
}

const joined = (before: string | undefined, value: string) => (before === undefined ? value : `${before}, ${value}`)

/** `raw` is node's flat list: names as they were sent, each followed by its value. */
export const askedIn = (raw: readonly string[]): Asked => {
  const asked: Asked = { acceptEncoding: undefined, ifNoneMatch: undefined, bodyLength: 0, hosts: 0 }
  for (let n = 0; n < raw.length; n += 2) {
    const name = raw[n] as string
    const value = raw[n + 1] as string
    // Most names differ in length already: only these four lengths are compared letter by letter.
    if (name.length === 4 && name.toLowerCase() === 'host') asked.hosts += 1
    else if (name.length === 13 && name.toLowerCase() === 'if-none-match') asked.ifNoneMatch = joined(asked.ifNoneMatch, value)
    else if (name.length === 14 && name.toLowerCase() === 'content-length') asked.bodyLength = Number(value)
    else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') asked.bodyLength = Number.POSITIVE_INFINITY
    else if (name.length === 15 && name.toLowerCase() === 'accept-encoding') asked.acceptEncoding = joined(asked.acceptEncoding, value)
  }
  return asked
}
