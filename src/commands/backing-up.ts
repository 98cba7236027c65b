// Writes a backup in two files: what may be kept with others like it, and, sealed to the recovery key, what opens it.
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { trustedList } from '../actions/sharing-open.ts'
import { isoDay } from '../dates/days.ts'
import { sealStream } from '../sealing/envelope.ts'
import { recovery } from '../sealing/recipients.ts'
import { carryOut } from '../store/open/carrying.ts'
import { backedUp, backedUpApart } from '../store/sealed/carrying.ts'
import { readTrusted } from '../store/sealed/trusted-key.ts'
import type { Store } from '../store/store.ts'
import { apartOf, dropOldBackups } from './old-backups.ts'
import type { Surroundings } from './surroundings.ts'

const mode = 0o600

/** `hash` is what the last line says over all the others. */
const carried = async (lines: AsyncIterable<string>, write: (lines: Readable) => Promise<void>): Promise<string> => {
  let last = ''
  const heard = async function* () {
    for await (const line of lines) {
      last = line
      yield line
    }
  }
  await write(Readable.from(heard()))
  return (JSON.parse(last) as { sha256: string }).sha256
}

/** Written beside their final names and renamed, so that a broken backup never looks like one. */
export const backup = async ({ say, today, dataFolder }: Surroundings, store: Store, file: string): Promise<boolean> => {
  const apart = apartOf(file)
  for (const path of [file, apart])
    if (existsSync(path)) {
      say(`${path} is already there. Name another file; nothing was written.`)
      return false
    }
  const found = await trustedList(store.sealed, readTrusted(dataFolder))
  const to = found.is === 'list' ? found.list.recipients.find(({ holder }) => holder === recovery)?.recipient : undefined
  try {
    await store.snapshot(async (look) => {
      const made = isoDay(today())
      const of = await carried(carryOut(look, made, backedUp), (lines) =>
        pipeline(lines, createGzip(), createWriteStream(`${file}.part`, { mode })),
      )
      if (to === undefined) return
      await carried(carryOut(look, made, backedUpApart, { is: 'common-thread keys', of }), (lines) =>
        pipeline(
          lines,
          createGzip(),
          (packed: AsyncIterable<Uint8Array>) => sealStream(packed, [to]),
          createWriteStream(`${apart}.part`, { mode }),
        ),
      )
    })
    if (to !== undefined) renameSync(`${apart}.part`, apart)
    renameSync(`${file}.part`, file)
  } catch (error) {
    for (const path of [`${file}.part`, `${apart}.part`]) rmSync(path, { force: true })
    say(`The backup could not be written: ${(error as Error).message}. Nothing was kept of it.`)
    return false
  }
  say(`The history is backed up to ${file}.`)
  if (to !== undefined)
    say(
      `What opens the sealed half of it is in ${apart}, for the recovery key alone: keep the two apart, and destroy both after 14 days, so that what is withdrawn is gone from them too.`,
    )
  else if (found.is === 'none')
    say(
      'No second file: sharing is not set up here, so there is nothing sealed. Destroy it after 14 days, so that what is erased is gone from it too.',
    )
  else
    say(
      'NO SECOND FILE WAS WRITTEN: no list that was signed here says which recovery key it may be sealed to. Without it no editor opens what was sent, and no receipt works.',
    )
  for (const gone of dropOldBackups(dirname(resolve(file)), resolve(file), today()))
    say(`${gone} was older than 14 days, and is destroyed.`)
  return true
}
