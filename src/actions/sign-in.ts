// An editor opens their own key with a passphrase, and from then on gives a one-time code each time.
import { randomBytes } from 'node:crypto'
import { type Day, isoDay } from '../dates/days.ts'
import { unwrapKey, type WrappedKey } from '../sealing/editor-key.ts'
import { type Keys, open, seal } from '../sealing/envelope.ts'
import { invitationHash } from '../sealing/invitation.ts'
import { readEditorName } from '../sealing/passphrase.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { type EditorRow, findEditor, setEditor } from '../store/sealed/editors.ts'
import { dropInvitation, findInvitation } from '../store/sealed/invitations.ts'
import type { SealedLook, Store } from '../store/store.ts'

export type OpenEditor = { editor: EditorRow; keys: Keys }

/** Nobody's: whoever tries names that are none has to wait as long. */
const nobodys = (): WrappedKey => ({ salt: randomBytes(16), auth: randomBytes(32), wrapped: randomBytes(64), recipient: '' })

/** Null where there is no such name, or the passphrase is another: `hashed` is told before it is known. Throws Busy. */
export const openEditor = async (
  look: SealedLook,
  typed: { name: string; passphrase: string },
  hashed: () => void,
): Promise<OpenEditor | null> => {
  const name = readEditorName(typed.name)
  const editor = name === null ? null : await findEditor(look, name)
  const keys = await unwrapKey(editor ?? nobodys(), typed.passphrase, hashed)
  return editor && keys ? { editor, keys } : null
}

/** The secret of their one-time codes; null until they first signed in. Throws SealBroken. */
export const codeSecretOf = async ({ editor, keys }: OpenEditor): Promise<Uint8Array | null> =>
  editor.code && (await open(editor.code, keys.identity))

/**
 * Once: a secret that is there already stays, whoever knows the passphrase, unless `renewal` is the hash of a code that another made for them.
 * The editor as they are now; null where nothing was kept.
 */
export const keepCodeSecret = async (
  store: Store,
  { editor, keys }: OpenEditor,
  secret: Uint8Array,
  { renewal, today }: { renewal: Uint8Array | null; today: Day },
): Promise<EditorRow | null> => {
  const code = await seal(secret, [keys.recipient])
  return store.change(async (tx) => {
    const now = await findEditor(tx, editor.name)
    if (now?.id !== editor.id || (now.code !== null && !(await renews(tx, renewal, { editor, today })))) return null
    if (renewal) await dropInvitation(tx, renewal)
    await setEditor(tx, editor.id, { code })
    await enterAct(tx, { day: isoDay(today), editor: editor.id, verb: 'make-code', item: null })
    return { ...now, code }
  })
}

/** Whether a code is one with which this editor makes new one-time codes. */
const renews = async (
  look: SealedLook,
  hash: Uint8Array | null,
  { editor, today }: { editor: EditorRow; today: Day },
): Promise<boolean> => {
  const found = hash && (await findInvitation(look, hash, isoDay(today)))
  return found?.kind === 'codes' && found.person === editor.id
}

/** The hash of what was typed in place of a one-time code, if somebody made it for them. */
export const renewalIn = async (store: Store, editor: EditorRow, typed: string, today: Day): Promise<Uint8Array | null> => {
  const hash = invitationHash(typed)
  return (await renews(store.sealed, hash, { editor, today })) ? hash : null
}
