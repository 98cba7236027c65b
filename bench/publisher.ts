// Publishes one small change after the other from this process, while another one serves; each can be recognised on the page.
import { publish } from '../src/actions/publish.ts'
import type { StatementId } from '../src/history/statement.ts'
import { chance, ending, openAt, saying, text, together } from '../tests/builders.ts'

/** Where the change shows: its page, what lists it, and who tells it. */
export const changedPath = 'groups/group-3'
const sourcePath = 'sources/source-1'

export const openPublisher = async (at: string) => {
  const store = await openAt(at)
  const idOf = async (path: string) =>
    (await store.look.selectFrom('standing').select('record').where('path', '=', path).executeTakeFirstOrThrow()).record
  const [subject, source] = [await idOf(changedPath), await idOf(sourcePath)]
  let before: StatementId[] = []
  let mark = 0
  return {
    /** Comes back once it is committed, with the number that pages must show from now on. */
    publish: async (): Promise<number> => {
      mark++
      const words = `Mark ${mark}.`
      const change = saying(subject, 'told', text(words), source)
      await publish(store, { day: '2026-01-05', act: 'publish', note: words }, chance, async () => together(change, ending(...before)))
      before = change.statements.map(({ id }) => id)
      return mark
    },
    close: () => store.close(),
  }
}

/** The newest change a page knows of. */
export const markIn = (page: string): number => Math.max(0, ...[...page.matchAll(/Mark (\d+)\./g)].map((found) => Number(found[1])))
