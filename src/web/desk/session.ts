// A browser that is signed in: it alone holds the secret that opens the editor's key, which lies in memory sealed under it.
import { createHash } from 'node:crypto'
import type { Reader } from '../../actions/open-telling.ts'
import type { OpenEditor } from '../../actions/sign-in.ts'
import { reads } from '../../actions/who-reads.ts'
import { openToken, sealToken } from '../../sealing/token.ts'
import { type EditorRow, editorWith } from '../../store/sealed/editors.ts'
import type { DeskParts } from './parts.ts'

const purpose = 'session'
/** Longer than any session lasts: how long that is, whoever keeps them knows. */
const day = 24 * 60 * 60_000

/** `reads`: an editor whom the signed list in force names. `oversees`: who looks after people, because they read or as a steward. */
export type SignedIn = { editor: EditorRow; reader: Reader; reads: boolean; oversees: boolean }

const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('base64url')
/** A new passphrase ends every session that the old one began, and new one-time codes those that the old ones began. */
const authOf = ({ auth, code }: Pick<EditorRow, 'auth' | 'code'>) => hashOf(Buffer.concat([auth, code ?? Buffer.alloc(0)]))

const cookie = (value: string, more = '') => ['set-cookie', `__Host-desk=${value}; Path=/; Secure; HttpOnly; SameSite=Strict${more}`]

/** What the answer says to the browser. One that was signed in before, as anybody, is so no more. */
export const begin = ({ sessions, chance, now }: DeskParts, { editor, keys }: OpenEditor, before: string | null): string[] => {
  if (before !== null) sessions.drop(hashOf(before))
  const secret = Buffer.from(chance.bytes(32))
  const name = secret.toString('base64url')
  const sealed = sealToken(secret, purpose, keys.identity, now() + day)
  sessions.keep(hashOf(name), { editor: editor.id, auth: authOf(editor), sealed })
  return cookie(name)
}

/** Null where nobody is, any more: it ended, or its editor was removed or has another passphrase. */
export const signedInWith = async ({ sessions, store, readers, now }: DeskParts, secret: string | null): Promise<SignedIn | null> => {
  if (secret === null) return null
  const hash = hashOf(secret)
  const session = await sessions.find(hash)
  if (!session) return null
  const editor = await editorWith(store.sealed, session.editor)
  if (!editor || authOf(editor) !== session.auth) {
    sessions.drop(hash)
    return null
  }
  const identity = openToken(Buffer.from(secret, 'base64url'), purpose, session.sealed, now())
  if (typeof identity !== 'string') return null
  const isReader = reads(editor, await readers())
  const isSteward = editor.role === 'steward' && editor.invited_by === null
  return { editor, reader: { holder: editor.id, identity }, reads: isReader, oversees: isReader || isSteward }
}

/** The browser forgets what it kept, if it is asked over a safe line. */
export const end = ({ sessions }: DeskParts, secret: string | null): string[] => {
  if (secret === null) return []
  sessions.drop(hashOf(secret))
  return [...cookie('', '; Max-Age=0'), 'clear-site-data', '"cache", "storage"']
}
