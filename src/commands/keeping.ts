// Move, verify, rebuild, erase, tidy and scrub: what the owner of the machine does to keep a history safe and whole.
import { erase as eraseStatements } from '../actions/erase.ts'
import { fill } from '../actions/fill.ts'
import { quietHour } from '../clock/quiet-hour.ts'
import { carryOut, digestOf } from '../store/open/carrying.ts'
import { rebuildStanding } from '../store/open/standing.ts'
import { verifyChain } from '../store/open/verifying.ts'
import { markOf, verifyActs } from '../store/sealed/acts.ts'
import { everything } from '../store/sealed/carrying.ts'
import { openStore, type Store } from '../store/store.ts'
import { keepingOf } from './keeping-ledger.ts'
import { counted, type Surroundings } from './surroundings.ts'

/** Copies this history, public and sealed, into another, empty database and proves both equal. */
export const move = async ({ say, root }: Surroundings, store: Store, to: string): Promise<boolean> => {
  if (/^(?!postgres(ql)?:)[a-z]+:\/\//i.test(to) || to === '') {
    say('Name a file, or an address that begins with postgres://')
    return false
  }
  const other = await openStore(/^postgres(ql)?:\/\//.test(to) ? { url: to } : { path: to }, `${root}/migrations`)
  try {
    const filled = await store.snapshot((look) => fill(other, { lines: carryOut(look, '', everything), carried: everything }))
    if (filled.is !== 'filled') {
      say(
        filled.is === 'not-empty'
          ? 'There is already a history there. Move into an empty database. Nothing was changed.'
          : `It could not be moved: ${filled.because}. Nothing was changed.`,
      )
      return false
    }
    const [here, there] = await Promise.all([store, other].map((one) => one.snapshot((look) => digestOf(look, everything))))
    const equal = here === there
    say(
      equal
        ? `Moved ${counted(filled.revisions, 'revision')} to ${other.engine}; both copies are equal. Point DATABASE_URL or DATA at the new one.`
        : 'The copies differ: someone published while it was moved. Empty the new database and move again.',
    )
    if (equal) say('Then destroy the old one, with its log and its backups: what is taken back from now on is not gone from there.')
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
  const { acts, brokenAt, last } = await verifyActs(store.sealed)
  if (brokenAt !== null) say(`What was done at the desk is not what was entered: entry ${brokenAt} does not follow from the one before it.`)
  else if (last) say(`What was done at the desk is intact: ${counted(acts, 'entry', 'entries')}, the last with the mark ${markOf(last)}.`)
  return faults.length === 0 && brokenAt === null
}

export const rebuild = async ({ say }: Surroundings, store: Store): Promise<boolean> => {
  await store.change(rebuildStanding)
  say('What is derived from the history has been built anew.')
  return true
}

export const erase = async (surroundings: Surroundings, store: Store, ids: readonly string[]): Promise<boolean> => {
  const { say } = surroundings
  const given = { statements: ids.filter((id) => id.startsWith('t')), evidence: ids.filter((id) => id.startsWith('v')) }
  const erased = await eraseStatements(store, given, await keepingOf(surroundings, store))
  say(
    erased.is === 'missing'
      ? 'Nothing here has such an id, or it is already gone.'
      : `Erased for good in revision ${erased.revision}: ${erased.holes} marked holes stay, without a word of what stood there.`,
  )
  return erased.is === 'erased'
}

/** Says no number: it may stand in a log that has hours. */
export const tidy = async (surroundings: Surroundings, store: Store): Promise<boolean> => {
  const { say } = surroundings
  const done = await quietHour(store, await keepingOf(surroundings, store))
  say(done ? 'What is past its time is gone, and the files are written anew.' : 'Another process is at it.')
  return true
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
