// A teller who came back answers, agrees, adds or changes the terms: sealed to the editors' side, where it joins what was told.
import type { Consent } from '../contributions/consent.ts'
import type { Addition } from '../contributions/telling.ts'
import { sealWords } from '../sealing/letters.ts'
import type { Inbox, ReceiptKey } from '../sealing/receipt-key.ts'
import { countLetters, dropLetters, findInbox, putLetter } from '../store/sealed/inboxes.ts'
import { countParts, dropPart, putPart } from '../store/sealed/parts.ts'
import { findTelling, type TellingRow } from '../store/sealed/tellings.ts'
import type { SealedChange, Store } from '../store/store.ts'

const mostLetters = 500
export type Added = { is: 'added' } | { is: 'missing' } | { is: 'full' }

const tellingOf = async (tx: SealedChange | Store['sealed'], { lookup }: Inbox): Promise<TellingRow | null> => {
  const inbox = await findInbox(tx, lookup)
  return inbox?.telling ? findTelling(tx, inbox.telling) : null
}

/** The inbox keeps that and to what something was said, and not the words: a receipt that is found reads none. */
export const addToTelling = async (store: Store, key: Inbox, addition: Addition): Promise<Added> => {
  const telling = await tellingOf(store.sealed, key)
  if (!telling) return { is: 'missing' }
  const words = await sealWords(addition, [telling.recipient])
  const mark = await sealWords({ ...addition, text: '' }, [key.recipient])
  return store.change(async (tx): Promise<Added> => {
    if ((await tellingOf(tx, key))?.id !== telling.id) return { is: 'missing' }
    if ((await countLetters(tx, key.lookup)) >= mostLetters) return { is: 'full' }
    const n = await countParts(tx, telling.id, 'added')
    await putPart(tx, telling.id, `added ${String(n).padStart(4, '0')}`, words)
    await putLetter(tx, key.lookup, 'reply', mark)
    return { is: 'added' }
  })
}

/** The newest terms replace the ones before, on both sides. */
export const changeTerms = async (store: Store, key: ReceiptKey, consent: Consent): Promise<Added> => {
  const telling = await tellingOf(store.sealed, key)
  if (!telling) return { is: 'missing' }
  const theirs = await sealWords(consent, [telling.recipient])
  const own = await sealWords(consent, [key.recipient])
  return store.change(async (tx): Promise<Added> => {
    if ((await tellingOf(tx, key))?.id !== telling.id) return { is: 'missing' }
    await dropPart(tx, telling.id, 'terms')
    await putPart(tx, telling.id, 'terms', theirs)
    await dropLetters(tx, key.lookup, { kinds: ['terms'] })
    await putLetter(tx, key.lookup, 'terms', own)
    return { is: 'added' }
  })
}
