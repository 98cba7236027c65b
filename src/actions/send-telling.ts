// A draft becomes a telling: sealed anew under its own key, which is granted to the editors of one group and to recovery; the draft goes.
import { asTellersSee } from '../contributions/consent.ts'
import { cardOf, tellingOf } from '../contributions/telling.ts'
import type { Day } from '../dates/days.ts'
import { weekOf } from '../dates/weeks.ts'
import { newKeys, seal } from '../sealing/envelope.ts'
import { sealWords } from '../sealing/letters.ts'
import { proofOf } from '../sealing/proof.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { everyone, type RecipientList, sealedTo, teller } from '../sealing/recipients.ts'
import { putFile } from '../store/sealed/files.ts'
import { putGrants } from '../store/sealed/grants.ts'
import { dropLetters, findInbox, linkTelling, putLetter, stateOfLetters } from '../store/sealed/inboxes.ts'
import { draftItem, moveParts, putPart } from '../store/sealed/parts.ts'
import { addTelling } from '../store/sealed/tellings.ts'
import type { Store } from '../store/store.ts'
import { type Way, wayWords } from './add-to-telling.ts'
import { sealFile } from './keep-file.ts'
import { readDraft } from './open-draft.ts'

/** `changed`: something was added since it was looked over, from another page; look it over once more. */
type SentNow = { is: 'sent' } | { is: 'sent-before' } | { is: 'missing' } | { is: 'closed' } | { is: 'changed' } | { is: 'undecided' }

/**
 * Under the terms that were kept with the draft: without them nothing is sent (`undecided`). `closed`: no editor and recovery key stand
 * in the list. The draft is untouched then. `id` is a new random id; `mark` that of the draft as it was looked over; `again` the
 * recipient that only the receipt and a word of the teller's open, if they want to read it again.
 */
export const sendTelling = async (
  store: Store,
  key: ReceiptKey,
  list: RecipientList,
  { today, id, mark, again }: { today: Day; id: string; mark: string; again?: string | undefined },
): Promise<SentNow> => {
  const holders = sealedTo(list, everyone)
  if (!holders) return { is: 'closed' }
  const letters = await stateOfLetters(store.sealed, key.lookup)
  const draft = await readDraft(store.sealed, key)
  if (!draft) return (await findInbox(store.sealed, key.lookup)) ? { is: 'sent-before' } : { is: 'missing' }
  if (draft.decided === null) return { is: 'undecided' }
  if (draft.mark !== mark) return { is: 'changed' }
  const consent = draft.decided.terms
  const { identity, recipient } = await newKeys()
  const telling = tellingOf(draft, consent, key.recipient)
  const words = await sealWords(telling, [recipient])
  const card = await seal(cardOf(telling), [recipient])
  const files = await Promise.all(draft.files.map(({ letter: _, ...own }) => sealFile(own, recipient, key.recipient)))
  const agreed = await sealWords(consent, [recipient])
  const terms = await sealWords(asTellersSee(consent), [key.recipient])
  const way: Way = { telling: id, recipient, proof: proofOf(key.identity, wayWords(id, recipient)) }
  const sent = await sealWords(way, [key.recipient])
  const grants = await Promise.all(
    [...holders, ...(again === undefined ? [] : [{ holder: teller, recipient: again }])].map(async ({ holder, recipient: to }) => ({
      holder,
      bytes: await seal(Buffer.from(identity), [to]),
    })),
  )
  const done = await store.change(async (tx): Promise<SentNow> => {
    const inbox = await findInbox(tx, key.lookup)
    if (!inbox) return { is: 'missing' }
    if (inbox.telling !== null) return { is: 'sent-before' }
    if ((await stateOfLetters(tx, key.lookup)) !== letters) return { is: 'changed' }
    await moveParts(tx, draftItem(key.lookup), id)
    await putPart(tx, id, 'words', words)
    await putPart(tx, id, 'card', card)
    await putPart(tx, id, 'terms', agreed)
    for (const file of files) await putFile(tx, id, key.lookup, file)
    await putGrants(tx, id, grants)
    await addTelling(tx, {
      id,
      week: weekOf(today),
      state: 'waiting',
      reviewing: everyone,
      retire_week: null,
      source: null,
      shown_until: null,
    })
    await dropLetters(tx, key.lookup, { kinds: ['begun', 'answer', 'file', 'terms'] })
    await putLetter(tx, key.lookup, 'sent', sent)
    await putLetter(tx, key.lookup, 'terms', terms)
    await linkTelling(tx, key.lookup, id, weekOf(today))
    return { is: 'sent' }
  })
  if (done.is === 'sent') await store.forget() // the draft's letters had the keys of its files in them
  return done
}
