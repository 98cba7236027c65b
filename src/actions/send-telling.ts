// A draft becomes a telling: sealed anew under its own key, which is granted to the editors of one group and to recovery; the draft goes.
import type { Consent } from '../contributions/consent.ts'
import { cardOf, tellingOf } from '../contributions/telling.ts'
import type { Day } from '../dates/days.ts'
import { weekOf } from '../dates/weeks.ts'
import { newKeys, seal } from '../sealing/envelope.ts'
import { sealWords } from '../sealing/letters.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { everyone, type RecipientList, sealedTo } from '../sealing/recipients.ts'
import { countLetters, dropLetters, findInbox, linkTelling, putLetter } from '../store/sealed/inboxes.ts'
import { bytesOf, draftItem, moveParts, putGrants, putPart } from '../store/sealed/parts.ts'
import { addTelling } from '../store/sealed/tellings.ts'
import type { Store } from '../store/store.ts'
import { readDraft } from './open-draft.ts'

/** `changed`: something was added in this very moment, from another page; look it over once more. */
export type SentNow = { is: 'sent' } | { is: 'sent-before' } | { is: 'missing' } | { is: 'closed' } | { is: 'changed' }

/** `closed`: no editor and recovery key stand in the list. The draft is untouched then. `id` is a new random id. */
export const sendTelling = async (
  store: Store,
  key: ReceiptKey,
  consent: Consent,
  list: RecipientList,
  { today, id }: { today: Day; id: string },
): Promise<SentNow> => {
  const holders = sealedTo(list, everyone)
  if (!holders) return { is: 'closed' }
  const letters = await countLetters(store.sealed, key.lookup)
  const draft = await readDraft(store.sealed, key)
  if (!draft) return (await findInbox(store.sealed, key.lookup)) ? { is: 'sent-before' } : { is: 'missing' }
  const { identity, recipient } = await newKeys()
  const telling = tellingOf({ ...draft, files: draft.files.map(({ letter: _, ...card }) => card) }, consent)
  const words = await sealWords(telling, [recipient])
  const card = await seal(cardOf(telling), [recipient])
  const terms = await sealWords(consent, [key.recipient])
  const grants = await Promise.all(
    holders.map(async (holder) => ({ holder: holder.holder, bytes: await seal(Buffer.from(identity), [holder.recipient]) })),
  )
  return store.change(async (tx): Promise<SentNow> => {
    const inbox = await findInbox(tx, key.lookup)
    if (!inbox) return { is: 'missing' }
    if (inbox.telling !== null) return { is: 'sent-before' }
    if ((await countLetters(tx, key.lookup)) !== letters) return { is: 'changed' }
    await moveParts(tx, draftItem(key.lookup), id)
    await putPart(tx, id, 'words', words)
    await putPart(tx, id, 'card', card)
    await putGrants(tx, id, grants)
    await addTelling(tx, {
      id,
      week: weekOf(today),
      state: 'waiting',
      reviewing: everyone,
      retire_week: null,
      padded: await bytesOf(tx, id),
      format: telling.format,
      recipient,
      source: null,
    })
    await dropLetters(tx, key.lookup, { kinds: ['begun', 'answer', 'file'] })
    await putLetter(tx, key.lookup, 'terms', terms)
    await linkTelling(tx, key.lookup, id)
    return { is: 'sent' }
  })
}
