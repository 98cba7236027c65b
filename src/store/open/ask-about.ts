// A question asked of every page is built and compiled once for each length of its list; each asking only fills in what it is about.
import type { Compilable, CompiledQuery } from 'kysely'
import type { Look } from './tables.ts'

/** Stands in a compiled query where a revision's number or one of the list goes. */
class Slot {
  readonly place: number | 'number'
  constructor(place: number | 'number') {
    this.place = place
  }
}

/** More forms than pages need: a hostile page number makes one each. */
const most = 200

const compiled = new WeakMap<Look, Map<string, CompiledQuery<unknown>>>()

/** Each once, and the last again up to a power of two: lists of any length come in a few forms. */
const evened = (ids: Iterable<string>): string[] => {
  const list = [...new Set(ids)]
  const last = list.at(-1)
  if (last === undefined) return list
  while (list.length & (list.length - 1)) list.push(last)
  return list
}

/**
 * Asks about some ids as of a revision; nothing of none. `form` names the question: two that differ in anything but the number and
 * the ids have two names.
 */
export const askAbout = async <Row>(
  look: Look,
  form: string,
  number: number,
  about: Iterable<string>,
  build: (number: number, ids: string[]) => Compilable<Row>,
): Promise<Row[]> => {
  const ids = evened(about)
  if (ids.length === 0) return []
  const forms = compiled.get(look) ?? new Map<string, CompiledQuery<unknown>>()
  compiled.set(look, forms)
  const key = `${form} ${ids.length}`
  // Kysely takes whatever it is given as a parameter: the slots are numbers and strings to it.
  const slots = () => [new Slot('number') as unknown as number, ids.map((_, n) => new Slot(n) as unknown as string)] as const
  const query = forms.get(key) ?? build(...slots()).compile()
  if (forms.size > most) forms.clear()
  forms.set(key, query)
  const filled = (parameter: unknown) =>
    parameter instanceof Slot ? (parameter.place === 'number' ? number : ids[parameter.place]) : parameter
  const { rows } = await look.executeQuery({ ...query, parameters: query.parameters.map(filled) })
  return rows as Row[]
}
