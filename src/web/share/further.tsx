// Further words to what was sent: more, an answer, or what should be different. Their page has an address of its own, which can only add.
import { createHash } from 'node:crypto'
import { type Added, addBy, wayOf } from '../../actions/add-to-telling.ts'
import { openDraft, type Sent } from '../../actions/open-draft.ts'
import type { Addition } from '../../contributions/telling.ts'
import { longestTelling, readTyped } from '../../contributions/typed.ts'
import type { ReceiptKey } from '../../sealing/receipt-key.ts'
import { findInbox } from '../../store/sealed/inboxes.ts'
import { findTelling } from '../../store/sealed/tellings.ts'
import { StoreTrouble } from '../../store/trouble.ts'
import type { FurtherTo, WordsTo } from './address.ts'
import type { ShareReply } from './asked.ts'
import { knock, plainNow } from './knocking.ts'
import { FurtherKeptPage } from './pages/further-kept-page.tsx'
import { FurtherPage, furtherField } from './pages/further-page.tsx'
import { NumberPage } from './pages/number-page.tsx'
import type { Said } from './pages/parts/faults.tsx'
import type { PlainlyAsked } from './pages/parts/plain-question.tsx'
import type { Further } from './pass.ts'
import { onTo, page } from './reply.ts'
import type { Visit } from './visit.ts'
import { warningsOnce } from './warning.ts'

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** As it stands in an address. */
export const furtherAt = (to: FurtherTo): string => ('letter' in to ? `${to.is}-${to.letter}` : to.is)

type Place<To = FurtherTo> = { handle: string; to: To }

export const heldAt = ({ passes }: Visit, { handle, to }: Place): Further | null => {
  const held = passes.readFurther(handle)
  return held?.to === furtherAt(to) ? held : null
}

/** Leads to pages where words can be added, for whoever just came in with the number; null where nothing proves where they would go. */
export const furtherWays = async (
  { parts, passes, routes }: Visit,
  key: ReceiptKey,
): Promise<((to: FurtherTo, exact?: string) => string) | null> => {
  const way = await wayOf(parts.store.sealed, key)
  if (!way) return null
  return (to, exact) => {
    const { telling, recipient } = way
    const at = furtherAt(to)
    return routes.further(passes.further({ inbox: key, telling, recipient, to: at, words: exact === undefined ? null : hashOf(exact) }), at)
  }
}

export const isHidden = async ({ parts }: Visit, held: Further): Promise<boolean> =>
  (await findTelling(parts.store.sealed, held.telling))?.state === 'withheld'

export const showFurther = async (visit: Visit, { kept, ...place }: Place<WordsTo> & { kept: boolean }): Promise<ShareReply> => {
  const { setting, routes, words } = visit
  const held = heldAt(visit, place)
  if (kept && !held) return page(<NumberPage setting={setting} why="return" action={routes.comeIn()} back={routes.share()} />)
  const hidden = held !== null && (await isHidden(visit, held))
  const at = furtherAt(place.to)
  if (kept)
    return page(
      <FurtherKeptPage
        setting={setting}
        hidden={hidden}
        again={{ to: routes.further(place.handle, at), says: words.say('Write something more') }}
      />,
    )
  const askDigits = held ? null : { plain: plainNow(visit) }
  return page(
    <FurtherPage setting={setting} to={place.to} action={routes.further(place.handle, at, 'keep')} hidden={hidden} askDigits={askDigits} />,
  )
}

const textIn = ({ words, field }: Visit, to: WordsTo): { text: string } | { says: string } => {
  const text = readTyped(field(furtherField))
  if (text === null) return { says: words.say('Some signs in here are not letters and cannot be kept. Please type this again.') }
  if (text.length > longestTelling)
    return {
      says: words.say('This is longer than 40,000 letters, about twenty pages. Please make it shorter, or send the rest by itself.'),
    }
  return text === '' && to.is !== 'words' ? { says: words.say('There is nothing written here yet.') } : { text }
}

/** What a letter says, if one of that kind lies in its place. */
const letterFor = (sent: Sent, to: FurtherTo) =>
  'letter' in to ? sent.letters.find(({ n, kind }) => n === to.letter && kind === (to.is === 'answer' ? 'question' : 'words')) : null

