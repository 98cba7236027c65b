// Another editor approves of who was invited: from then on they may be signed for, or help as what they were invited for.
import { editorWith, setEditor } from '../store/sealed/editors.ts'
import type { Store } from '../store/store.ts'
import { activeReaders, type Named } from './who-reads.ts'

/** `own`: whoever invites somebody cannot be the other one too. */
type Approved = { is: 'approved' } | { is: 'own' } | { is: 'missing' }

export const approve = (store: Store, { by, person, named }: { by: string; person: string; named: Named }): Promise<Approved> =>
  store.change(async (tx): Promise<Approved> => {
    const waiting = await editorWith(tx, person)
    const isReader = (await activeReaders(tx, named)).some(({ id }) => id === by)
    if (!waiting || waiting.invited_by === null || !isReader) return { is: 'missing' }
    if (waiting.invited_by === by) return { is: 'own' }
    await setEditor(tx, person, { invited_by: null })
    return { is: 'approved' }
  })
