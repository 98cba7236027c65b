// What was done at the desk, as a chain: a day, an editor's id, a verb, and the id of what it was done to. No word of it is anybody's telling.
import { chainOf, type Link, readLink, storeLink } from './chaining.ts'
import type { AllTables, SealedChange, SealedLook } from './tables.ts'

/** What is entered: whatever changes something. Coming in, reading and going are not: they would tell when somebody sits at the desk. */
export type Verb =
  | 'ask'
  | 'make-code'
  | 'invite'
  | 'invite-again'
  | 'renew-codes'
  | 'take-back-invitations'
  | 'join'
  | 'approve'
  | 'remove'
  | 'grant'
  | 'change-passphrase'
  | 'change-key'
  | 'draw'
  | 'propose'
  | 'read-again'
  | 'publish'
  | 'publish-alone'
  | 'undo'
  | 'settle'
  | 'wait-again'
  | 'withhold'
  | 'return'
  | 'look-over'

/** `day`: YYYY-MM-DD. `editor`: an id, which stays when its editor is removed. `item`: a telling, somebody at the desk, or null. */
type Entry = { day: string; editor: string; verb: string; item: string | null }
export type Act = Entry & Link

const { follow, breakIn } = chainOf<Entry>('common-thread act', ({ day, editor, verb, item }) => ({ day, editor, verb, item }))

const actOf = ({ n, day, editor, verb, item, ...link }: AllTables['sealed_act']): Act => ({ n, day, editor, verb, item, ...readLink(link) })

const newestActs = async (look: SealedLook, { from, most }: { from: number; most: number }): Promise<Act[]> =>
  (await look.selectFrom('sealed_act').selectAll().orderBy('n', 'desc').limit(most).offset(from).execute()).map(actOf)

/** Short enough to write down. */
export const markOf = ({ hash }: Link): string => hash.slice(0, 8)

/** In the transaction that does it: what is undone was never entered. */
export const enterAct = async (tx: SealedChange, entry: Entry & { verb: Verb }): Promise<void> => {
  const [last] = await newestActs(tx, { from: 0, most: 1 })
  const rows = follow(last, [entry]).map(({ n, day, editor, verb, item, ...link }) => ({
    n,
    day,
    editor,
    verb,
    item,
    ...storeLink({ n, ...link }),
  }))
  await tx.insertInto('sealed_act').values(rows).execute()
}

/** The newest first; `page` from 1. */
export const actsOnPage = async (look: SealedLook, page: number, perPage: number): Promise<{ total: number; acts: Act[] }> => {
  const { total } = await look
    .selectFrom('sealed_act')
    .select((is) => is.fn.countAll().as('total'))
    .executeTakeFirstOrThrow()
  return { total: Number(total), acts: await newestActs(look, { from: (page - 1) * perPage, most: perPage }) }
}

const batch = 5_000

/** `brokenAt`: the number of the first entry that does not follow from the one before it. `last`: whoever notes it sees later whether the end was cut off. */
export type ActsVerdict = { acts: number; brokenAt: number | null; last: Link | null }

export const verifyActs = async (look: SealedLook): Promise<ActsVerdict> => {
  let last: Link | undefined
  for (let acts = 0; ; ) {
    const all = look.selectFrom('sealed_act').selectAll().orderBy('n').limit(batch)
    const rows = await (last ? all.where('n', '>', last.n) : all).execute()
    const some = rows.map(actOf)
    const at = breakIn(some, last)
    acts += some.length
    last = some.at(-1) ?? last
    if (at !== null) return { acts, brokenAt: some[at - 1]?.n ?? null, last: null }
    if (some.length < batch) return { acts, brokenAt: null, last: last ?? null }
  }
}
