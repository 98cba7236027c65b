// What was done at the desk, for who reads and who looks after people: ids and days lie behind it, and no word of a telling.
import { actsOnPage, verifyActs } from '../../store/sealed/acts.ts'
import { editorsIn, idsOfToday } from '../../store/sealed/editors.ts'
import { openAmong } from '../../store/sealed/tellings.ts'
import type { ShareReply } from '../share/asked.ts'
import { page } from '../share/reply.ts'
import { missing } from './missing.tsx'
import { DonePage } from './pages/done-page.tsx'
import { pageAsked, type SignedVisit } from './visit.ts'

const onPage = 50

export const showDone = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, setting, signed } = visit
  const at = pageAsked(visit)
  const look = parts.store.sealed
  const { total, acts } = await actsOnPage(look, at, onPage)
  if (acts.length === 0 && at !== 1) return missing(visit)
  const names = new Map((await editorsIn(look)).map(({ id, name }) => [id, name]))
  const today = await idsOfToday(look)
  // What somebody else holds, what is hidden and what is gone look alike here as everywhere at the desk.
  const items = acts.flatMap(({ item }) => item ?? [])
  const opening = signed.reads ? await openAmong(look, signed.reader.holder, items) : new Set<string>()
  return page(
    <DonePage
      setting={setting}
      name={signed.editor.name}
      paged={{ page: at, perPage: onPage, total }}
      done={acts.map(({ day, editor, verb, item }) => ({
        day,
        by: names.get(today.get(editor) ?? '') ?? null,
        verb,
        telling: item !== null && opening.has(item) ? item : null,
      }))}
      chain={await verifyActs(look)}
    />,
  )
}
