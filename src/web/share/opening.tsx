// What needs the number: either the inbox was opened a moment ago, or the digits are typed now; and nothing that was written is lost meanwhile.
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { findInbox } from '../../store/sealed/inboxes.ts'
import { doorFields, type ShareReply } from './asked.ts'
import { knock } from './knocking.ts'
import { NumberPage, type WhyAsked } from './pages/number-page.tsx'
import type { Carried } from './pages/parts/form.tsx'
import { plainFields } from './pages/parts/plain-question.tsx'
import { againFields, isSecret } from './pages/parts/secrets.ts'
import { page } from './reply.ts'
import type { Visit } from './visit.ts'

const notCarried = new Set<string>([...Object.values(doorFields), ...Object.values(plainFields), 'opened'])

/** Everything that was written in a form, for the page that asks for the number before it can be kept; of a word of their own only that there was one. */
const carriedFrom = (form: ReadonlyMap<string, string>): Carried => ({
  ...Object.fromEntries([...form].filter(([name]) => !notCarried.has(name) && !isSecret(name))),
  ...((form.get(againFields.word) ?? '').trim() === '' ? {} : { [againFields.wanted]: 'yes' }),
})

type Asking = { why: WhyAsked; action: string; back: string }

/** `act` is given the key; without one, the page that asks for the number answers, with every word in it. */
export const withKey = async (
  visit: Visit,
  { why, action, back }: Asking,
  act: (key: ReceiptKey) => Promise<ShareReply>,
): Promise<ShareReply> => {
  const { parts, asked, setting, passes, field } = visit
  const carried = carriedFrom(asked.form)
  // Sent by no page of ours: nothing is opened and nothing is done, but what was written comes back.
  const opened = asked.trouble === null ? passes.readOpened(field('opened')) : null
  if (opened) return act(opened)
  if (asked.trouble !== null || !asked.form.has('digits'))
    return page(
      <NumberPage setting={setting} why={asked.form.has('opened') ? 'stale' : why} action={action} back={back} carried={carried} />,
    )
  const knocked = await knock(visit)
  if (knocked.is === 'key') {
    if (await findInbox(parts.store.sealed, knocked.key.lookup)) asked.right()
    return act(knocked.key)
  }
  return page(<NumberPage setting={setting} why={why} action={action} back={back} carried={carried} {...knocked} />, 422)
}
