// Somebody leaves the desk: their key, every grant of theirs and their sessions are gone at once; the list is to be signed without them.
import { type Day, isoDay } from '../dates/days.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { dropEditor, editorWith } from '../store/sealed/editors.ts'
import type { Store } from '../store/store.ts'
import { isLastReader, type Named } from './who-reads.ts'

type Removed = { is: 'removed' } | { is: 'missing' } | { is: 'last-reader' }

/** Never the last who reads: whoever means that does it at the command line. */
export const removePerson = async (
  store: Store,
  person: string,
  { by, named, today }: { by: string; named: Named; today: Day },
): Promise<Removed> => {
  const done = await store.change(async (tx): Promise<Removed> => {
    const found = await editorWith(tx, person)
    if (!found) return { is: 'missing' }
    if (await isLastReader(tx, found, named)) return { is: 'last-reader' }
    await dropEditor(tx, person)
    await enterAct(tx, { day: isoDay(today), editor: by, verb: 'remove', item: person })
    return { is: 'removed' }
  })
  if (done.is === 'removed') await store.scrub()
  return done
}
