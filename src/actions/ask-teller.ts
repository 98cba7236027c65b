// An editor asks a teller something: the question lies in the teller's inbox, and a copy beside the telling, so that editors know what was asked.
import type { Asked } from '../contributions/telling.ts'
import { keysOf } from '../sealing/envelope.ts'
import { sealWords } from '../sealing/letters.ts'
import { inboxOf, putLetter } from '../store/sealed/inboxes.ts'
import { putPart } from '../store/sealed/parts.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { Store } from '../store/store.ts'
import { keyOfTelling, openTelling, type Reader } from './open-telling.ts'

const mostAsked = 50

/** `no-way`: it came without its inbox, from a backup. `not-wanted`: the teller takes no questions. */
type AskedNow = { is: 'asked' } | { is: 'missing' } | { is: 'no-way' } | { is: 'not-wanted' } | { is: 'full' }

export const askTeller = async (
  store: Store,
  reader: Reader,
  { telling: id, text }: { telling: string; text: string },
): Promise<AskedNow> => {
  const opened = await openTelling(store.sealed, reader, id)
  const key = opened && (await keyOfTelling(store.sealed, reader, id))
  if (!opened || !key) return { is: 'missing' }
  if (opened.terms?.questions !== true) return { is: 'not-wanted' }
  if (opened.asked.length >= mostAsked) return { is: 'full' }
  const { recipient } = await keysOf(key)
  const inbox = await inboxOf(store.sealed, id)
  if (!inbox) return { is: 'no-way' }
  const letter = await sealWords({ text }, [inbox.recipient])
  return store.change(async (tx): Promise<AskedNow> => {
    if ((await findTelling(tx, id))?.state !== 'waiting') return { is: 'missing' }
    const n = await putLetter(tx, inbox.lookup, 'question', letter)
    const copy: Asked = { letter: n, text }
    await putPart(tx, id, `asked ${String(n).padStart(6, '0')}`, await sealWords(copy, [recipient]))
    return { is: 'asked' }
  })
}
