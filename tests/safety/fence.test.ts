// The public site's own connection is refused every sealed table, whatever a page might ask of it.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pg from 'pg'
import { freshStore, openAt } from '../builders.ts'
import { engines, freshPostgres, postgresSkipped } from '../databases.ts'

const tables = [
  'instance',
  'list',
  'editor',
  'inbox',
  'letter',
  'telling',
  'part',
  'grant',
  'ledger',
  'act',
  'voucher',
  'invitation',
  'proposal',
  'paraphrase',
]

for (const [name, engine] of engines)
  describe(`the site’s connection on ${name}`, { skip: engine.skip }, () => {
    it('reads what is public and is refused each sealed table, also by name of a column or in a subquery', async () => {
      const { store, close } = await freshStore(engine)
      const look = store.look as unknown as typeof store.sealed
      assert.deepEqual(await store.look.selectFrom('record').select('id').execute(), [])
      for (const table of tables) {
        const named = `sealed_${table}` as 'sealed_part'
        await store.sealed.selectFrom(named).selectAll().execute()
        await assert.rejects(look.selectFrom(named).selectAll().execute(), /prohibited|not authorized|permission denied/, table)
        await assert.rejects(
          store.look
            .selectFrom('record')
            .select('id')
            .where((is) => is.exists((is as unknown as typeof look).selectFrom(named).select((has) => has.fn.countAll().as('n'))))
            .execute(),
          /prohibited|not authorized|permission denied/,
          table,
        )
      }
      await close()
    })

    it('covers every table of the sealed half there is', async () => {
      const { store, close } = await freshStore(engine)
      const there = await store.sealed
        .selectFrom((name === 'SQLite' ? 'sqlite_master' : 'pg_tables') as 'record')
        .select((name === 'SQLite' ? 'name as id' : 'tablename as id') as 'id')
        .execute()
      assert.deepEqual(there.flatMap(({ id }) => /^sealed_(?!.*_of_)(\w+)$/.exec(id)?.[1] ?? []).sort(), [...tables].sort())
      await close()
    })
  })

describe('the site’s connection on PostgreSQL, where it cannot become the role that reads the public half alone', {
  skip: postgresSkipped,
}, () => {
  it('asks nothing at all, rather than ask as somebody who may read everything', async () => {
    const { url, drop } = await freshPostgres()
    await (await openAt(url)).close()
    const database = new URL(url).pathname.slice(1)
    const client = new pg.Client(url)
    await client.connect()
    await client.query(`
      create function set_config(text, name, boolean) returns text language plpgsql as $$ begin raise 'invented: not today'; end $$;
      alter database ${database} set search_path = public, pg_catalog`)
    await client.end()
    const store = await openAt(url)
    const look = store.look as unknown as typeof store.sealed
    await assert.rejects(look.selectFrom('sealed_instance').selectAll().execute(), /not today/)
    await assert.rejects(store.look.selectFrom('record').select('id').execute(), /not today/)
    await assert.rejects(Promise.resolve(store.newest()), /not today/)
    assert.deepEqual(await store.sealed.selectFrom('record').select('id').execute(), [], 'only who may read it all still does')
    await store.close()
    await drop()
  })
})
