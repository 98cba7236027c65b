// A page goes out of sight at once, with all that names it, and comes back as it was: for whoever asks to be hidden while it is looked into.
import { returnRecord, whatIsWithheld, withholdRecord } from '../../actions/withhold.ts'
import { recordAt } from '../../store/open/reading.ts'
import type { ShareReply } from '../share/asked.ts'
import type { Said } from '../share/pages/parts/faults.tsx'
import { onTo, page } from '../share/reply.ts'
import { WithheldPage, withheldFields } from './pages/withheld-page.tsx'
import type { SignedVisit } from './visit.ts'

export const showWithheld = async (visit: SignedVisit, faults: readonly Said[] = []): Promise<ShareReply> => {
  const { parts, setting, signed, asked, field } = visit
  const of = new URL(asked.url, 'http://here').searchParams.get('of') ?? ''
  return page(
    <WithheldPage
      setting={setting}
      name={signed.editor.name}
      away={await whatIsWithheld(parts.store.sealed, signed.reader)}
      typed={faults.length > 0 ? field(withheldFields.page) : of}
      faults={faults}
    />,
    faults.length > 0 ? 422 : 200,
  )
}

export const withhold = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, asked, field, words, routes } = visit
  if (asked.ticket === 'used') return onTo(routes.deskWithheld())
  const again = (says: string) => showWithheld(visit, [{ field: withheldFields.page, says }])
  if (asked.trouble !== null) return again(words.say('This page was open for a long time. Please press the button once more.'))
  const record = await recordAt(parts.store.look, field(withheldFields.page))
  if (!record) return again(words.say('There is no such page here. Copy its address from the browser.'))
  const done = await withholdRecord(parts.store, record.id, await parts.keeping(), signed.reader)
  return done.is === 'withheld' ? onTo(routes.deskWithheld()) : again(words.say('This page cannot be hidden just now.'))
}

export const bringBack = async (visit: SignedVisit): Promise<ShareReply> => {
  const { parts, signed, asked, field, words, routes } = visit
  if (asked.ticket === 'used') return onTo(routes.deskWithheld())
  const again = (says: string) => showWithheld(visit, [{ field: withheldFields.page, says }])
  if (asked.trouble !== null) return again(words.say('This page was open for a long time. Please press the button once more.'))
  const done = await returnRecord(parts.store, field(withheldFields.item), signed.reader.identity, await parts.keeping(), signed.reader)
  switch (done.is) {
    case 'returned':
      return onTo(routes.deskWithheld())
    case 'missing':
      return again(words.say('It is not hidden any more.'))
    case 'other-key':
      return again(words.say('Your key does not open this: it was hidden before you could read here. Another editor can bring it back.'))
  }
}
