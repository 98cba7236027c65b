// An editor opens what is drawn from a telling: the proposal as it stands, what was asked about it, who read it again, and what stands in the way.
import { createHash } from 'node:crypto'
import type { RecordId } from '../history/record.ts'
import { type Block, blockedBy, type Facing, type Reading } from '../review/gate.ts'
import { type Proposal, publicPart, recordsIn } from '../review/proposal.ts'
import { openIfWhole } from '../sealing/letters.ts'
import { namedAmong, namesOf } from '../store/open/statements.ts'
import { idsOfToday } from '../store/sealed/editors.ts'
import { anyWithheld } from '../store/sealed/envelopes.ts'
import { grantOf } from '../store/sealed/grants.ts'
import { partsUnder, wholePart } from '../store/sealed/parts.ts'
import { type ProposalRow, proposalsOf } from '../store/sealed/proposals.ts'
import { findTelling } from '../store/sealed/tellings.ts'
import type { SealedLook } from '../store/store.ts'
import { type OpenTelling, openTelling, type Reader, unsealed } from './open-telling.ts'

export const proposalPart = 'proposal'
/** What the names of parts begin with in which lies what was proposed to the teller, and who read it again. */
export const proposedMark = 'proposed '
export const readingMark = 'reading '

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
type Called = ReadonlyMap<RecordId, string>

/** What stands has the name it has now; what this would make has its own. */
const calledIn = async (look: SealedLook, proposal: Proposal): Promise<Called> => {
  const names = await namesOf(look, recordsIn(proposal))
  const ids = proposal.records.map(({ id }) => id)
  const named = await namedAmong(look, ids)
  const own = proposal.records.filter(({ id }) => !named.has(id))
  return new Map([...[...names].map(([id, { name }]) => [id, name] as const), ...own.map(({ id, name }) => [id, name] as const)])
}

/** Stands for exactly what would be public. */
const markOf = (proposal: Proposal, called: Called): string =>
  sha256(
    publicPart(
      proposal,
      recordsIn(proposal).map((id) => called.get(id) ?? null),
    ),
  )

/** The very words that lie in the teller's inbox as `letter`, and the mark of what they tell of. */
export type Proposed = { letter: number; text: string; of: string }
export type OpenProposal = {
  id: string
  key: string
  proposal: Proposal
  /** What everything is called of which it speaks: that which is not there has no name. */
  called: Called
  mark: string
  proposed: readonly Proposed[]
  readings: readonly Reading[]
}

/** With its telling, which must wait: of what is hidden or taken back nothing is opened. `whole`: all that it speaks of stands, or would be made by it. */
export type Drawing = { told: OpenTelling; rows: readonly ProposalRow[]; current: OpenProposal | null; whole: boolean }

const keyOf = async (look: SealedLook, { holder, identity }: Reader, id: string): Promise<string | null> => {
  const grant = await grantOf(look, id, holder)
  return grant && unsealed(grant, identity)
}

const readProposal = async (look: SealedLook, reader: Reader, id: string): Promise<OpenProposal | null> => {
  const key = await keyOf(look, reader, id)
  const sealed = key === null ? null : await wholePart(look, id, proposalPart)
  const proposal = key && sealed ? await openIfWhole<Proposal>(sealed, key) : null
  if (!key || proposal?.format !== 1) return null
  const all = async <T>(mark: string): Promise<T[]> => {
    const found: T[] = []
    for (const part of (await partsUnder(look, id)).filter((one) => one.startsWith(mark))) {
      const bytes = await wholePart(look, id, part)
      const one = bytes && (await openIfWhole<T>(bytes, key))
      if (one) found.push(one)
    }
    return found
  }
  const today = await idsOfToday(look) // nobody is another because they have another key
  const nowCalled = (editor: string) => today.get(editor) ?? editor
  const readings = (await all<Reading>(readingMark)).map((one) => ({ ...one, editor: nowCalled(one.editor) }))
  const now = { ...proposal, changedBy: nowCalled(proposal.changedBy) }
  const called = await calledIn(look, now)
  return { id, key, proposal: now, called, mark: markOf(now, called), proposed: await all(proposedMark), readings }
}

/** What somebody withheld is spoken of no more, and nothing more is said by a source that was. */
const isWhole = async (look: SealedLook, telling: string, { proposal, called }: OpenProposal): Promise<boolean> => {
  const met = recordsIn(proposal)
  const source = (await findTelling(look, telling))?.source ?? null
  return met.every((id) => called.has(id)) && !(await anyWithheld(look, source === null ? met : [...met, source]))
}

export const openDrawing = async (look: SealedLook, reader: Reader, telling: string): Promise<Drawing | null> => {
  const told = await openTelling(look, reader, telling)
  if (!told) return null
  const rows = await proposalsOf(look, telling)
  const newest = rows.find(({ revision }) => revision === null)
  const current = newest ? await readProposal(look, reader, newest.id) : null
  return { told, rows, current, whole: current === null || (await isWhole(look, telling, current)) }
}

/** The last thing that was said to each letter counts, and only of the very words that lie in it. */
const agreedIn = ({ told, current }: Drawing): ReadonlySet<string> =>
  new Set(
    (current?.proposed ?? []).flatMap(({ letter, text, of }) => {
      const said = told.added.filter((one) => one.to === letter && 'words' in one).at(-1)
      return said?.said === 'agreed' && said.words === sha256(text) ? [of] : []
    }),
  )

/** `editors`: how many could read it a second time. */
const facingOf = (drawing: Drawing, current: OpenProposal, { editors, today }: Pick<Facing, 'editors' | 'today'>): Facing => ({
  proposal: current.proposal,
  mark: current.mark,
  sharing: drawing.told.telling.sharing,
  terms: drawing.told.terms,
  whole: drawing.whole,
  agreed: agreedIn(drawing),
  readings: current.readings,
  editors,
  today,
})

export const blocksOf = (drawing: Drawing, current: OpenProposal, more: Pick<Facing, 'editors' | 'today'>): Block[] =>
  blockedBy(facingOf(drawing, current, more))

/** What the teller said to the words proposed last; null where they said nothing yet. */
export const repliedTo = ({ told }: Drawing, { letter }: Proposed) =>
  told.added.filter((one) => one.to === letter && 'words' in one).at(-1) ?? null
