// A teller who came back answers, agrees, adds or changes the terms: sealed to the editors' side, where it joins what was told.
import { createHmac } from 'node:crypto'
import { asTellersSee, type Consent, chosenAnew, mayStand } from '../contributions/consent.ts'
import type { Addition } from '../contributions/telling.ts'
import { isoDay } from '../dates/days.ts'
import { openIfWhole, sealWords } from '../sealing/letters.ts'
import { isProven } from '../sealing/proof.ts'
import type { Inbox, ReceiptKey } from '../sealing/receipt-key.ts'
import { countLetters, dropLetters, findInbox, lettersIn, putLetter } from '../store/sealed/inboxes.ts'
import { countParts, dropPart, partsUnder, putPart } from '../store/sealed/parts.ts'
import { findTelling, setTelling } from '../store/sealed/tellings.ts'
import type { SealedChange, SealedLook, Store } from '../store/store.ts'
import { enter, type Keeping, quietly, scrubSoon, settle } from './settle-ledger.ts'
import { retireWeekFrom } from './settle-telling.ts'
import { hideTelling } from './withholding.ts'

const mostLetters = 500
export type Added = { is: 'added' } | { is: 'missing' } | { is: 'full' }

/** Where a teller's further words go, as it was at sending: proven, since whoever writes into the database could put another key there. */
export type Way = { telling: string; recipient: string; proof: string }
export const wayWords = (telling: string, recipient: string): string => `${telling} ${recipient}`

/** Null where nothing was sent, or nothing proves where it went. */
export const wayOf = async (look: SealedLook, { lookup, identity }: ReceiptKey): Promise<Way | null> => {
  const inbox = await findInbox(look, lookup)
  if (!inbox?.telling || !(await findTelling(look, inbox.telling))) return null
  for (const { bytes } of await lettersIn(look, lookup, ['sent'])) {
    const way = await openIfWhole<Way>(bytes, identity)
    if (way?.telling === inbox.telling && isProven(identity, wayWords(way.telling, way.recipient), way.proof)) return way
  }
  return null
}

/** Where words go that were written on one page: enough to add them, not to read them. */
export type OneWay = Pick<Way, 'telling' | 'recipient'> & { page: string }

/** Only who has the way can make it, so that nobody can try which words it may stand for. */
const markOf = ({ recipient, page }: OneWay, { to, said, text }: Addition): string =>
  createHmac('sha256', recipient)
    .update(JSON.stringify([page, to, said, text]))
    .digest('base64url')
    .slice(0, 22)

/**
 * By a way that a receipt proved. The same words from the same page are added once, however often they are sent. The inbox keeps that and
 * to what something was said, and not the words: a receipt that is found reads none.
 */
export const addBy = async (store: Store, inbox: Inbox, way: OneWay, addition: Addition): Promise<Added> => {
  const words = await sealWords(addition, [way.recipient])
  const mark = await sealWords({ ...addition, text: '' }, [inbox.recipient])
  const own = markOf(way, addition)
  return store.change(async (tx): Promise<Added> => {
    const telling = (await findInbox(tx, inbox.lookup))?.telling
    if (telling !== way.telling || !(await findTelling(tx, way.telling))) return { is: 'missing' }
    const before = (await partsUnder(tx, way.telling)).filter((part) => part.startsWith('added '))
    // A yes or a no that comes after another one counts, though the same page said it once before.
    if (('words' in addition ? before.slice(-1) : before).some((part) => part.endsWith(` ${own}`))) return { is: 'added' }
    if ((await countLetters(tx, inbox.lookup)) >= mostLetters) return { is: 'full' }
    const n = await countParts(tx, way.telling, 'added')
    await putPart(tx, way.telling, `added ${String(n).padStart(4, '0')} ${own}`, words)
    await putLetter(tx, inbox.lookup, 'reply', mark)
    return { is: 'added' }
  })
}

/** `page`: another each time something is said. */
export const addToTelling = async (store: Store, key: ReceiptKey, addition: Addition, page = ''): Promise<Added> => {
  const way = await wayOf(store.sealed, key)
  return way ? addBy(store, key, { ...way, page }, addition) : { is: 'missing' }
}

export const openTerms = async (look: SealedLook, { lookup, identity }: ReceiptKey): Promise<Consent | null> => {
  const newest = (await lettersIn(look, lookup, ['terms'])).at(-1)
  return newest ? openIfWhole<Consent>(newest.bytes, identity) : null
}

/** What is public of it follows at once: where it may not stand any more it goes out of sight, as if its teller had hidden it. */
const holdTo = async (tx: SealedChange, id: string, terms: Consent, keeping: Keeping): Promise<boolean> => {
  const telling = await findTelling(tx, id)
  if (!telling?.source) return false
  await setTelling(tx, id, { shown_until: terms.until })
  if (telling.state !== 'waiting' || mayStand(terms, isoDay(keeping.today))) return false
  await enter(tx, keeping, [{ act: 'withhold', item: id }])
  await hideTelling(tx, telling, keeping.recipients, quietly(keeping), keeping.chance)
  return true
}

/** Its own words stay or go as its teller wishes now, and not as they did when it was settled. */
const keepOrLet = async (tx: SealedChange, id: string, { raw }: Consent, { today }: Keeping): Promise<void> => {
  const telling = await findTelling(tx, id)
  if (raw === 'keep') await setTelling(tx, id, { retire_week: null })
  else if (telling?.source && telling.retire_week === null) await setTelling(tx, id, { retire_week: retireWeekFrom(today) })
}

/** The newest terms replace the ones before, on both sides. */
export const changeTerms = async (store: Store, key: ReceiptKey, consent: Consent, keeping: Keeping): Promise<Added> => {
  const way = await wayOf(store.sealed, key)
  if (!way) return { is: 'missing' }
  const before = await openTerms(store.sealed, key)
  const terms = before ? chosenAnew(consent, before) : consent
  const theirs = await sealWords(terms, [way.recipient])
  const own = await sealWords(asTellersSee(terms), [key.recipient])
  let hidden = false
  const done = await store.change(async (tx): Promise<Added> => {
    await settle(tx, keeping)
    if (!(await findTelling(tx, way.telling))) return { is: 'missing' }
    await dropPart(tx, way.telling, 'terms')
    await putPart(tx, way.telling, 'terms', theirs)
    await dropLetters(tx, key.lookup, { kinds: ['terms'] })
    await putLetter(tx, key.lookup, 'terms', own)
    await keepOrLet(tx, way.telling, terms, keeping)
    hidden = await holdTo(tx, way.telling, terms, keeping)
    return { is: 'added' }
  })
  if (hidden) await scrubSoon(store)
  else await store.forget()
  return done
}
