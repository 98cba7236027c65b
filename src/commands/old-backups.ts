// Backups older than fourteen days go when a new one is whole: what was taken back must not live on in them.
import { closeSync, existsSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gunzipSync } from 'node:zlib'
import { type Day, dayFromIso } from '../dates/days.ts'

const daysKept = 14

/** Where the second file of a backup lies. */
export const apartOf = (file: string) => `${file}.keys`

const headLength = 64 * 1024
const packed = Buffer.from([0x1f, 0x8b])

/** The day on which a backup says it was made; null where a file is none of ours. Only its beginning is read. */
const madeOn = (path: string): Day | null => {
  const head = Buffer.alloc(headLength)
  const file = openSync(path, 'r')
  try {
    const length = readSync(file, head, 0, headLength, 0)
    if (!head.subarray(0, 2).equals(packed)) return null
    const [line = ''] = gunzipSync(head.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH }).toString().split('\n')
    const { is, made } = JSON.parse(line) as { is?: string; made?: string }
    return is === 'common-thread history' ? (dayFromIso(made ?? '') ?? null) : null
  } catch {
    return null // packed, but not by us
  } finally {
    closeSync(file)
  }
}

/** Those in a folder, each with the file that opens it; what was destroyed, by its path. `but` is the one just written. */
export const dropOldBackups = (folder: string, but: string, today: Day): string[] => {
  const old = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    const made = entry.isFile() && path !== but ? madeOn(path) : null
    return made !== null && today - made > daysKept ? [apartOf(path), path] : []
  })
  const gone = old.filter((path) => existsSync(path))
  for (const path of gone) rmSync(path)
  return gone
}
