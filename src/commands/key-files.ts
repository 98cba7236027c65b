// Files with keys, written so that nobody else may read them, and never over another or where this program serves or backs up.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { KeyTexts } from '../actions/set-up.ts'
import { publicKeyOf } from '../sealing/recipients.ts'

const names = { recoveryKey: 'recovery.key', signingKey: 'signing.key' } as const

/** Where a path really leads, through links, also if its end is not there yet. */
const realPath = (path: string): string => (existsSync(path) ? realpathSync(path) : join(realPath(dirname(path)), basename(path)))

export const liesIn = (folder: string, other: string): boolean => {
  const [inner, outer] = [realPath(resolve(folder)), realPath(resolve(other))]
  return inner === outer || inner.startsWith(outer + sep)
}

export const keysThere = (folder: string): string[] => Object.values(names).filter((name) => existsSync(join(folder, name)))

/** Whether the keys there are those of this public key: what a setup that was cut off left behind, before anything was sealed to them. */
export const areKeysOf = (folder: string, publicKey: string): boolean => {
  try {
    return publicKeyOf(readFileSync(join(folder, names.signingKey), 'utf8')) === publicKey
  } catch {
    return false // not there, or no key
  }
}

type PlacedKeys = { place: () => void; takeBack: () => void }

/** Both files lie complete beside their final names until they are placed. Throws where the folder cannot be written to. */
export const layKeys = (folder: string, texts: KeyTexts): PlacedKeys => {
  const made = !existsSync(folder)
  const files = (['signingKey', 'recoveryKey'] as const).map((key) => ({ final: join(folder, names[key]), text: texts[key] }))
  const takeBack = () => {
    for (const { final } of files) for (const file of [final, `${final}.part`]) rmSync(file, { force: true })
    if (made && existsSync(folder)) rmdirSync(folder)
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const { final, text } of files) {
      rmSync(`${final}.part`, { force: true })
      const file = openSync(`${final}.part`, 'wx', 0o600)
      writeSync(file, text)
      fsyncSync(file)
      closeSync(file)
    }
  } catch (cause) {
    takeBack()
    throw cause
  }
  return {
    place: () => {
      for (const { final } of files) renameSync(`${final}.part`, final)
    },
    takeBack,
  }
}

/** The age identity in a file as setup or `age-keygen` writes it; null where there is none. */
export const identityIn = (file: string): string | null => /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/m.exec(readFileSync(file, 'utf8'))?.[0] ?? null
