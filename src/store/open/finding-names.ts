// Which records somebody may mean who only says a name, in whatever language and spelling the history has it.
import type { Named } from '../../exploring/readings.ts'
import { type Called, likeliest } from '../../history/calling.ts'
import { type Kind, kinds } from '../../history/record.ts'
import { namesOf } from './statements.ts'
import type { Look } from './tables.ts'

const naming = ['name', 'short-name', 'other-name', 'former-name']

const allNames = (look: Look, kinds: readonly Kind[]) =>
  look
    .selectFrom('statement as s')
    .innerJoin('record as r', 'r.id', 's.subject')
    .leftJoin('statement as of', 'of.id', 's.about')
    .select(['s.subject as record', 's.value_text as name', 'r.kind'])
    .where('r.kind', 'in', kinds)
    .where('s.ended', 'is', null)
    .where('s.value_text', 'is not', null)
    .where((is) => is.or([is('s.property', 'in', naming), is.and([is('s.property', '=', 'translation'), is('of.property', 'in', naming)])]))
    .execute()

/** Best first, each record once, under the name it goes by now. */
export const findCalled = async (look: Look, words: string, kinds: readonly Kind[], most: number): Promise<Named[]> => {
  const likely = likeliest(words, (await allNames(look, kinds)) as Called[], kinds)
  const names = await namesOf(look, likely)
  return [...new Map(likely.flatMap((id) => names.get(id) ?? []).map((named) => [named.id, named])).values()].slice(0, most)
}

/** Everything that is called something and is no person. */
export const namesKnown = async (look: Look): Promise<string[]> =>
  (
    await allNames(
      look,
      kinds.filter((kind) => kind !== 'person'),
    )
  ).map(({ name }) => name ?? '')