/** The same way again, for whoever typed the number because the handle in the address is dead. */
const heldWith = async ({ parts }: Visit, key: ReceiptKey, to: FurtherTo): Promise<Further | null> => {
  const found = await openDraft(parts.store.sealed, key)
  const way = found.is === 'sent' ? await wayOf(parts.store.sealed, key) : null
  if (found.is !== 'sent' || !way) return null
  const letter = letterFor(found.sent, to)
  if (letter === undefined) return null
  const { telling, recipient } = way
  return { inbox: key, telling, recipient, to: furtherAt(to), words: letter && to.is === 'words' ? hashOf(letter.text) : null }
}

type Found = { is: 'held'; held: Further; anew: boolean } | { is: 'again'; faults: Said[]; plain: PlainlyAsked | null }

/** By the address, or by the number that was typed because that is dead (`anew`). */
export const findHeld = async (visit: Visit, place: Place): Promise<Found> => {
  const { asked, parts, words } = visit
  const held = asked.trouble === null ? heldAt(visit, place) : null
  if (held) return { is: 'held', held, anew: false }
  if (asked.trouble !== null || !asked.form.has('digits')) return { is: 'again', faults: [], plain: plainNow(visit) }
  const knocked = await knock(visit)
  if (knocked.is === 'again') return knocked
  if (await findInbox(parts.store.sealed, knocked.key.lookup)) asked.right()
  const made = await heldWith(visit, knocked.key, place.to)
  if (made) return { is: 'held', held: made, anew: true }
  return { is: 'again', faults: [{ field: 'digits', says: words.say('Nothing can be added under this number.') }], plain: null }
}

const additionOf = ({ words }: Further, to: WordsTo, text: string): Addition => {
  if (to.is === 'add') return { said: 'more', to: null, text }
  if (to.is === 'answer' || words === null) return { said: 'answer', to: to.letter, text }
  return { said: 'differently', to: to.letter, words, text }
}

/** Where the disk refuses it, nothing was kept: the same as where nothing says where it should go. */
export const keptOr = async ({ parts }: Visit, keep: () => Promise<Added>): Promise<Added['is']> => {
  try {
    return (await keep()).is
  } catch (error) {
    if (!(error instanceof StoreTrouble)) throw error
    parts.failed(error)
    return 'missing'
  }
}

/** The same words sent twice from one page, by a double click or because the answer was lost on the way, are added once. */
export const addFurther = async (visit: Visit, place: Place<WordsTo>): Promise<ShareReply> => {
  const { parts, asked, setting, words, routes, passes } = visit
  const { handle, to } = place
  const at = furtherAt(to)
  const again = async (
    held: Further | null,
    faults: readonly Said[],
    status: number,
    askDigits: { plain: PlainlyAsked | null } | null = null,
  ) =>
    page(
      <FurtherPage
        setting={setting}
        to={to}
        action={routes.further(handle, at, 'keep')}
        hidden={held !== null && (await isHidden(visit, held))}
        typed={asked.form}
        faults={faults}
        askDigits={askDigits}
      />,
      status,
    )
  const found = await findHeld(visit, place)
  if (found.is === 'again') return again(null, found.faults, 422, { plain: found.plain })
  const { held, anew } = found
  const read = textIn(visit, to)
  const fault = (says: string, status: number) => again(held, [{ field: furtherField, says }], status, anew ? { plain: null } : null)
  if ('says' in read) return fault(read.says, 422)
  const warnings = await warningsOnce(visit, [{ text: read.text }])
  if (warnings.length > 0) {
    const action = routes.further(anew ? passes.further(held) : handle, at, 'keep') // the number that was typed is good for this too
    const hidden = await isHidden(visit, held)
    return page(<FurtherPage {...{ setting, to, action, hidden, warnings }} typed={asked.form} />, 422)
  }
  const addition = additionOf(held, to, read.text)
  const done = await keptOr(visit, () => addBy(parts.store, held.inbox, { ...held, page: handle }, addition))
  switch (done) {
    case 'added':
      return onTo(routes.further(anew ? passes.further(held) : handle, at, 'kept'))
    case 'full':
      return fault(words.say('No more fits in here. Begin a new telling for the rest.'), 422)
    case 'missing':
      return fault(words.say('This could not be sent just now. Please press the button again in a minute.'), 503)
  }
}
