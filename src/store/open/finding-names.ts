// Which records somebody may mean who only says a name, in whatever language and spelling the history has it.
import type { Named } from '../../exploring/readings.ts'
import { byWords, type Called, type CalledBy, likeliest } from '../../history/calling.ts'
import type { Kind } from '../../history/record.ts'
import { atRevision, namesOf } from './statements.ts'
import type { Look } from './tables.ts'

const naming = ['name', 'short-name', 'other-name', 'former-name']

/** Everything that is called something and is no person. */
const askNames = async (look: Look): Promise<Called[]> => {
  const standing = look
    .selectFrom('statement as s')
    .innerJoin('record as r', 'r.id', 's.subject')
    .select(['s.subject as record', 's.value_text as name', 'r.kind'])
    .where('r.kind', '!=', 'person')
    .where('s.ended', 'is', null)
    .where('s.gone', 'is', null)
    .where('s.value_text', 'is not', null)
  const [own, translated] = await Promise.all([
    standing.where('s.property', 'in', naming).execute(),
    standing
      .innerJoin('statement as of', 'of.id', 's.about')
      .where('s.property', '=', 'translation')
      .where('of.property', 'in', naming)
      .execute(),
  ])
  return [...own, ...translated] as Called[]
}

type Names = { calledBy: CalledBy; known: readonly string[] }

const minute = 60_000
/** Of more than these, about 15 MB, none are kept: they are asked for each time. */
const most = 50_000

/** In memory until the history changes, and a minute after they were last asked for: what is erased leaves it then too. */
const kept = new WeakMap<Look, { revision: number; names: Promise<Names>; forgetting: NodeJS.Timeout }>()

const namesNow = async (look: Look): Promise<Names> => {
  const revision = (await atRevision(look))?.number ?? 0
  const before = kept.get(look)
  before?.forgetting.refresh()
  if (before?.revision === revision) return before.names
  clearTimeout(before?.forgetting)
  const names = askNames(look).then((called) => ({ calledBy: byWords(called), known: called.map(({ name }) => name) }))
  const forget = () => void (kept.get(look)?.names === names && kept.delete(look))
  kept.set(look, { revision, names, forgetting: setTimeout(forget, minute).unref() })
  names.then(({ known }) => known.length > most && forget(), forget)
  return names
}

/** Best first, each record once, under the name it goes by now. */
export const findCalled = async (look: Look, words: string, kinds: readonly Kind[], most: number): Promise<Named[]> => {
  const likely = likeliest(words, (await namesNow(look)).calledBy, kinds)
  const names = await namesOf(look, likely)
  return [...new Map(likely.flatMap((id) => names.get(id) ?? []).map((named) => [named.id, named])).values()].slice(0, most)
}

/** The same list as long as nothing has changed, for a minute at most. */
export const namesKnown = async (look: Look): Promise<readonly string[]> => (await namesNow(look)).known
