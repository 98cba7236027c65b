// An editor draws statements from a telling, names it as a source and decides about the people inside: a proposal, sealed under a key of its own.
import { type Day, isoDay } from '../dates/days.ts'
import { begun, type Proposal, publicPart } from '../review/proposal.ts'
import { keysOf, newKeys, seal } from '../sealing/envelope.ts'
import { sealWords } from '../sealing/letters.ts'
import { type Recipient, recovery } from '../sealing/recipients.ts'
import { namesOf } from '../store/open/statements.ts'
import { enterAct } from '../store/sealed/acts.ts'
import { putGrants } from '../store/sealed/grants.ts'
import { dropPart, partsUnder, putPart } from '../store/sealed/parts.ts'
import { addProposal } from '../store/sealed/proposals.ts'
import type { SealedChange, Store } from '../store/store.ts'
import { openDrawing, proposalPart, readingMark } from './open-proposal.ts'
import type { OpenTelling, Reader } from './open-telling.ts'

type Changed = { is: 'changed' } | { is: 'missing' } | { is: 'full' }
type By = {
  reader: Reader
  /** Of the signed list in force. */
  readers: readonly Recipient[]
  /** A new id of a proposal. */
  id: string
  /** Milliseconds of the epoch. */
  now: number
  today: Day
}

/** Sealed, it must stay small enough to be read at a glance, and to be shown to a teller. */
const mostDrawn = 200

const keep = async (tx: SealedChange, id: string, proposal: Proposal, key: string): Promise<void> => {
  const { recipient } = await keysOf(key)
  await dropPart(tx, id, proposalPart)
  await putPart(tx, id, proposalPart, await sealWords(proposal, [recipient]))
}

const begin = async (tx: SealedChange, telling: string, reviewing: string, { readers, id }: By): Promise<string> => {
  const { identity } = await newKeys()
  const holders = readers.filter(({ holder, groups }) => holder === recovery || groups.includes(reviewing))
  const grants = await Promise.all(
    holders.map(async ({ holder, recipient }) => ({ holder, bytes: await seal(Buffer.from(identity), [recipient]) })),
  )
  await addProposal(tx, { id, telling })
  await putGrants(tx, id, grants)
  return identity
}

const isClear = ({ inside }: Proposal, piece: string) => inside.some((one) => one.piece === piece && one.is === 'clear')

const dropReadings = async (tx: SealedChange, id: string): Promise<void> => {
  for (const part of await partsUnder(tx, id)) if (part.startsWith(readingMark)) await dropPart(tx, id, part)
}

/** What became a source before goes by the name it has. */
const begunFor = async (tx: SealedChange, { source, telling }: OpenTelling, by: By): Promise<Proposal> => {
  const named = source === null ? undefined : (await namesOf(tx, [source])).get(source)
  return { ...begun(by.reader.holder, by.now, named?.lang ?? telling.lang), name: named?.name ?? '' }
}

/** The first change begins it; `change` gives null where it changes nothing. It sees the mark of what stands, '' before the first. */
export const changeProposal = (
  store: Store,
  telling: string,
  by: By,
  change: (proposal: Proposal, mark: string) => Proposal | null,
): Promise<Changed> =>
  store.change(async (tx): Promise<Changed> => {
    const drawing = await openDrawing(tx, by.reader, telling)
    if (!drawing) return { is: 'missing' }
    const { current, told, rows } = drawing
    if (!current && rows.some(({ revision }) => revision === null)) return { is: 'missing' }
    const before = current?.proposal ?? (await begunFor(tx, told, by))
    const changed = change(before, current?.mark ?? '')
    if (!changed) return { is: 'changed' }
    if (changed.drawn.length > mostDrawn) return { is: 'full' }
    const id = current?.id ?? by.id
    const key = current?.key ?? (await begin(tx, telling, told.reviewing, by))
    const cleared = changed.inside.some(({ piece, is }) => is === 'clear' && !isClear(before, piece))
    if (current && cleared) await dropReadings(tx, id) // it was read as it was decided then
    const same = current !== null && !cleared && publicPart(changed, []) === publicPart(before, [])
    await keep(tx, id, same ? changed : { ...changed, changedBy: by.reader.holder, changedAt: by.now }, key)
    await enterAct(tx, { day: isoDay(by.today), editor: by.reader.holder, verb: 'draw', item: telling })
    return { is: 'changed' }
  })
