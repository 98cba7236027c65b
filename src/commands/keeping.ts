// Backup, restore, move, verify, rebuild and erase: what the owner of the machine does to keep a history safe and whole.
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { pipeline as joined, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { erase as eraseStatements } from '../actions/erase.ts'
import { fill } from '../actions/fill.ts'
import { BrokenBackup, carryOut, digestOf } from '../store/open/carrying.ts'
import { rebuildStanding } from '../store/open/standing.ts'
import { verifyChain } from '../store/open/verifying.ts'
import { openStore, type Store } from '../store/store.ts'
import { counted, type Surroundings } from './surroundings.ts'

/** Written beside its final name and renamed, so that a broken backup never looks like one. */
export const backup = async ({ say, today }: Surroundings, store: Store, file: string): Promise<boolean> => {
  if (existsSync(file)) {
    say(`${file} is already there. Name another file; nothing was written.`)
    return false
  }
  const part = `${file}.part`
  try {
    await store.snapshot((look) => pipeline(Readable.from(carryOut(look, today())), createGzip(), createWriteStream(part, { mode: 0o600 })))
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    say(`The backup could not be written: ${(error as Error).message}. Nothing was kept of it.`)
    return false
  }
  say(`The history is backed up to ${file}.`)
  return true
}

export const restore = async ({ say }: Surroundings, store: Store, file: string): Promise<boolean> => {
  if (!existsSync(file)) {
    say(`There is no file ${file}.`)
    return false
  }
  const filled = await fill(store, linesIn(file))
  if (filled.is !== 'filled') {
    say(
      filled.is === 'not-empty'
        ? 'There is already a history here. Restore into an empty database. Nothing was changed.'
        : `${file} cannot be restored: ${filled.because}. Nothing was changed.`,
    )
    return false
  }
  say(`Restored ${counted(filled.revisions, 'revision')}; the copy is equal to what was backed up, and its chain is intact.`)
  return true
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const unpacked = joined(createReadStream(file), createGunzip(), () => undefined).setEncoding('utf8') // whoever reads it is told what is wrong
  let rest = ''
  try {
    for await (const text of unpacked) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (cause) {
    throw new BrokenBackup(`it cannot be unpacked (${(cause as Error).message})`, { cause })
  }
  if (rest !== '') yield rest
}

/** Copies this history into another, empty database and proves both equal. */
export const move = async ({ say, root }: Surroundings, store: Store, to: string): Promise<boolean> => {
  if (/^(?!postgres(ql)?:)[a-z]+:\/\//i.test(to) || to === '') {
    say('Name a file, or an address that begins with postgres://')
    return false
  }
  const other = await openStore(/^postgres(ql)?:\/\//.test(to) ? { url: to } : { path: to }, `${root}/migrations`)
  try {
    const filled = await store.snapshot((look) => fill(other, carryOut(look, '')))
    if (filled.is !== 'filled') {
      say(
        filled.is === 'not-empty'
          ? 'There is already a history there. Move into an empty database. Nothing was changed.'
          : `It could not be moved: ${filled.because}. Nothing was changed.`,
      )
      return false
    }
    const equal = (await store.snapshot(digestOf)) === (await other.snapshot(digestOf))
    say(
      equal
        ? `Moved ${counted(filled.revisions, 'revision')} to ${other.engine}; both copies are equal. Point DATABASE_URL or DATA at the new one.`
        : 'The copies differ: someone published while it was moved. Empty the new database and move again.',
    )
    return equal
  } finally {
    await other.close()
  }
}

export const verify = async ({ say }: Surroundings, store: Store): Promise<boolean> => {
  const { revisions, statements, holes, faults } = await verifyChain(store.look)
  for (const fault of faults.slice(0, 100)) say(fault)
  say(
    faults.length
      ? `The history is not what was published: ${counted(faults.length, 'fault')}.`
      : `The history is intact: ${counted(revisions, 'revision')}, ${counted(statements, 'statement')}, ${counted(holes, 'marked hole')}.`,
  )
  return faults.length === 0
}

export const rebuild = async ({ say }: Surroundings, store: Store): Promise<boolean> => {
  await store.change(rebuildStanding)
  say('What is derived from the history has been built anew.')
  return true
}

export const erase = async ({ say, chance, today }: Surroundings, store: Store, ids: readonly string[]): Promise<boolean> => {
  const given = { statements: ids.filter((id) => id.startsWith('t')), evidence: ids.filter((id) => id.startsWith('v')) }
  const erased = await eraseStatements(store, given, { day: today(), note: null }, chance)
  say(
    erased.is === 'missing'
      ? 'Nothing here has such an id, or it is already gone.'
      : `Erased for good in revision ${erased.revision}: ${erased.holes} marked holes stay, without a word of what stood there.`,
  )
  return erased.is === 'erased'
}

export const scrub = async ({ say }: Surroundings, store: Store): Promise<boolean> => {
  await store.scrub()
  say(
    store.engine === 'SQLite'
      ? 'What was erased is gone from the database’s own files.'
      : 'What was erased is gone from the tables’ files; the write-ahead log keeps it until the server recycles it.',
  )
  return true
}
