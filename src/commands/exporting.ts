// Writes what stands now as files of the form of `collection/`: to be read, compared, corrected, and published elsewhere.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readCollection } from '../exchange/collection.ts'
import { checkCollection } from '../exchange/collection-check.ts'
import { excerptOf, sentSources } from '../exchange/collection-excerpt.ts'
import type { SourceFile } from '../exchange/collection-file.ts'
import { writeCollection } from '../exchange/collection-writing.ts'
import { whatStands } from '../store/open/whole.ts'
import { tellingSources } from '../store/sealed/tellings.ts'
import type { Store } from '../store/store.ts'
import { counted, type Surroundings } from './surroundings.ts'

/** Beside its final name first, so that half of it never looks like the whole. */
const place = (folder: string, files: readonly SourceFile[]) => {
  const part = mkdtempSync(`${folder}.part-`)
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(part, path)), { recursive: true })
      writeFileSync(join(part, path), text)
    }
    renameSync(part, folder)
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
}

export const exportHistory = async ({ say }: Surroundings, store: Store, folder: string): Promise<boolean> => {
  if (folder === '' || existsSync(folder)) {
    say(folder === '' ? 'Name a folder that is not there yet.' : `${folder} is already there. Name another; nothing was written.`)
    return false
  }
  const { standing, out } = await store.snapshot(async (look) => {
    const standing = await whatStands(look)
    return { standing, out: sentSources(standing, await tellingSources(look)) }
  })
  const excerpt = excerptOf(standing, out)
  if (excerpt.statements.length === 0) {
    say('Nothing stands here that could be written. Nothing was written.')
    return false
  }
  const files = writeCollection(excerpt)
  const { collection, faults } = readCollection(files)
  const all = [...faults, ...checkCollection(collection, faults)]
  try {
    place(folder, files)
  } catch (error) {
    say(`It could not be written: ${(error as Error).message}. Nothing was kept of it.`)
    return false
  }
  for (const { path, line, because } of all) say(`${join(folder, path)}:${line}: ${because}`)
  if (all.length > 0) say(`${counted(all.length, 'fault')}: mend them before these files are published.`)
  const whole = excerptOf(standing, new Set())
  const unsayable = standing.statements.length - whole.statements.length
  if (unsayable > 0) say(`${counted(unsayable, 'statement')} cannot be said in files, or lead to a record without a name: left out.`)
  say(
    `${counted(excerpt.statements.length, 'statement')} about ${counted(excerpt.records.length, 'record')} are in ${folder}, as they stand now. What is taken back from now on is not gone from there.`,
  )
  say(
    `What people sent is left out (${counted(whole.statements.length - excerpt.statements.length, 'statement')}): whether it may be carried away its terms say, and these are not public yet.`,
  )
  return all.length === 0
}
