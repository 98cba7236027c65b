// An editor takes another passphrase: the same key is wrapped anew, and every session that the old one began is over.
import { type Day, isoDay } from '../dates/days.ts'
import { wrapKey } from '../sealing/editor-key.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { type EditorRow, editorWith, setEditor } from '../store/sealed/editors.ts'
import type { Store } from '../store/store.ts'
import type { OpenEditor } from './sign-in.ts'

/** Null where they were removed, or changed it elsewhere, in this moment. Throws Busy. */
export const changePassphrase = async (
  store: Store,
  { editor, keys }: OpenEditor,
  passphrase: string,
  today: Day,
): Promise<EditorRow | null> => {
  const { salt, auth, wrapped } = await wrapKey(keys, passphrase)
  const changed = await store.change(async (tx) => {
    const now = await editorWith(tx, editor.id)
    if (!now || Buffer.compare(now.auth, editor.auth) !== 0) return null
    await setEditor(tx, editor.id, { salt, auth, wrapped })
    await enterAct(tx, { day: isoDay(today), editor: editor.id, verb: 'change-passphrase', item: null })
    return { ...now, salt, auth, wrapped }
  })
  if (changed) await store.scrub() // the key as it was wrapped before
  return changed
}
