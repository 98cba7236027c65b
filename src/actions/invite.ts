// Somebody is invited to the desk, or is to make new one-time codes: a code that is shown once, counts once, and ends after a week.
import { type Day, isoDay } from '../dates/days.ts'
import { invitationHash, makeInvitation } from '../sealing/invitation.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { type EditorRow, editorWith } from '../store/sealed/editors.ts'
import { addInvitation, dropEveryInvitation, dropInvitationsBefore } from '../store/sealed/invitations.ts'
import type { Store } from '../store/store.ts'
import { isLastReader, type Named } from './who-reads.ts'

/** How many days a code can be used after the one on which it was made. */
const invitationDays = 7

/** Who invites at the command line: the machine's owner. */
export const owner = 'owner'

/** `again`: whoever lost their passphrase joins anew in their own place; `codes`: who lost the phone makes new codes. Nobody does either for themselves. */
export type Wanted = { is: 'join'; role: EditorRow['role'] } | { is: 'again' | 'codes'; person: string }
/** `last-reader`: in their place nobody would be left who opens what was sent. */
type Invited = { is: 'invited'; code: string; lastDay: string } | { is: 'missing' } | { is: 'last-reader' }

const verbs = { join: 'invite', again: 'invite-again', codes: 'renew-codes' } as const

type Inviting = { by: string; named: Named; today: Day; chance: (bytes: number) => Uint8Array }

export const invite = async (store: Store, wanted: Wanted, { by, named, today, chance }: Inviting): Promise<Invited> => {
  const code = makeInvitation(chance)
  const hash = invitationHash(code) as Uint8Array
  const lastDay = isoDay(today + invitationDays)
  return store.change(async (tx): Promise<Invited> => {
    await dropInvitationsBefore(tx, isoDay(today))
    if (by !== owner && !(await editorWith(tx, by))) return { is: 'missing' }
    const person = wanted.is === 'join' ? null : await editorWith(tx, wanted.person)
    if (wanted.is !== 'join' && (!person || person.id === by)) return { is: 'missing' }
    if (wanted.is === 'again' && person && (await isLastReader(tx, person, named))) return { is: 'last-reader' }
    await addInvitation(tx, {
      hash,
      kind: wanted.is === 'codes' ? 'codes' : 'join',
      role: wanted.is === 'join' ? wanted.role : (person as EditorRow).role,
      person: person?.id ?? null,
      invited_by: by,
      last_day: lastDay,
    })
    if (by !== owner) await enterAct(tx, { day: isoDay(today), editor: by, verb: verbs[wanted.is], item: person?.id ?? null })
    return { is: 'invited', code, lastDay }
  })
}

/** Every code that was not used yet is void. */
export const takeBackInvitations = (store: Store, { by, today }: Pick<Inviting, 'by' | 'today'>): Promise<void> =>
  store.change(async (tx) => {
    await dropEveryInvitation(tx)
    await enterAct(tx, { day: isoDay(today), editor: by, verb: 'take-back-invitations', item: null })
  })
