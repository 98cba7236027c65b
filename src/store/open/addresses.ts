// Addresses hold the words of names: where a record's last name goes, they go too, and whoever asks there is still told that something is gone.
import { markOf } from '../../history/address-mark.ts'
import type { NewAddress } from '../../history/changeset.ts'
import type { RecordId } from '../../history/record.ts'
import { inChunks } from './chunks.ts'
import type { AddressRow, Change, StatementRow } from './tables.ts'

/**
 * After these statements went: puts its mark in the place of every address of a record that has lost its last name, and gives back what
 * stood there. A record of which something is still said is found at its own id from then on.
 */
export const giveUpAddresses = async (tx: Change, departed: readonly StatementRow[], revision: number): Promise<AddressRow[]> => {
  const unnamed = new Set(departed.flatMap(({ subject, property }) => (subject && property === 'name' ? [subject] : [])))
  const given: AddressRow[] = []
  const standing: RecordId[] = []
  await inChunks([...new Set(departed.flatMap(({ subject }) => subject ?? []))], async (some) => {
    const left = await tx.selectFrom('statement').select(['subject', 'property']).distinct().where('subject', 'in', some).execute()
    const spoken = new Set(left.map(({ subject }) => subject))
    for (const { subject, property } of left) if (subject && property === 'name') unnamed.delete(subject)
    const going = some.filter((record) => unnamed.has(record) || !spoken.has(record))
    if (going.length === 0) return
    standing.push(...going.filter((record) => spoken.has(record)))
    const rows = await tx.selectFrom('address').selectAll().where('record', 'in', going).execute()
    given.push(...rows.filter(({ slug, record }) => slug !== record || !spoken.has(record)))
  })
  for (const { kind, slug } of given)
    await tx
      .updateTable('address')
      .set({ slug: markOf(kind, slug), record: null, is_current: 0 })
      .where('kind', '=', kind)
      .where('slug', '=', slug)
      .execute()
  await giveOwnIds(tx, standing, revision)
  return given
}

/** Puts addresses back where their marks stand, and gives each of `records` that has none its own id. */
export const takeUpAddresses = async (tx: Change, rows: readonly AddressRow[], records: readonly RecordId[], revision: number) => {
  for (const row of rows) {
    if (row.is_current) await tx.updateTable('address').set({ is_current: 0 }).where('record', '=', row.record).execute()
    await drop(tx, row.kind, row.slug)
    await tx.insertInto('address').values(row).execute()
  }
  await giveOwnIds(tx, records, revision)
}

/** Each that has no current address is found at its own id. */
const giveOwnIds = (tx: Change, records: readonly RecordId[], revision: number) =>
  inChunks([...new Set(records)], async (some) => {
    const found = await tx.selectFrom('address').select('record').where('record', 'in', some).where('is_current', '=', 1).execute()
    const bare = some.filter((record) => !found.some((address) => address.record === record))
    if (bare.length === 0) return
    for (const { id, kind } of await tx.selectFrom('record').selectAll().where('id', 'in', bare).execute()) {
      await drop(tx, kind, id)
      await tx.insertInto('address').values({ kind, slug: id, record: id, is_current: 1, since: revision }).execute()
    }
  })

const drop = async (tx: Change, kind: string, slug: string) => {
  await tx
    .deleteFrom('address')
    .where('kind', '=', kind)
    .where('slug', 'in', [slug, markOf(kind, slug)])
    .execute()
}

/** An address that was given up belongs to nobody ever again. Throws where one of these is such. */
export const refuseGivenUp = async (tx: Change, addresses: readonly NewAddress[]) => {
  await inChunks(addresses, async (some) => {
    const marks = some.map(({ kind, slug }) => markOf(kind, slug))
    const taken = await tx.selectFrom('address').select('kind').where('slug', 'in', marks).executeTakeFirst()
    if (taken) throw new Error(`an address among those of a ${taken.kind} was given up for good`)
  })
}
