// A teller who came back answers, agrees, adds or changes the terms: sealed to the editors' side, where it joins what was told.
import { asTellersSee, type Consent } from '../contributions/consent.ts'
import type { Addition } from '../contributions/telling.ts'
import { openIfWhole, sealWords } from '../sealing/letters.ts'
import { isProven } from '../sealing/proof.ts'
import type { ReceiptKey } from '../sealing/receipt-key.ts'
import { countLetters, dropLetters, findInbox, lettersIn, putLetter } from '../store/sealed/inboxes.ts'
import { countParts, dropPart, putPart } from '../store/sealed/parts.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { SealedLook, Store } from '../store/store.ts'

const mostLetters = 500
export type Added = { is: 'added' } | { is: 'missing' } | { is: 'full' }

/** Where a teller's further words go, as it was at sending: proven, since whoever writes into the database could put another key there. */
export type Way = { telling: string; recipient: string; proof: string }
export const wayWords = (telling: string, recipient: string): string => `${telling} ${recipient}`

/** Null where nothing was sent, or nothing proves where it went. */
const wayOf = async (look: SealedLook, { lookup, identity }: ReceiptKey): Promise<Way | null> => {
  const inbox = await findInbox(look, lookup)
  if (!inbox?.telling || !(await findTelling(look, inbox.telling))) return null
  for (const { bytes } of await lettersIn(look, lookup, ['sent'])) {
    const way = await openIfWhole<Way>(bytes, identity)
    if (way?.telling === inbox.telling && isProven(identity, wayWords(way.telling, way.recipient), way.proof)) return way
  }
  return null
}

/** The inbox keeps that and to what something was said, and not the words: a receipt that is found reads none. */
export const addToTelling = async (store: Store, key: ReceiptKey, addition: Addition): Promise<Added> => {
  const way = await wayOf(store.sealed, key)
  if (!way) return { is: 'missing' }
  const words = await sealWords(addition, [way.recipient])
  const mark = await sealWords({ ...addition, text: '' }, [key.recipient])
  return store.change(async (tx): Promise<Added> => {
    if (!(await findTelling(tx, way.telling))) return { is: 'missing' }
    if ((await countLetters(tx, key.lookup)) >= mostLetters) return { is: 'full' }
    const n = await countParts(tx, way.telling, 'added')
    await putPart(tx, way.telling, `added ${String(n).padStart(4, '0')}`, words)
    await putLetter(tx, key.lookup, 'reply', mark)
    return { is: 'added' }
  })
}

/** The newest terms replace the ones before, on both sides. */
export const changeTerms = async (store: Store, key: ReceiptKey, consent: Consent): Promise<Added> => {
  const way = await wayOf(store.sealed, key)
  if (!way) return { is: 'missing' }
  const theirs = await sealWords(consent, [way.recipient])
  const own = await sealWords(asTellersSee(consent), [key.recipient])
  const done = await store.change(async (tx): Promise<Added> => {
    if (!(await findTelling(tx, way.telling))) return { is: 'missing' }
    await dropPart(tx, way.telling, 'terms')
    await putPart(tx, way.telling, 'terms', theirs)
    await dropLetters(tx, key.lookup, { kinds: ['terms'] })
    await putLetter(tx, key.lookup, 'terms', own)
    return { is: 'added' }
  })
  await store.forget()
  return done
}
