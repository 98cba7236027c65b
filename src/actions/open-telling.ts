// An editor opens what was sent, with a grant of their own: what waits, one telling with all that joined it, and one of its files.
import type { Consent } from '../contributions/consent.ts'
import type { FileCard } from '../contributions/file-card.ts'
import { isSharing, type Sharing } from '../contributions/sharing.ts'
import { type Addition, type Asked, isLanguage, type Telling } from '../contributions/telling.ts'
import { open, openStream, SealBroken } from '../sealing/envelope.ts'
import { openIfWhole } from '../sealing/letters.ts'
import { cardPart, filesOf } from '../store/sealed/files.ts'
import { grantOf } from '../store/sealed/grants.ts'
import { filePart, partsUnder, piecesOf, wholePart } from '../store/sealed/parts.ts'
import { countTellings, findTelling, tellingsPage, type Which } from '../store/sealed/tellings.ts'
import type { SealedLook } from '../store/store.ts'

/** Who opens: an editor's id, and the identity that only their passphrase unwraps. */
export type Reader = { holder: string; identity: string }

export const waitingOnPage = 50

/** What the names of parts begin with in which editors keep what they asked. */
export const askedMark = 'asked '

/** `card`: null where it cannot be opened. */
export type Waits = { id: string; week: string; card: { sharing: Sharing; lang: string } | null }

/** Undone by a key that does not fit, or bytes that were changed: said as none. */
const orNull = async <T>(opened: Promise<T>): Promise<T | null> => {
  try {
    return await opened
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

/** What was sealed to this identity, as text; null with another's key, or where bytes were changed. */
export const unsealed = async (sealed: Uint8Array, identity: string): Promise<string | null> => {
  const bytes = await orNull(open(sealed, identity))
  return bytes && Buffer.from(bytes).toString()
}

/** Whoever writes into the database may have sealed another thing there: one that is none of ours keeps nobody from the rest. */
const readCard = (text: string): Waits['card'] => {
  try {
    const { sharing, lang } = JSON.parse(text) as { sharing?: string; lang?: string }
    return isSharing(sharing) && isLanguage(lang) ? { sharing, lang } : null
  } catch {
    return null
  }
}

/** `page` from 1. Only the cards of what is shown are opened. */
export const whatWaits = async (
  look: SealedLook,
  { holder, identity }: Reader,
  page: number,
  which: Which,
): Promise<{ total: number; waits: Waits[] }> => {
  const rows = await tellingsPage(look, holder, which, { from: (page - 1) * waitingOnPage, most: waitingOnPage })
  const waits: Waits[] = []
  for (const { id, week, grant } of rows) {
    const key = await unsealed(grant, identity)
    const sealed = key === null ? null : await wholePart(look, id, 'card')
    const card = key && sealed ? await unsealed(sealed, key) : null
    waits.push({ id, week, card: card === null ? null : readCard(card) })
  }
  return { total: await countTellings(look, holder, which), waits }
}

/** `asked` and `added` in their order; of what cannot be opened nothing is shown. */
export type OpenTelling = {
  id: string
  week: string
  /** The group of editors it was sealed to. */
  reviewing: string
  /** The ISO week in which its own words are destroyed; null where that is not settled. */
  retireWeek: string | null
  /** The public record it became; null where it did not. */
  source: string | null
  telling: Telling
  terms: Consent | null
  files: readonly FileCard[]
  asked: readonly Asked[]
  added: readonly Addition[]
}

/** The telling's own key, for whoever holds a grant of what waits: withheld or withdrawn, it is as if it had never been. */
export const keyOfTelling = async (look: SealedLook, { holder, identity }: Reader, id: string): Promise<string | null> => {
  const telling = await findTelling(look, id)
  const grant = telling?.state === 'waiting' ? await grantOf(look, id, holder) : null
  return grant && unsealed(grant, identity)
}

export const openTelling = async (look: SealedLook, reader: Reader, id: string): Promise<OpenTelling | null> => {
  const key = await keyOfTelling(look, reader, id)
  return key === null ? null : readTelling(look, id, key)
}

/** With the telling's own key. */
export const readTelling = async (look: SealedLook, id: string, key: string): Promise<OpenTelling | null> => {
  const row = await findTelling(look, id)
  const read = async <T>(part: string): Promise<T | null> => {
    const bytes = await wholePart(look, id, part)
    return bytes && openIfWhole<T>(bytes, key)
  }
  const telling = await read<Telling>('words')
  if (!row || !telling || !isSharing(telling.sharing) || !isLanguage(telling.lang)) return null
  const parts = await partsUnder(look, id)
  const all = async <T>(mark: string): Promise<T[]> => {
    const found: T[] = []
    for (const part of parts.filter((one) => one.startsWith(mark))) {
      const one = await read<T>(part)
      if (one) found.push(one)
    }
    return found
  }
  const files: FileCard[] = []
  for (const file of await filesOf(look, id)) {
    const card = await read<FileCard>(cardPart(file))
    if (card) files.push(card)
  }
  return {
    id,
    week: row.week,
    reviewing: row.reviewing,
    retireWeek: row.retire_week,
    source: row.source,
    telling,
    terms: await read<Consent>('terms'),
    files,
    asked: await all<Asked>(askedMark),
    added: await all<Addition>('added '),
  }
}

/** Only as long as it may be read: hidden, taken back, or with its reader removed, the next piece does not come. */
export async function* whileGranted(
  look: SealedLook,
  reader: Reader,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    const stands = (await findTelling(look, id))?.state === 'waiting' && (await grantOf(look, id, reader.holder)) !== null
    if (!stands) throw new SealBroken('this may not be read any more')
    yield piece
  }
}

/** A file as it is sealed, opened piece by piece, padding and all: `bytes` may throw SealBroken at its end, and then was changed. */
export const openFile = async (
  look: SealedLook,
  reader: Reader,
  { telling, file }: { telling: string; file: string },
): Promise<{ card: FileCard; bytes: AsyncIterable<Uint8Array> } | null> => {
  const key = await keyOfTelling(look, reader, telling)
  const sent = (await filesOf(look, telling)).find(({ id }) => id === file)
  const sealed = key && sent ? await wholePart(look, telling, cardPart(sent)) : null
  const card = key && sealed ? await openIfWhole<FileCard>(sealed, key) : null
  if (!card) return null
  const bytes = openStream(piecesOf(look, telling, filePart(file)), card.identity)
  return { card, bytes: whileGranted(look, reader, telling, bytes) }
}
