// Walks through bytes that arrive in pieces of any size, a few at a time; what has been read is wiped.
import { cutOff } from './unstrippable.ts'

export type ByteReader = {
  /** How many bytes lie behind. */
  at: () => number
  /** The next bytes, which stay next; fewer where the end comes first. Good until the next call. */
  peek: (length: number) => Promise<Buffer>
  /** The next bytes, as a copy; throws where the end comes first. */
  take: (length: number) => Promise<Buffer>
  /** Leaves bytes out; answers whether there were as many. */
  skip: (length: number) => Promise<boolean>
  /** The next bytes in copies of moderate size; throws where the end comes first. */
  pass: (length: number) => AsyncGenerator<Buffer>
  /** Lets go of whoever brings the bytes. */
  close: () => Promise<void>
}

const moderate = 64 * 1024

/** The pieces are the reader's to wipe. */
export const byteReader = (pieces: AsyncIterable<Uint8Array>): ByteReader => {
  const coming = pieces[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  let behind = 0
  let over = false

  const hold = async (length: number) => {
    if (over || held.length >= length) return
    const more: Uint8Array[] = []
    for (let have = held.length; have < length; ) {
      const { done, value } = await coming.next()
      if (done) {
        over = true
        break
      }
      more.push(value)
      have += value.byteLength
    }
    const joined = Buffer.concat([held, ...more])
    for (const piece of [held, ...more]) piece.fill(0)
    held = joined
  }
  const leave = (length: number) => {
    held.fill(0, 0, length)
    held = held.subarray(length)
    behind += length
  }
  const take = async (length: number) => {
    await hold(length)
    if (held.length < length) throw cutOff()
    const taken = Buffer.from(held.subarray(0, length))
    leave(length)
    return taken
  }
  return {
    at: () => behind,
    take,
    peek: async (length) => {
      await hold(length)
      return held.subarray(0, length)
    },
    skip: async (length) => {
      for (let left = length; left > 0; ) {
        await hold(1)
        if (held.length === 0) return false
        const now = Math.min(left, held.length)
        leave(now)
        left -= now
      }
      return true
    },
    pass: async function* (length) {
      for (let left = length; left > 0; ) {
        const now = Math.min(left, moderate)
        yield await take(now)
        left -= now
      }
    },
    close: async () => {
      held.fill(0)
      await coming.return?.()
    },
  }
}
