// The ledger's file outside the database: one line of JSON each, on the disk before anything it tells of is changed.
import { closeSync, existsSync, fsyncSync, ftruncateSync, futimesSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { LedgerLine } from './sealed/ledger.ts'
import { StoreTrouble } from './trouble.ts'

export type Ledger = {
  path: string
  /** Null where there is no such file. Throws StoreTrouble where a line is none of ours. */
  read: () => LedgerLine[] | null
  /** Returns once they are on the disk; none at all makes the file. Only inside a transaction of the store: one writer at a time. */
  append: (lines: readonly LedgerLine[]) => void
}

/** What stands there in whole lines: a last one without its end was never finished, and nothing was changed because of it. */
const wholeOf = (path: string) => {
  const bytes = readFileSync(path)
  return bytes.subarray(0, bytes.lastIndexOf(10) + 1)
}

const parse = (text: string, n: number, path: string): LedgerLine => {
  try {
    const line = JSON.parse(text) as LedgerLine
    if (typeof line.n === 'number' && typeof line.item === 'string' && ['withdraw', 'withhold', 'return'].includes(line.act)) return line
  } catch {
    // said below
  }
  throw new StoreTrouble('ledger', `Line ${n} of the ledger ${path} cannot be read. Put the whole file back; nothing was changed.`)
}

export const openLedger = (path: string): Ledger => ({
  path,
  read: () =>
    existsSync(path)
      ? wholeOf(path)
          .toString()
          .split('\n')
          .slice(0, -1)
          .map((text, n) => parse(text, n + 1, path))
      : null,
  append: (lines) => {
    try {
      const isNew = !existsSync(path)
      if (isNew) mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const file = openSync(path, isNew ? 'ax' : 'r+', 0o600)
      try {
        const end = isNew ? 0 : wholeOf(path).length
        ftruncateSync(file, end)
        const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
        writeSync(file, text, 0, text.length, isNew ? null : end)
        futimesSync(file, 0, 0) // when somebody withdrew is nobody's to read off the file
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      if (isNew) syncFolder(dirname(path))
    } catch (cause) {
      throw new StoreTrouble(
        'ledger',
        `The ledger ${path} cannot be written (${(cause as Error).message}). Nothing was changed; LEDGER names another place.`,
        { cause },
      )
    }
  },
})

/** A new file's name is safe only once its folder is on the disk too. */
const syncFolder = (folder: string) => {
  if (process.platform === 'win32') return // a folder cannot be opened there
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
