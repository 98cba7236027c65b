// The slow hash between a secret people keep in their heads or on paper, and a key: two at a time, and a short queue.
import { hkdfSync } from 'node:crypto'

export type Cost = { memoryCost: number; timeCost: number; parallelism: number }
/** Argon2id (RFC 9106), which is this package's own choice too; memory in KiB. 24 digits guess slowly enough at the first, a person's own words need the second. */
export const receiptCost: Cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }
export const passphraseCost: Cost = { memoryCost: 128 * 1024, timeCost: 3, parallelism: 1 }

/** Too many wait already: come back in a moment. */
export class Busy extends Error {}

const atOnce = 2
const longestQueue = 32
let running = 0
const waiting: (() => void)[] = []

const turn = async (): Promise<void> => {
  if (running < atOnce) {
    running += 1
    return
  }
  if (waiting.length >= longestQueue) throw new Busy('too many are being let in at this moment')
  await new Promise<void>((begin) => waiting.push(begin)) // whoever leaves hands its place on
}
const leave = () => {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

/** 32 bytes. Throws Busy where the queue is full; the native hash is loaded at its first use. */
export const slowHash = async (secret: string, salt: Uint8Array, cost: Cost): Promise<Buffer> => {
  await turn()
  try {
    const { hashRaw } = await import('@node-rs/argon2')
    return await hashRaw(secret, { ...cost, outputLen: 32, salt })
  } finally {
    leave()
  }
}

/** One key for each use of a hash (RFC 5869, SHA-256, 32 bytes). */
export const derived = (key: Uint8Array, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `common-thread ${use}`, 32))
