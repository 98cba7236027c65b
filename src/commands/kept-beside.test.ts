import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshStore, openAt } from '../../tests/builders.ts'
import { engines } from '../../tests/databases.ts'
import { keptBeside } from './kept-beside.ts'

test('a server that archives, or logs what is asked of it, is named; one that does neither is not', () => {
  const about = (settings: Record<string, string>) => keptBeside(new Map(Object.entries(settings)))
  const quiet = { archive_mode: 'off', log_statement: 'none', log_min_duration_statement: '-1' }
  assert.deepEqual([about({}), about(quiet), about({ ...quiet, log_statement: 'ddl' })], [[], [], []])
  assert.match(about({ ...quiet, archive_mode: 'on' }).join(), /archives its log.*14 days/)
  assert.match(about({ ...quiet, archive_mode: 'always' }).join(), /archives its log/)
  for (const loud of [{ log_statement: 'mod' }, { log_statement: 'all' }, { log_min_duration_statement: '0' }])
    assert.match(about({ ...quiet, ...loud }).join(), /writes statements/)
})

for (const [name, engine] of engines)
  test(`what is kept beside ${name} is asked of the server itself`, { skip: engine.skip }, async () => {
    const { store, at, close } = await freshStore(engine)
    assert.deepEqual(keptBeside(await store.settings()), [])
    if (name === 'PostgreSQL') {
      const { default: pg } = await import('pg')
      const client = new pg.Client(at)
      await client.connect()
      await client.query(`alter database ${new URL(at).pathname.slice(1)} set log_statement = 'mod'`)
      await client.end()
      const again = await openAt(at)
      assert.match(keptBeside(await again.settings()).join(), /log_statement/)
      await again.close()
    }
    await close()
  })
