// The exact words are shown to the teller, who says yes, no, or differently when they come back; and an editor says that they read them through.
import { type Day, isoDay } from '../dates/days.ts'
import type { Reading } from '../review/gate.ts'
import { keysOf } from '../sealing/envelope.ts'
import { sealWords } from '../sealing/letters.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { countLetters, inboxOf, putLetter } from '../store/sealed/inboxes.ts'
import { countParts, putPart } from '../store/sealed/parts.ts'
import type { Store } from '../store/store.ts'
import { openDrawing, type Proposed, proposedMark, readingMark } from './open-proposal.ts'
import type { Reader } from './open-telling.ts'

const mostProposed = 50
const numbered = (mark: string, n: number) => `${mark}${String(n).padStart(6, '0')}`

/** `changed`: somebody changed the proposal since it was looked at. `no-way`: no inbox is known for it. */
type ProposedNow = { is: 'proposed' } | { is: 'missing' } | { is: 'changed' } | { is: 'no-way' } | { is: 'full' }

/** `text`: what `of`, the mark of the proposal, says in the teller's language. The same words are proposed once. */
export const proposeWords = (
  store: Store,
  reader: Reader,
  { telling, text, of, today }: { telling: string; text: string; of: string; today: Day },
): Promise<ProposedNow> =>
  store.change(async (tx): Promise<ProposedNow> => {
    const drawing = await openDrawing(tx, reader, telling)
    if (!drawing) return { is: 'missing' }
    const { current, told } = drawing
    if (current?.mark !== of) return { is: 'changed' }
    if (current.proposed.some((one) => one.of === of && one.text === text)) return { is: 'proposed' }
    const inbox = await inboxOf(tx, telling)
    if (inbox?.recipient !== told.telling.back) return { is: 'no-way' }
    if ((await countLetters(tx, inbox.lookup, 'words')) >= mostProposed) return { is: 'full' }
    const letter = await putLetter(tx, inbox.lookup, 'words', await sealWords({ text }, [inbox.recipient]))
    const copy: Proposed = { letter, text, of }
    await putPart(tx, current.id, numbered(proposedMark, letter), await sealWords(copy, [(await keysOf(current.key)).recipient]))
    await enterAct(tx, { day: isoDay(today), editor: reader.holder, verb: 'propose', item: telling })
    return { is: 'proposed' }
  })

type ReadNow = { is: 'read' } | { is: 'missing' } | { is: 'changed' }

/** `of`: the mark of what was on the page. Each reading counts from when it was done. */
export const readThrough = (
  store: Store,
  reader: Reader,
  { telling, of, now, today }: { telling: string; of: string; now: number; today: Day },
): Promise<ReadNow> =>
  store.change(async (tx): Promise<ReadNow> => {
    const drawing = await openDrawing(tx, reader, telling)
    if (!drawing) return { is: 'missing' }
    const { current } = drawing
    if (current?.mark !== of) return { is: 'changed' }
    const reading: Reading = { editor: reader.holder, of, at: now }
    const n = await countParts(tx, current.id, readingMark.trim())
    await putPart(tx, current.id, numbered(readingMark, n), await sealWords(reading, [(await keysOf(current.key)).recipient]))
    await enterAct(tx, { day: isoDay(today), editor: reader.holder, verb: 'read-again', item: telling })
    return { is: 'read' }
  })
