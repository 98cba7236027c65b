// A file that is added to a draft, as the answer to a question.
import { dropFile } from '../../actions/drop-file.ts'
import { keepFile } from '../../actions/keep-file.ts'
import { countLetters, findInbox } from '../../store/sealed/inboxes.ts'
import type { FilePlace } from './adding.tsx'
import type { Asking } from './asking.ts'
import { FileKeptPage } from './pages/file-kept-page.tsx'
import { FilePage } from './pages/file-page.tsx'
import type { Handle } from './pass.ts'
import { onTo, page } from './reply.ts'
import type { Visit } from './visit.ts'

export const draftPlace = ({ parts, setting, words, routes, asked }: Visit, { inbox }: Handle, asking: Asking): FilePlace => ({
  inbox,
  count: () => countLetters(parts.store.sealed, inbox.lookup, 'file'),
  full: words.say('There are ten files in it, and no more fit. Look it over to take one out, or send the rest by itself.'),
  keep: (card, bytes) => keepFile(parts.store, inbox, card, bytes, parts.today()),
  again: (faults, status) => page(<FilePage setting={setting} {...asking} typed={asked.form} faults={faults} />, status),
  shown: (file, carried) =>
    page(
      <FileKeptPage
        setting={setting}
        place={asking.place}
        file={file}
        next={asking.next}
        another={asking.again}
        remove={{ action: asking.action, carried }}
      />,
    ),
  none: async () => onTo(asking.next), // the question is skipped
  takeOut: async (files) => {
    const found = await findInbox(parts.store.sealed, inbox.lookup)
    if (!found || found.telling !== null) return onTo(routes.return()) // what was sent is changed with the number
    for (const file of files) await dropFile(parts.store, inbox, file)
    return onTo(asking.taken)
  },
  past: asking.end,
})
