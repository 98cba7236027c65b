// Where the sound itself lies in an MP4, by the tables of its track: what no table points at is not part of the sound.
import { type Box, numbers, only, rowsIn } from './boxes.ts'
import { cutOff, Unstrippable } from './unstrippable.ts'

export type Chunk = { at: number; length: number }

/** How long samples are, or all of them where they are of one length; `kept` is the table without what lies behind it. */
export const sampleSizes = (stsz: Buffer): { count: number; sum: (from: number, until: number) => number; kept: Buffer } => {
  if (stsz.length < 12) throw cutOff()
  const same = stsz.readUInt32BE(4)
  const count = stsz.readUInt32BE(8)
  if (same === 0 && count > (stsz.length - 12) / 4) throw cutOff()
  const added = (from: number, until: number) => {
    let sum = 0
    for (let n = from; n < until; n++) sum += stsz.readUInt32BE(12 + n * 4)
    return sum
  }
  return {
    count,
    sum: (from, until) => (same === 0 ? added(from, until) : same * (until - from)),
    kept: Buffer.concat([numbers(0), stsz.subarray(4, 12 + (same === 0 ? count * 4 : 0))]),
  }
}

const placesIn = (tables: readonly Box[]): number[] =>
  tables.some(({ type }) => type === 'co64')
    ? rowsIn(only(tables, 'co64'), 8).map((row) => Number(row.readBigUInt64BE(0)))
    : rowsIn(only(tables, 'stco'), 4).map((row) => row.readUInt32BE(0))

/** Chunks in the order of the sound; they must follow each other in the file too, and lie inside it. */
export const chunksIn = (tables: readonly Box[], size: number): Chunk[] => {
  const runs = rowsIn(only(tables, 'stsc'), 12).map((row) => ({ from: row.readUInt32BE(0), samples: row.readUInt32BE(4) }))
  const samples = sampleSizes(only(tables, 'stsz'))
  let run = -1
  let sample = 0
  let behind = 0
  return placesIn(tables).map((at, n) => {
    while (runs[run + 1] && (runs[run + 1]?.from as number) <= n + 1) run++
    const until = sample + (runs[run]?.samples ?? 0)
    if (until > samples.count) throw cutOff()
    const length = samples.sum(sample, until)
    sample = until
    if (at < behind) throw new Unstrippable()
    behind = at + length
    if (behind > size) throw cutOff()
    return { at, length }
  })
}
