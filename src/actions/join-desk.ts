// Whoever was invited joins: with a name, a passphrase, and a key of their own that nobody signed for yet, so that nothing opens for them.
import { type Day, isoDay } from '../dates/days.ts'
import { wrapNewKey } from '../sealing/editor-key.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { addEditor, dropEditor, editorWith, findEditor, wasBefore } from '../store/sealed/editors.ts'
import { dropInvitation, findInvitation } from '../store/sealed/invitations.ts'
import type { SealedLook, Store } from '../store/store.ts'
import { activeReaders, isLastReader, type Named } from './who-reads.ts'

type Joining = { named: Named; today: Day; id: string }
/** `waits`: another editor has to approve of it first. */
type Joined = { is: 'joined'; id: string; waits: boolean } | { is: 'no-invitation' } | { is: 'name-taken' } | { is: 'last-reader' }

/** Whether a code, by its hash, may still be used to join. */
export const mayJoin = async (look: SealedLook, hash: Uint8Array, today: Day): Promise<boolean> =>
  (await findInvitation(look, hash, isoDay(today)))?.kind === 'join'

/** `name` and `passphrase` as they are allowed. Nothing is hashed where the code is none. Throws Busy. */
export const joinDesk = async (
  store: Store,
  { hash, name, passphrase }: { hash: Uint8Array; name: string; passphrase: string },
  { named, today, id }: Joining,
): Promise<Joined> => {
  if (!(await mayJoin(store.sealed, hash, today))) return { is: 'no-invitation' }
  const wrapped = await wrapNewKey(passphrase)
  const done = await store.change(async (tx): Promise<Joined> => {
    const invitation = await findInvitation(tx, hash, isoDay(today))
    if (invitation?.kind !== 'join') return { is: 'no-invitation' }
    const { role, person, invited_by } = invitation
    const before = person === null ? null : await editorWith(tx, person)
    const called = await findEditor(tx, name)
    if (called && called.id !== before?.id) return { is: 'name-taken' }
    if (before && (await isLastReader(tx, before, named))) return { is: 'last-reader' }
    const others = (await activeReaders(tx, named)).filter((one) => one.id !== invited_by && one.id !== before?.id)
    await dropInvitation(tx, hash)
    if (before) await dropEditor(tx, before.id)
    const waits = others.length > 0
    await addEditor(tx, { id, name, role, ...wrapped, invited_by: waits ? invited_by : null, was: before && wasBefore(before) })
    await enterAct(tx, { day: isoDay(today), editor: id, verb: 'join', item: null })
    return { is: 'joined', id, waits }
  })
  if (done.is === 'joined') await store.scrub() // of a key that was lost every grant is gone
  return done
}
