// An editor takes a new key: all they hold is sealed to it, the old one opens nothing here any more, and the list is to be signed anew.
import { type Day, isoDay } from '../dates/days.ts'
import { wrapNewKey } from '../sealing/editor-key.ts'
import { seal } from '../sealing/envelope.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { type EditorRow, editorWith, replaceEditor, wasBefore } from '../store/sealed/editors.ts'
import type { Store } from '../store/store.ts'
import { carried, putOver } from './carry-over.ts'
import { codeSecretOf, type OpenEditor } from './sign-in.ts'

/** `not-signed`: the list still names the key before the last. */
type KeyChanged = { is: 'changed'; editor: EditorRow } | { is: 'not-signed' } | { is: 'gone' }

/** `id` is a new random id: what was hidden while the old key was theirs comes back sealed to that, and not to them. Throws Busy. */
export const changeKey = async (
  store: Store,
  opened: OpenEditor,
  { passphrase, id, today }: { passphrase: string; id: string; today: Day },
): Promise<KeyChanged> => {
  const { editor, keys } = opened
  if (editor.former !== null) return { is: 'not-signed' }
  const wrapped = await wrapNewKey(passphrase)
  const to = [wrapped.recipient]
  const secret = await codeSecretOf(opened)
  const next: EditorRow = {
    ...editor,
    ...wrapped,
    id,
    code: secret && (await seal(secret, to)),
    former: editor.id,
    was: wasBefore(editor),
    former_key: await seal(Buffer.from(keys.identity), to),
  }
  const all = await carried(store.sealed, { holder: editor.id, identity: keys.identity }, wrapped.recipient)
  const done = await store.change(async (tx): Promise<KeyChanged> => {
    const now = await editorWith(tx, editor.id)
    if (!now || Buffer.compare(now.auth, editor.auth) !== 0) return { is: 'gone' }
    await replaceEditor(tx, editor.id, { ...next, invited_by: now.invited_by })
    await putOver(tx, all, editor.id, id)
    await enterAct(tx, { day: isoDay(today), editor: id, verb: 'change-key', item: null })
    return { is: 'changed', editor: next }
  })
  if (done.is === 'changed') await store.scrub()
  return done
}
