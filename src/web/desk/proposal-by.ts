// Who changes what is drawn from a telling, for whom it is sealed, and who could read it a second time.
import { idFrom } from '../../history/record.ts'
import { editorsIn } from '../../store/sealed/editors.ts'
import type { SignedVisit } from './visit.ts'

export const byOf = async ({ parts, signed }: SignedVisit) => ({
  reader: signed.reader,
  readers: await parts.readers(),
  id: idFrom('o', parts.chance.bytes(17)),
  now: parts.now(),
  today: parts.today(),
})

/** Editors whom the signed list names, and who came in once: whoever never did reads nothing a second time. */
export const readersNow = async ({ parts }: SignedVisit): Promise<number> => {
  const named = new Map((await parts.readers()).map(({ holder, recipient }) => [holder, recipient]))
  return (await editorsIn(parts.store.sealed)).filter(
    ({ id, role, recipient, code }) => role === 'editor' && code !== null && named.get(id) === recipient,
  ).length
}
