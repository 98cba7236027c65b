// The public signing key and the number of the newest list, in a file beside the database: whoever writes into the database alone changes neither.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** `number`: an older list, however well it is signed, is not in force any more. */
export type Trusted = { publicKey: string; number: number }

const fileIn = (folder: string) => join(folder, 'signing-key.pub')

/** Null where there is none, or what is there is no key. */
export const readTrusted = (folder: string): Trusted | null => {
  let text: string
  try {
    text = readFileSync(fileIn(folder), 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw cause
  }
  const publicKey = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/.exec(text)?.[0]
  const number = /^newest list: (\d{1,9})$/m.exec(text)?.[1]
  return publicKey === undefined || number === undefined ? null : { publicKey: `${publicKey}\n`, number: Number(number) }
}

/** Whole or not at all. Not secret: it says whose signature counts. */
export const writeTrusted = (folder: string, { publicKey, number }: Trusted): void => {
  const file = fileIn(folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.part`, `newest list: ${number}\n${publicKey}`, { mode: 0o600 })
  renameSync(`${file}.part`, file)
}

/** For a setup that did not come into force. */
export const dropTrusted = (folder: string): void => rmSync(fileIn(folder), { force: true })
