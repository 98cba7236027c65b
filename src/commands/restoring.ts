// Fills an empty database from a backup, with what was kept apart of it if its key is at hand, and without what was withdrawn since.
import { createReadStream, existsSync } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Restored, restore as restoreBackup } from '../actions/restore.ts'
import { keysOf, openStream, SealBroken } from '../sealing/envelope.ts'
import { BrokenBackup } from '../store/open/carrying.ts'
import { readTrusted } from '../store/sealed/trusted-key.ts'
import type { Store } from '../store/store.ts'
import { identityIn } from './key-files.ts'
import { apartOf } from './old-backups.ts'
import { counted, type Surroundings } from './surroundings.ts'

async function* linesIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const unpacked = pipeline(bytes, createGunzip(), () => undefined).setEncoding('utf8') // whoever reads it is told what is wrong
  let rest = ''
  try {
    for await (const text of unpacked) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (cause) {
    if (cause instanceof SealBroken)
      throw new BrokenBackup('what was kept apart of it does not open with that key, or was changed', { cause })
    throw new BrokenBackup(`it cannot be unpacked (${(cause as Error).message})`, { cause })
  }
  if (rest !== '') yield rest
}

const because = ({ is, ...more }: Exclude<Restored, { is: 'restored' }>, file: string) =>
  is === 'not-empty'
    ? 'There is already a history here. Restore into an empty database. Nothing was changed.'
    : `${file} cannot be restored: ${(more as { because: string }).because}. Nothing was changed.`

export const restore = async (surroundings: Surroundings, store: Store, file: string, keyFile: string | undefined): Promise<boolean> => {
  const { say, chance, today, dataFolder, ledger } = surroundings
  const refuse = (sentence: string) => {
    say(sentence)
    return false
  }
  const apart = apartOf(file)
  if (!existsSync(file)) return refuse(`There is no file ${file}.`)
  const identity = keyFile !== undefined && existsSync(keyFile) ? identityIn(keyFile) : null
  const key = identity === null ? null : await keysOf(identity)
  if (keyFile !== undefined && !key) return refuse(`${keyFile} holds no recovery key. Nothing was changed.`)
  const done = await restoreBackup(
    store,
    {
      lines: linesIn(createReadStream(file)),
      apart: key && existsSync(apart) ? linesIn(openStream(createReadStream(apart), key.identity)) : null,
      recovery: key?.recipient ?? null,
      trusted: readTrusted(dataFolder),
    },
    { ledger, chance, today: today() },
  )
  if (done.is !== 'restored') return refuse(because(done, file))
  say(`Restored ${counted(done.revisions, 'revision')}; the copy is equal to what was backed up, and its chain is intact.`)
  if (done.completed) say(`${counted(done.completed, 'line')} of the ledger that came after it: done again.`)
  if (done.withheld.length) {
    say(
      `NO LEDGER of this history was at ${ledger.path}: nobody knows what was withdrawn since. What people sent is therefore not shown. «npm start -- return ID KEYFILE» shows a source again, once you know that its teller did not take it back:`,
    )
    for (const source of done.withheld) say(`  ${source}`)
  }
  if (!existsSync(apart)) say(`There is no ${apart}: no editor opens what was sent, and no receipt works.`)
  else if (!key)
    say(
      `${apart} was left where it is: no editor opens what was sent, and no receipt works. To restore that too, name the recovery key’s file after ${file}.`,
    )
  return true
}
