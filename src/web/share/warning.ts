// What in somebody's words may lead to them or to others: pointed out before it is sent, and never a second time on one page.
import type { Consent } from '../../contributions/consent.ts'
import { foldName, type Spared } from '../../contributions/people.ts'
import { type Warning, warningsIn } from '../../contributions/warnings.ts'
import { namesKnown } from '../../store/open/finding-names.ts'
import { warnedField } from './pages/parts/careful.tsx'
import type { Visit } from './visit.ts'

/** `naming`: it says what something is called. `shown`: it is meant for everyone, and a name in it is wanted. */
export type Told = { text: string; naming?: boolean; shown?: boolean }

export const termsTold = ({ decided, name }: Pick<Consent, 'decided' | 'name'>): Told[] => [
  { text: decided },
  { text: name ?? '', shown: true },
]

const folded = new WeakMap<readonly string[], ReadonlySet<string>>()

/** Folding them all takes longer than the rest of the page. */
const foldedOf = (names: readonly string[]): ReadonlySet<string> => {
  const own = folded.get(names) ?? new Set(names.map(foldName))
  folded.set(names, own)
  return own
}

/** Names that are known, here or in what is told, are no people's; they are asked for only where something looks like one. */
export const warningsOf = async ({ parts }: Pick<Visit, 'parts'>, told: readonly Told[]): Promise<Warning[]> => {
  const warningsWith = (known: Spared['known']) =>
    told.flatMap(({ text, naming = false, shown = false }) =>
      warningsIn(text, { naming, known }).filter(({ is }) => !shown || is !== 'full-name'),
    )
  const named = told.flatMap(({ text, naming }) => (naming ? [text] : []))
  const first = warningsWith(new Set())
  const known = async () => {
    const [own, here] = [new Set(named.map(foldName)), foldedOf(await namesKnown(parts.store.look))]
    return { size: own.size + here.size, has: (name: string) => own.has(name) || here.has(name) }
  }
  const all = first.some(({ is }) => is === 'full-name') ? warningsWith(await known()) : first
  return [...new Map(all.map((warning) => [warning.piece, warning])).values()]
}

/** For what goes to the editors at once: none where the page has pointed them out before. */
export const warningsOnce = (visit: Visit, told: readonly Told[]): Promise<Warning[]> =>
  visit.asked.form.has(warnedField) ? Promise.resolve([]) : warningsOf(visit, told)
