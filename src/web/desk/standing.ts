// Where somebody stands at the desk: whether they read, or what they wait for.
import { type Named, reads } from '../../actions/who-reads.ts'
import type { EditorRow } from '../../store/sealed/editors.ts'

/** `approval`: of another editor; `list`: that the signed list names their key; `helps`: as a translator or a steward, who read nothing that is sent. */
export type Standing = 'reads' | 'approval' | 'list' | 'helps'

export const standingOf = (editor: EditorRow, named: Named): Standing => {
  if (editor.invited_by !== null) return 'approval'
  if (editor.role !== 'editor') return 'helps'
  return reads(editor, named) ? 'reads' : 'list'
}
