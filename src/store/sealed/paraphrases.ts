// Pages on which something taken back may still be told in other words: no program can see that, so somebody is asked to look.
import type { RecordId } from '../../history/record.ts'
import { inChunks } from '../open/chunks.ts'
import type { SealedChange, SealedLook } from './tables.ts'

/** What some statements are said of, but for one record. */
export const spokenOf = async (look: SealedLook, statements: readonly string[], but: RecordId): Promise<RecordId[]> => {
  const found = new Set<RecordId>()
  await inChunks(statements, async (some) => {
    for (const { subject } of await look.selectFrom('statement').select('subject').distinct().where('id', 'in', some).execute())
      if (subject !== null && subject !== but) found.add(subject)
  })
  return [...found]
}

/** `week`: in which it was taken back. A page that waits already waits on. */
export const askToLook = async (tx: SealedChange, records: readonly RecordId[], week: string): Promise<void> => {
  await inChunks(records, (some) =>
    tx
      .insertInto('sealed_paraphrase')
      .values(some.map((record) => ({ record, week })))
      .onConflict((conflict) => conflict.column('record').doNothing())
      .execute(),
  )
}

/** The longest waiting first. */
export const toLookAt = (look: SealedLook, most: number) =>
  look.selectFrom('sealed_paraphrase').selectAll().orderBy('week').orderBy('record').limit(most).execute()

/** Whether it was waiting. */
export const lookedAt = async (tx: SealedChange, record: RecordId): Promise<boolean> =>
  (await tx.deleteFrom('sealed_paraphrase').where('record', '=', record).executeTakeFirst()).numDeletedRows > 0n
