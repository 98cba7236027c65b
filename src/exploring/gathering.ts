// Which statements of a page belong under one heading: where a group came from, who came out of it, whom it belongs with.
import type { Part, Property } from '../history/vocabulary.ts'

const gatherings = ['brief', 'remits', 'did', 'how', 'from', 'out', 'belonging', 'beside', 'general', 'told', 'elsewhere'] as const
export type Gathering = (typeof gatherings)[number]

const belonging = ['part-of', 'member-of', 'merged-into', 'hosted-by']
const byPart: Partial<Record<Part, Gathering>> = {
  naming: 'brief',
  when: 'brief',
  where: 'brief',
  organising: 'brief',
  how: 'how',
  doing: 'did',
  lineage: 'from',
  relations: 'beside',
  told: 'told',
}

/** `turned`: read from the other end, as what is said elsewhere with this record as its value. Texts, gaps and judgements have their own places. */
export const gatheringOf = ({ name, part }: Property, turned: boolean): Gathering | null => {
  if (part === 'text' || part === 'gaps' || part === 'judging') return null
  if (belonging.includes(name)) return 'belonging'
  if (part === 'lineage') return turned ? 'out' : 'from'
  if (part === 'relations') return 'beside'
  if (turned) return part === 'doing' ? 'did' : 'elsewhere'
  if (name === 'remit') return 'remits'
  if (name === 'in-general' || name === 'concern') return 'general'
  return byPart[part] ?? null
}
