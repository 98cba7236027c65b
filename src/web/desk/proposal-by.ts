// Who changes what is drawn from a telling, for whom it is sealed, and who could read it a second time.
import { idFrom } from '../../history/record.ts'
import { recovery } from '../../sealing/recipients.ts'
import { editorsIn } from '../../store/sealed/editors.ts'
import type { SignedVisit } from './visit.ts'

export const byOf = async ({ parts, signed }: SignedVisit) => ({
  reader: signed.reader,
  readers: await parts.readers(),
  id: idFrom('o', parts.chance.bytes(17)),
  now: parts.now(),
  today: parts.today(),
})

/**
 * Whom the signed list names, but those who never came in, who read nothing a second time. Whoever was removed or has another key counts until
 * it is signed anew: nobody comes to be alone by what is pressed at the desk.
 */
export const readersNow = async ({ parts }: SignedVisit): Promise<number> => {
  const others = (await editorsIn(parts.store.sealed)).filter(({ role, code }) => role !== 'editor' || code === null).map(({ id }) => id)
  return (await parts.readers()).filter(({ holder }) => holder !== recovery && !others.includes(holder)).length
}
