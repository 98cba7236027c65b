// Another editor approves of who was invited: from then on they may be signed for, or help as what they were invited for.
import { type Day, isoDay } from '../dates/days.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { editorWith, setEditor } from '../store/sealed/editors.ts'
import type { Store } from '../store/store.ts'
import { activeReaders, type Named } from './who-reads.ts'

/** `own`: whoever invites somebody cannot be the other one too. */
type Approved = { is: 'approved' } | { is: 'own' } | { is: 'missing' }

export const approve = (
  store: Store,
  { by, person, named, today }: { by: string; person: string; named: Named; today: Day },
): Promise<Approved> =>
  store.change(async (tx): Promise<Approved> => {
    const waiting = await editorWith(tx, person)
    const isReader = (await activeReaders(tx, named)).some(({ id }) => id === by)
    if (!waiting || waiting.invited_by === null || !isReader) return { is: 'missing' }
    if (waiting.invited_by === by) return { is: 'own' }
    await setEditor(tx, person, { invited_by: null })
    await enterAct(tx, { day: isoDay(today), editor: by, verb: 'approve', item: person })
    return { is: 'approved' }
  })
