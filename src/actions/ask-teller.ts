// An editor asks a teller something: the question lies in the teller's inbox, and a copy beside the telling, so that editors know what was asked.
import type { Asked } from '../contributions/telling.ts'
import { type Day, isoDay } from '../dates/days.ts'
import { keysOf } from '../sealing/envelope.ts'
import { sealWords } from '../sealing/letters.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { countLetters, inboxOf, putLetter } from '../store/sealed/inboxes.ts'
import { putPart } from '../store/sealed/parts.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { Store } from '../store/store.ts'
import { askedMark, keyOfTelling, type Reader, readTelling } from './open-telling.ts'

const mostAsked = 50

/** `no-way`: its inbox did not come along from a backup, or is not the one it was sent from. `not-wanted`: the teller takes no questions. */
type AskedNow = { is: 'asked' } | { is: 'missing' } | { is: 'no-way' } | { is: 'not-wanted' } | { is: 'full' }

export const askTeller = async (
  store: Store,
  reader: Reader,
  { telling: id, text }: { telling: string; text: string },
  today: Day,
): Promise<AskedNow> => {
  const key = await keyOfTelling(store.sealed, reader, id)
  if (key === null) return { is: 'missing' }
  const { recipient } = await keysOf(key)
  return store.change(async (tx): Promise<AskedNow> => {
    const opened = (await findTelling(tx, id))?.state === 'waiting' ? await readTelling(tx, id, key) : null
    if (!opened) return { is: 'missing' }
    if (opened.terms?.questions !== true) return { is: 'not-wanted' }
    const inbox = await inboxOf(tx, id)
    if (inbox?.recipient !== opened.telling.back) return { is: 'no-way' }
    if ((await countLetters(tx, inbox.lookup, 'question')) >= mostAsked) return { is: 'full' }
    const n = await putLetter(tx, inbox.lookup, 'question', await sealWords({ text }, [inbox.recipient]))
    const copy: Asked = { letter: n, text }
    await putPart(tx, id, `${askedMark}${String(n).padStart(6, '0')}`, await sealWords(copy, [recipient]))
    await enterAct(tx, { day: isoDay(today), editor: reader.holder, verb: 'ask', item: id })
    return { is: 'asked' }
  })
}
