// An editor opens what is drawn from a telling: the proposal as it stands, what was asked about it, who read it again, and what stands in the way.
import { createHash } from 'node:crypto'
import { type Block, blockedBy, type Facing, type Reading } from '../review/gate.ts'
import { type Proposal, publicPart } from '../review/proposal.ts'
import { open, SealBroken } from '../sealing/envelope.ts'
import { openIfWhole } from '../sealing/letters.ts'
import { idsOfToday } from '../store/sealed/editors.ts'
import { grantOf } from '../store/sealed/grants.ts'
import { partsUnder, wholePart } from '../store/sealed/parts.ts'
import { type ProposalRow, proposalsOf } from '../store/sealed/proposals.ts'
import type { SealedLook } from '../store/store.ts'
import { type OpenTelling, openTelling, type Reader } from './open-telling.ts'

export const proposalPart = 'proposal'
/** What the names of parts begin with in which lies what was proposed to the teller, and who read it again. */
export const proposedMark = 'proposed '
export const readingMark = 'reading '

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
/** Stands for exactly what would be public. */
export const markOf = (proposal: Proposal): string => sha256(publicPart(proposal))

/** The very words that lie in the teller's inbox as `letter`, and the mark of what they tell of. */
export type Proposed = { letter: number; text: string; of: string }
export type OpenProposal = {
  id: string
  key: string
  proposal: Proposal
  mark: string
  proposed: readonly Proposed[]
  readings: readonly Reading[]
}

/** With its telling, which must wait: of what is hidden or taken back nothing is opened. */
export type Drawing = { told: OpenTelling; rows: readonly ProposalRow[]; current: OpenProposal | null }

const keyOf = async (look: SealedLook, { holder, identity }: Reader, id: string): Promise<string | null> => {
  const grant = await grantOf(look, id, holder)
  try {
    return grant && Buffer.from(await open(grant, identity)).toString()
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
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
  return { id, key, proposal: now, mark: markOf(now), proposed: await all(proposedMark), readings }
}

export const openDrawing = async (look: SealedLook, reader: Reader, telling: string): Promise<Drawing | null> => {
  const told = await openTelling(look, reader, telling)
  if (!told) return null
  const rows = await proposalsOf(look, telling)
  const newest = rows.find(({ revision }) => revision === null)
  return { told, rows, current: newest ? await readProposal(look, reader, newest.id) : null }
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
export const facingOf = (drawing: Drawing, current: OpenProposal, { editors, today }: Pick<Facing, 'editors' | 'today'>): Facing => ({
  proposal: current.proposal,
  mark: current.mark,
  sharing: drawing.told.telling.sharing,
  terms: drawing.told.terms,
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
