// Everything that was granted to one holder: what they could carry out and open elsewhere.
import type { SealedLook } from './tables.ts'

export const itemsGrantedTo = async (look: SealedLook, holder: string): Promise<{ item: string; bytes: Uint8Array }[]> =>
  look.selectFrom('sealed_grant').select(['item', 'bytes']).where('holder', '=', holder).orderBy('item').execute()

export const partsUnder = async (look: SealedLook, item: string): Promise<string[]> =>
  (await look.selectFrom('sealed_part').select('part').distinct().where('item', '=', item).orderBy('part').execute()).map(
    ({ part }) => part,
  )

/** Drafts, and whatever else nobody but its teller opens. */
export const countUngranted = async (look: SealedLook): Promise<number> =>
  Number(
    (
      await look
        .selectFrom('sealed_inbox')
        .select((is) => is.fn.countAll().as('n'))
        .where('telling', 'is', null)
        .executeTakeFirstOrThrow()
    ).n,
  )
