// A new signed list of who may read what is sent: with the editors there are now, or without one who must not read any more.
import { type Day, isoDay } from '../dates/days.ts'
import { everyone, publicKeyOf, type Recipient, type RecipientList, readList, recovery, signList } from '../sealing/recipients.ts'
import { dropEditor, type EditorRow, editorsIn } from '../store/sealed/editors.ts'
import { dropGrantsTo } from '../store/sealed/grants.ts'
import { addList, dropListsAfter, everyList } from '../store/sealed/lists.ts'
import { readTrusted, writeTrusted } from '../store/sealed/trusted-key.ts'
import type { SealedChange, SealedLook, Store } from '../store/store.ts'

/** `folder` is the one beside the database. */
type Signing = { signingKey: string; folder: string; today: Day }
type Unsigned = { is: 'no-key' } | { is: 'wrong-key' } | { is: 'no-list' }
/** `unseen`: editors who were not signed for, with this key, when a list was last signed. Whoever wrote into the database may have put them there. */
export type NextList = { recipients: readonly Recipient[]; unseen: readonly EditorRow[]; gone: readonly Recipient[] }
type OfferedList = { is: 'next'; next: NextList } | Unsigned
export type Signed = { is: 'signed'; number: number } | { is: 'changed' } | { is: 'missing' } | { is: 'outdated' } | Unsigned

/** `isNewest`: false where a newer one was signed here once and somebody took it away, or where nobody knows: then everybody is looked at anew. */
type LastList = { is: 'last'; list: RecipientList; isNewest: boolean; publicKey: string; number: number }

const lastSigned = async (look: SealedLook, { signingKey, folder }: Omit<Signing, 'today'>): Promise<LastList | Unsigned> => {
  let publicKey: string
  try {
    publicKey = publicKeyOf(signingKey)
  } catch {
    return { is: 'no-key' }
  }
  const trusted = readTrusted(folder)
  if (trusted && trusted.publicKey !== publicKey) return { is: 'wrong-key' }
  const signed = (await everyList(look)).map((list) => readList(list, publicKey)).filter((list) => list !== null)
  const list = signed.sort((one, other) => other.number - one.number)[0]
  if (!list) return trusted ? { is: 'no-list' } : { is: 'wrong-key' }
  const newest = trusted?.number ?? 0
  return { is: 'last', list, isNewest: trusted !== null && list.number >= newest, publicKey, number: Math.max(list.number, newest) + 1 }
}

const nextAfter = async (look: SealedLook, { list, isNewest }: LastList): Promise<NextList> => {
  const editors = (await editorsIn(look)).filter(({ role, invited_by }) => role === 'editor' && invited_by === null)
  const before = new Map(list.recipients.map((one) => [one.holder, one]))
  return {
    recipients: [
      ...list.recipients.filter(({ holder }) => holder === recovery),
      ...editors.map(({ id, recipient }) => ({ holder: id, recipient, groups: before.get(id)?.groups ?? [everyone] })),
    ],
    unseen: editors.filter(({ id, recipient }) => !isNewest || before.get(id)?.recipient !== recipient),
    gone: list.recipients.filter(({ holder }) => holder !== recovery && !editors.some(({ id }) => id === holder)),
  }
}

/** What signing would put in force, to be looked at first. */
export const offerList = async (store: Store, signing: Omit<Signing, 'today'>): Promise<OfferedList> => {
  const last = await lastSigned(store.sealed, signing)
  return last.is === 'last' ? { is: 'next', next: await nextAfter(store.sealed, last) } : last
}

/** Who was on a list and is on the next no more: what was sealed to them since they went is nobody's. A key that was changed is carried over first. */
const overWith = async (look: SealedLook, before: RecipientList, after: readonly Recipient[]): Promise<string[]> => {
  const formers = (await editorsIn(look)).map(({ former }) => former)
  const stays = (holder: string) => holder === recovery || formers.includes(holder) || after.some((one) => one.holder === holder)
  return before.recipients.map(({ holder }) => holder).filter((holder) => !stays(holder))
}

type Refused = 'changed' | 'missing' | 'outdated'

/** `choose` says who stands on the next list, once every other writer is held back. */
const signNext = async (
  store: Store,
  signing: Signing,
  choose: (tx: SealedChange, last: LastList) => Promise<readonly Recipient[] | Refused>,
): Promise<Signed> => {
  const done = await store.change(async (tx) => {
    const last = await lastSigned(tx, signing)
    if (last.is !== 'last') return last
    const recipients = await choose(tx, last)
    if (typeof recipients === 'string') return { is: recipients } as const
    const { number, publicKey } = last
    await dropListsAfter(tx, last.list.number) // whatever stands there was not signed
    await addList(tx, number, signList({ number, day: isoDay(signing.today), recipients }, signing.signingKey))
    await dropGrantsTo(tx, await overWith(tx, last.list, recipients))
    return { is: 'signed', number, publicKey } as const
  })
  if (done.is !== 'signed') return done
  writeTrusted(signing.folder, done)
  return { is: 'signed', number: done.number }
}

/** Signs exactly what was looked at: `changed` where it is something else by now. */
export const signRecipients = (store: Store, signing: Signing, { recipients }: NextList): Promise<Signed> =>
  signNext(store, signing, async (tx, last) => {
    const now = (await nextAfter(tx, last)).recipients
    return JSON.stringify(now) === JSON.stringify(recipients) ? now : 'changed'
  })

/** `who` is an editor's name or id. Nothing is sealed to them from now on, and every grant they had is gone; nobody else comes onto the list. */
export const removeEditor = async (store: Store, signing: Signing, who: string): Promise<Signed> => {
  const done = await signNext(store, signing, async (tx, { list, isNewest }) => {
    if (!isNewest) return 'outdated'
    const editor = (await editorsIn(tx)).find(({ name, id }) => name === who || id === who)
    const ids = [editor?.id ?? who, editor?.former]
    const listed = list.recipients.filter(({ holder }) => holder !== recovery && ids.includes(holder))
    if (!editor && listed.length === 0) return 'missing'
    await dropEditor(tx, editor?.id ?? who)
    return list.recipients.filter((one) => !listed.includes(one))
  })
  if (done.is === 'signed') await store.scrub()
  return done
}
