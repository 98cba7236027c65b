// What a source leaves open about a record, as the question it is: in a reader's language where somebody translated it.
import type { RecordId } from '../../history/record.ts'
import type { StatementId } from '../../history/statement.ts'
import { namesOf } from './statements.ts'
import type { Look } from './tables.ts'

export type ToldGap = { text: string; lang: string }

/** Null where it stands no longer, or stands on another page. */
export const findGap = async (look: Look, id: StatementId, of: RecordId, lang: string): Promise<ToldGap | null> => {
  const rows = await look
    .selectFrom('statement')
    .select(['id', 'subject', 'value_text', 'lang'])
    .where('ended', 'is', null)
    .where((is) =>
      is.or([
        is.and([is('id', '=', id), is('property', '=', 'gap')]),
        is.and([is('about', '=', id), is('property', '=', 'translation'), is('lang', '=', lang)]),
      ]),
    )
    .orderBy('added')
    .orderBy('n')
    .execute()
  const own = rows.find((row) => row.id === id)
  if (!own?.subject || (await namesOf(look, [own.subject])).get(own.subject)?.id !== of) return null
  const said = (own.lang !== lang && rows.find((row) => row !== own)) || own
  return { text: said.value_text ?? '', lang: said.lang ?? 'und' }
}
