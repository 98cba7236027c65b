// A file that is added to what was sent, with the number or by an address that can only add; and one that is taken out of it.
import { addFile } from '../../actions/keep-file.ts'
import { takeOutFiles } from '../../actions/take-out-files.ts'
import type { Warning } from '../../contributions/warnings.ts'
import type { Inbox } from '../../sealing/receipt-key.ts'
import { filesOf, type SentFile } from '../../store/sealed/files.ts'
import { findInbox } from '../../store/sealed/inboxes.ts'
import { type FilePlace, keepUpload, noFileNow } from './adding.tsx'
import type { ShareReply } from './asked.ts'
import { findHeld, heldAt, isHidden } from './further.tsx'
import { plainNow } from './knocking.ts'
import { FileKeptPage } from './pages/file-kept-page.tsx'
import { FurtherFilePage } from './pages/further-file-page.tsx'
import { FurtherKeptPage } from './pages/further-kept-page.tsx'
import { NumberPage } from './pages/number-page.tsx'
import type { Said } from './pages/parts/faults.tsx'
import { fileFields } from './pages/parts/file-fields.tsx'
import type { PlainlyAsked } from './pages/parts/plain-question.tsx'
import type { Further } from './pass.ts'
import { onTo, page } from './reply.ts'
import type { Visit } from './visit.ts'
import { warningsOnce } from './warning.ts'

const to = { is: 'file' } as const
const at = ({ routes }: Visit, handle: string, said?: 'keep' | 'kept' | 'taken') => routes.further(handle, to.is, said)

/** `held`: null where the way in went stale. */
type Stand = { handle: string; held: Further | null }
type Shown = {
  none?: string | null
  taken?: boolean
  faults?: readonly Said[]
  warnings?: readonly Warning[]
  askDigits?: { plain: PlainlyAsked | null } | null
}

const drawn = async (visit: Visit, { handle, held }: Stand, shown: Shown, status = 200): Promise<ShareReply> =>
  page(
    <FurtherFilePage
      setting={visit.setting}
      action={at(visit, handle, 'keep')}
      hidden={held !== null && (await isHidden(visit, held))}
      typed={visit.asked.form}
      {...shown}
    />,
    status,
  )

/** Whether they are gone now, and which of them went at this moment: what fails once it is done undoes nothing. */
export const takenOut = async (
  { parts }: Visit,
  { lookup }: Pick<Inbox, 'lookup'>,
  ids: readonly string[],
): Promise<{ gone: boolean; files: readonly SentFile[] }> => {
  try {
    return { gone: true, files: await takeOutFiles(parts.store, { lookup }, ids, await parts.keeping()) }
  } catch (error) {
    parts.failed(error)
    const telling = (await findInbox(parts.store.sealed, lookup))?.telling
    const left = telling ? await filesOf(parts.store.sealed, telling) : []
    return { gone: !left.some(({ id }) => ids.includes(id)), files: [] }
  }
}

const sentPlace = (visit: Visit, stand: Stand & { held: Further }): FilePlace => {
  const { parts, setting, words, routes } = visit
  const { handle, held } = stand
  const again = (faults: readonly Said[], status: number) => drawn(visit, stand, { faults }, status)
  const fault = (says: string, status: number) => again([{ field: fileFields.file, says }], status)
  return {
    inbox: held.inbox,
    count: async () => (await filesOf(parts.store.sealed, held.telling)).length,
    full: words.say('There are ten files in it, and no more fit. Take one out first, or begin a new telling for the rest.'),
    keep: (card, bytes) => addFile(parts.store, held.inbox, held, card, bytes),
    again,
    shown: (file, carried) =>
      page(
        <FileKeptPage
          setting={setting}
          place={null}
          file={file}
          next={at(visit, handle, 'kept')}
          another={at(visit, handle)}
          remove={{ action: at(visit, handle, 'keep'), carried }}
        />,
      ),
    warned: async (description) => {
      const warnings = await warningsOnce(visit, [{ text: description }])
      if (warnings.length === 0) return null
      const faults = [{ field: fileFields.file, says: words.say('Please choose the file once more too.') }] // no page can give it back
      return drawn(visit, stand, { faults, warnings }, 422)
    },
    none: () => fault(words.say('Please choose a file first.'), 422),
    takeOut: async (files) => {
      const ids = files.map(({ id }) => id)
      if ((await takenOut(visit, held.inbox, ids)).gone) return onTo(at(visit, handle, 'taken'))
      return fault(words.say('It could not be taken out just now. Go back in with your number to take it out.'), 503)
    },
    past: routes.return(),
  }
}

type Asked = { handle: string; said: 'kept' | 'taken' | null }

export const showFileAdding = async (visit: Visit, { handle, said }: Asked): Promise<ShareReply> => {
  const { setting, routes, words } = visit
  const held = heldAt(visit, { handle, to })
  const stand = { handle, held }
  if (!held && said !== null) return page(<NumberPage setting={setting} why="return" action={routes.comeIn()} back={routes.share()} />)
  if (!held) return drawn(visit, stand, { askDigits: { plain: plainNow(visit) } })
  if (said === 'kept')
    return page(
      <FurtherKeptPage
        setting={setting}
        hidden={await isHidden(visit, held)}
        again={{ to: at(visit, handle), says: words.say('Add another') }}
      />,
    )
  return drawn(visit, stand, { taken: said === 'taken', none: await noFileNow(visit, sentPlace(visit, { handle, held })) })
}

export const addSentFile = async (visit: Visit, { handle }: Asked): Promise<ShareReply> => {
  const found = await findHeld(visit, { handle, to })
  if (found.is === 'again') return drawn(visit, { handle, held: null }, { faults: found.faults, askDigits: { plain: found.plain } }, 422)
  const { held, anew } = found
  return keepUpload(visit, sentPlace(visit, { handle: anew ? visit.passes.further(held) : handle, held }))
}
