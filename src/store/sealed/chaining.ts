// Lines of which each carries the hash of the one before it: what is changed, taken out or put in between shows.
import { createHash } from 'node:crypto'

/** Hashes in hexadecimal. */
export type Link = { n: number; before: string | null; hash: string }

/** `name`: so that no line of one chain passes for one of another. `of`: what a line says, in the order in which it is hashed. */
export const chainOf = <Entry extends object>(name: string, of: (entry: Entry) => Entry) => {
  const hashOf = (line: Entry & Omit<Link, 'hash'>): string =>
    createHash('sha256')
      .update(JSON.stringify([name, line.n, ...Object.values(of(line)), line.before]))
      .digest('hex')

  /** The lines that follow `last`. */
  const follow = (last: Link | undefined, entries: readonly Entry[]): (Entry & Link)[] => {
    const lines: (Entry & Link)[] = []
    for (const entry of entries) {
      const { n, hash: before } = lines.at(-1) ?? last ?? { n: 0, hash: null }
      const line = { n: n + 1, ...of(entry), before }
      lines.push({ ...line, hash: hashOf(line) })
    }
    return lines
  }

  /** The first line that does not follow from the one before it, counted from 1; null where all that follow `last` do. */
  const breakIn = (lines: readonly (Entry & Link)[], last?: Link): number | null => {
    const at = lines.findIndex((line, n) => {
      const { n: before, hash } = lines[n - 1] ?? last ?? { n: 0, hash: null }
      return line.n !== before + 1 || line.before !== hash || line.hash !== hashOf(line)
    })
    return at < 0 ? null : at + 1
  }

  return { follow, breakIn }
}

type Stored = { before: Uint8Array | null; hash: Uint8Array }
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

export const readLink = ({ before, hash }: Stored) => ({ before: before && hex(before), hash: hex(hash) })
export const storeLink = ({ before, hash }: Link): Stored => ({
  before: before === null ? null : Buffer.from(before, 'hex'),
  hash: Buffer.from(hash, 'hex'),
})
