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
const evened = <About>(ids: Iterable<About>): About[] => {
  const list = [...new Set(ids)]
  const last = list.at(-1)
  if (last === undefined) return list
  while (list.length & (list.length - 1)) list.push(last)
  return list
}

/** `form` names the question: two that differ in more than what their slots are filled with have two names. */
const onceCompiled = <Row>(look: Look, form: string, build: () => Compilable<Row>): CompiledQuery<Row> => {
  const forms = compiled.get(look) ?? new Map<string, CompiledQuery<unknown>>()
  compiled.set(look, forms)
  const query = forms.get(form) ?? build().compile()
  if (forms.size > most) forms.clear()
  forms.set(form, query)
  return query as CompiledQuery<Row>
}

/** Asks what is the same each time. */
export const ask = async <Row>(look: Look, form: string, build: () => Compilable<Row>): Promise<Row[]> =>
  (await look.executeQuery(onceCompiled(look, form, build))).rows

/** Asks about some ids, or other words or numbers, as of a revision; nothing of none. */
export const askAbout = async <Row, About extends string | number>(
  look: Look,
  form: string,
  number: number,
  about: Iterable<About>,
  build: (number: number, ids: About[]) => Compilable<Row>,
): Promise<Row[]> => {
  const ids = evened(about)
  if (ids.length === 0) return []
  // Kysely takes whatever it is given as a parameter: the slots are numbers and strings to it.
  const query = onceCompiled(look, `${form} ${ids.length}`, () =>
    build(
      new Slot('number') as unknown as number,
      ids.map((_, n) => new Slot(n) as unknown as About),
    ),
  )
  const filled = (parameter: unknown) =>
    parameter instanceof Slot ? (parameter.place === 'number' ? number : ids[parameter.place]) : parameter
  const { rows } = await look.executeQuery({ ...query, parameters: query.parameters.map(filled) })
  return rows as Row[]
}
