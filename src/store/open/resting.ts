// What stands and falls with something else: statements that rest on some evidence alone, everything of a source, all that names a record.
import type { RecordId } from '../../history/record.ts'
import { inChunks } from './chunks.ts'
import type { Look } from './tables.ts'

/** Ids of statements and of evidence rows. */
export type Some = { statements: readonly string[]; evidence: readonly string[] }

/** Statements that would rest on nothing without these evidence rows, and how many of the others they support would stand. */
export const restingOnlyOn = async (look: Look, evidence: readonly string[]): Promise<{ alone: string[]; onOthers: number }> => {
  const taken = new Set(evidence)
  const touched = new Set<string>()
  await inChunks(evidence, async (some) => {
    for (const { statement } of await look.selectFrom('evidence').select('statement').distinct().where('id', 'in', some).execute())
      touched.add(statement)
  })
  const alone = new Set(touched)
  await inChunks([...touched], async (some) => {
    const rows = await look
      .selectFrom('evidence')
      .select(['id', 'statement'])
      .where('statement', 'in', some)
      .where('gone', 'is', null)
      .where('ended', 'is', null)
      .execute()
    for (const { id, statement } of rows) if (!taken.has(id)) alone.delete(statement)
  })
  return { alone: [...alone], onOthers: touched.size - alone.size }
}

/** A source's own statements, every evidence row that cites it, and what rests on that alone. */
export const restingOnSource = async (look: Look, source: RecordId): Promise<Some & { onOthers: number }> => {
  const evidence = (await look.selectFrom('evidence').select('id').where('source', '=', source).execute()).map(({ id }) => id)
  const own = await look.selectFrom('statement').select('id').where('subject', '=', source).execute()
  const { alone, onOthers } = await restingOnlyOn(look, evidence)
  return { statements: [...new Set([...own.map(({ id }) => id), ...alone])], evidence, onOthers }
}

/** All that is said of a record, all that has it as its value, all prose that names it, now or once; and what rests on it where it is a source. */
export const naming = async (look: Look, record: RecordId): Promise<Some> => {
  const said = await look
    .selectFrom('statement')
    .select('id')
    .where((is) =>
      is.or([
        is('subject', '=', record),
        is('value_record', '=', record),
        is.and([is('value_kind', '=', 'prose'), is('value_text', 'like', `%[[${record}%`)]),
      ]),
    )
    .execute()
  const { statements, evidence } = await restingOnSource(look, record)
  return { statements: [...new Set([...said.map(({ id }) => id), ...statements])], evidence }
}
