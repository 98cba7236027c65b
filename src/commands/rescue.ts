// Writes everything that was sealed into plain age files, so that it can be opened with the recovery key and without this program.
import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { recovery } from '../sealing/recipients.ts'
import { envelopesOf, itemsWithEnvelopes } from '../store/sealed/envelopes.ts'
import { itemsGrantedTo } from '../store/sealed/grants.ts'
import { countDrafts } from '../store/sealed/inboxes.ts'
import { partsUnder, piecesOf } from '../store/sealed/parts.ts'
import type { SealedLook, Store } from '../store/store.ts'
import { rescueReadme } from './rescue-readme.ts'
import { counted, type Surroundings } from './surroundings.ts'

/** A name that is a file's name everywhere, whatever somebody wrote into the database; null where it is none. */
const fileName = (name: string): string | null => (/^[A-Za-z0-9][A-Za-z0-9 -]{0,99}$/.test(name) ? name.replaceAll(' ', '-') : null)

const mode = 0o600

type Carried = { items: number; skipped: string[] }

/** What the recovery key opens: the own key of every item that was granted to it, all that lies under such an item, and every envelope. */
const carry = async (look: SealedLook, folder: string): Promise<Carried> => {
  const grants = new Map((await itemsGrantedTo(look, recovery)).map(({ item, bytes }) => [item, bytes]))
  const skipped: string[] = []
  let items = 0
  for (const item of [...new Set([...grants.keys(), ...(await itemsWithEnvelopes(look))])].sort()) {
    const name = fileName(item)
    if (name === null) {
      skipped.push(item)
      continue
    }
    items += 1
    mkdirSync(join(folder, name), { mode: 0o700 })
    const grant = grants.get(item)
    if (grant) writeFileSync(join(folder, name, 'recovery-grant.age'), grant, { mode })
    for (const part of grant ? await partsUnder(look, item) : await envelopesOf(look, item)) {
      const file = fileName(part)
      if (file === null) skipped.push(`${item} ${part}`)
      else await pipeline(Readable.from(piecesOf(look, item, part)), createWriteStream(join(folder, name, `${file}.age`), { mode }))
    }
  }
  return { items, skipped }
}

/** Written beside its final name and renamed, so that half of it never looks like the whole. */
export const rescue = async ({ say }: Surroundings, store: Store, to: string): Promise<boolean> => {
  const folder = resolve(to)
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    say(`${folder} is not empty. Name a new folder; nothing was written.`)
    return false
  }
  const part = `${folder}.part`
  try {
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { recursive: true, mode: 0o700 })
    const { items, skipped } = await store.snapshot((look) => carry(look, part))
    writeFileSync(join(part, 'README.txt'), rescueReadme, { mode })
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(part, folder)
    for (const name of skipped) say(`! ${JSON.stringify(name)} is no name that this program gives, and was left out.`)
    say(
      `${counted(items, 'sealed item')} written to ${folder}, still sealed. README.txt there says how to open them with recovery.key and age.`,
    )
    const drafts = await countDrafts(store.sealed)
    if (drafts) say(`${counted(drafts, 'draft')} or unused sheets: only their tellers’ numbers open those, so they are not there.`)
    say(`What is taken back later stays in ${folder}: destroy it within 14 days.`)
    return true
  } catch (error) {
    if (existsSync(part)) rmSync(part, { recursive: true })
    say(`It could not be written: ${(error as Error).message}. Nothing was kept of it.`)
    return false
  }
}
