// Who changes what is drawn from a telling, for whom it is sealed, and who could read it a second time.
import { activeReaders } from '../../actions/who-reads.ts'
import { idFrom } from '../../history/record.ts'
import type { SignedVisit } from './visit.ts'

export const byOf = async ({ parts, signed }: SignedVisit) => ({
  reader: signed.reader,
  readers: await parts.readers(),
  id: idFrom('o', parts.chance.bytes(17)),
  now: parts.now(),
  today: parts.today(),
})

/** Editors whom the signed list names, and who came in once: whoever never did reads nothing a second time. */
export const readersNow = async ({ parts }: SignedVisit): Promise<number> =>
  (await activeReaders(parts.store.sealed, await parts.readers())).length
