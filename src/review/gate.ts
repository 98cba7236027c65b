// The gate before publishing: what still stands in the way. A proposal is public only when nothing does.
import type { Consent } from '../contributions/consent.ts'
import type { Sharing } from '../contributions/sharing.ts'
import { peopleInside } from './inside.ts'
import { isAsWritten, type Proposal } from './proposal.ts'

/** An editor who read it through, when, and the mark of what they read. */
export type Reading = { editor: string; of: string; at: number }

/** Hours after which one who is alone may be the second pair of eyes, too. */
export const secondReadingAfter = 48 * 60 * 60_000

export type Facing = {
  proposal: Proposal
  /** Stands for exactly what would be public. */
  mark: string
  sharing: Sharing
  /** Null where they cannot be read. */
  terms: Consent | null
  /** Whether everything that it speaks of stands, or would be made by it. */
  whole: boolean
  /** Marks of what the teller said yes to. */
  agreed: ReadonlySet<string>
  readings: readonly Reading[]
  /** Editors who could read it a second time, whoever wrote it among them. */
  editors: number
  /** ISO day. */
  today: string
}

export type Block =
  | 'nothing-drawn'
  | 'no-name'
  | 'someone-inside'
  | 'not-there'
  | 'no-pages'
  | 'too-early'
  | 'too-late'
  | 'no-yes'
  | 'no-second-reading'
  | 'not-by-one-alone'

const sharedTwice = ({ proposal, mark, readings, editors, sharing }: Facing): Block[] => {
  const of = readings.filter((reading) => reading.of === mark)
  if (of.some(({ editor }) => editor !== proposal.changedBy)) return []
  if (editors > 1) return ['no-second-reading']
  if (sharing === 'testimony') return ['not-by-one-alone']
  return of.some(({ at }) => at - proposal.changedAt >= secondReadingAfter) ? [] : ['no-second-reading']
}

/** Silence is no: what the teller did not allow, or did not say yes to word for word, is not shown. */
const agreedTo = ({ proposal, mark, terms, agreed, today }: Facing): Block[] => {
  if (!terms?.uses.includes('pages')) return ['no-pages']
  if (terms.from !== null && today < terms.from) return ['too-early']
  if (terms.until !== null && today > terms.until) return ['too-late']
  return agreed.has(mark) || (terms.exact === 'as-written' && isAsWritten(proposal)) ? [] : ['no-yes']
}

export const blockedBy = (facing: Facing): Block[] => {
  const { proposal } = facing
  if (proposal.drawn.length === 0) return ['nothing-drawn']
  return [
    ...(proposal.name === '' ? (['no-name'] as const) : []),
    ...(peopleInside(proposal).some(({ resolved }) => resolved === null) ? (['someone-inside'] as const) : []),
    ...(facing.whole ? [] : (['not-there'] as const)),
    ...agreedTo(facing),
    ...sharedTwice(facing),
  ]
}

/** English sentences of the catalogue. */
export const blockWords: Readonly<Record<Block, { says: string }>> = {
  'nothing-drawn': { says: 'Nothing is drawn from it yet.' },
  'no-name': { says: 'It has no name as a source.' },
  'someone-inside': { says: 'Something in it might lead to a person: nobody decided about it yet, or the words still stand.' },
  'not-there': { says: 'It speaks of something that is not there any more.' },
  'no-pages': { says: 'Whoever told it did not allow that it is shown on the pages.' },
  'too-early': { says: 'Whoever told it wants it shown later.' },
  'too-late': { says: 'Whoever told it does not want it shown any more.' },
  'no-yes': { says: 'Whoever told it has not said yes to these very words.' },
  'no-second-reading': { says: 'Nobody has read it a second time. Where one editor is alone, that is 48 hours after the last change.' },
  'not-by-one-alone': { says: 'What was done to people is never shown by one editor alone.' },
}
