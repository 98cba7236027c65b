// Who still looks back at the history as it was holds up the night's work on the files: it waits for them, or says that it was not done.
import assert from 'node:assert/strict'
import { type EventEmitter, once } from 'node:events'
import type { Socket } from 'node:net'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseSync } from '@photostructure/sqlite'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { AllTables } from '../../src/store/sealed/tables.ts'
import type { Store } from '../../src/store/store.ts'
import { StoreTrouble } from '../../src/store/trouble.ts'
import { freshStore, invent, openAt, publishAll } from '../builders.ts'
import { type Engine, engines, freshPostgres, freshSqlitePath, postgresSkipped } from '../databases.ts'
import { openDesk, tellingOf } from '../tellers.ts'

const postgres = engines.find(([name]) => name === 'PostgreSQL')?.[1] as Engine
const asked = async (at: string, ...questions: string[]) => {
  const client = new pg.Client(at)
  await client.connect()
  try {
    let rows: Record<string, unknown>[] = []
    for (const question of questions) ({ rows } = await client.query(question))
    return rows
  } finally {
    await client.end()
  }
}
const stillRead = (error: unknown) => error instanceof StoreTrouble && error.is === 'still-read'

type Speaking = { connection: EventEmitter & { stream: Socket; sendCopyFromChunk: (bytes: Buffer) => void } }

/** A standby tells its slot which rows it still reads (PostgreSQL’s streaming replication protocol, “hot standby feedback”). */
const standbyReading = async (at: string, slot: string) => {
  const [now] = await asked(
    at,
    `select pg_create_physical_replication_slot('${slot}', true)`,
    'select pg_current_wal_lsn()::text as place, txid_current() % (2^32)::bigint as row, txid_current() / (2^32)::bigint as epoch',
  )
  const client = new pg.Client({ connectionString: at, replication: 'true' } as pg.ClientConfig) as pg.Client & Speaking
  client.on('error', () => undefined)
  await client.connect()
  const begun = once(client.connection, 'replicationStart')
  void client.query(`START_REPLICATION SLOT ${slot} PHYSICAL ${now?.place}`).catch(() => undefined)
  await begun
  const feedback = Buffer.alloc(25)
  feedback.write('h')
  feedback.writeUInt32BE(Number(now?.row), 9)
  feedback.writeUInt32BE(Number(now?.epoch), 13)
  client.connection.sendCopyFromChunk(feedback)
  for (let n = 0; n < 100; n++) {
    const [found] = await asked(at, `select xmin::text as row from pg_replication_slots where slot_name = '${slot}'`)
    if (found?.row) break
    await pause(20)
  }
  client.connection.stream.destroy() // it speaks on, and hears no goodbye
}

/** Each begins to look back, and gives the way to stop. */
const lookers: Record<string, (at: string) => Promise<() => Promise<unknown>>> = {
  'a reading that goes on': async (at) => {
    const client = new pg.Client(at)
    await client.connect()
    await client.query('begin isolation level repeatable read; select count(*) from revision')
    return () => client.end()
  },
  'a writing in another database of the server, begun before the last one here': async (at) => {
    const { url, drop } = await freshPostgres()
    const client = new pg.Client(url)
    await client.connect()
    await client.query('begin; create table invented ()')
    await asked(at, 'select pg_current_xact_id()')
    return () => client.end().then(drop)
  },
  'a prepared transaction': async (at) => {
    await asked(at, 'begin', "select count(*) from revision; prepare transaction 'invented'")
    return () => asked(at, "rollback prepared 'invented'")
  },
  'a standby that feeds back what it reads': async (at) => {
    const slot = `invented_${Math.random().toString(36).slice(2, 10)}`
    await standbyReading(at, slot)
    return () => asked(at, `select pg_drop_replication_slot('${slot}')`)
  },
}

describe('the night’s work on PostgreSQL', { skip: postgresSkipped }, () => {
  const fileOf = async (at: string) => (await asked(at, "select pg_relation_filenode('statement')::text as file"))[0]?.file
  /** Nothing is written anew until `stop`; then it is. */
  const waits = async (at: string, store: Store, work: 'rewrite' | 'scrub', stop: () => Promise<unknown>) => {
    const before = await fileOf(at)
    const working = store[work]()
    await pause(800)
    assert.equal(await fileOf(at), before, work)
    await stop()
    await working
    assert.notEqual(await fileOf(at), before, work)
  }

  it('writes every sealed table anew, but for those from which nothing ever goes', async () => {
    const { store, at, close } = await freshStore(postgres)
    const files = async () =>
      new Map(
        (
          await asked(
            at,
            "select tablename as name, pg_relation_filenode(tablename::regclass)::text as file from pg_tables where tablename like 'sealed_%'",
          )
        ).map(({ name, file }) => [name as string, file as string]),
      )
    const before = await files()
    await store.rewrite()
    const after = await files()
    assert.deepEqual([...before].flatMap(([name, file]) => (after.get(name) === file ? [name] : [])).sort(), [
      'sealed_act',
      'sealed_instance',
      'sealed_ledger',
    ])
    await close()
  })

  for (const [who, look] of Object.entries(lookers))
    it(`waits for ${who}`, { timeout: 60_000 }, async () => {
      const { store, at, close } = await freshStore(postgres)
      for (const work of ['rewrite', 'scrub'] as const) await waits(at, store, work, await look(at))
      await close()
    })

  it('waits for whoever it may not look at', { timeout: 60_000 }, async () => {
    const { url, drop } = await freshPostgres()
    const name = `invented_${Math.random().toString(36).slice(2, 10)}`
    const database = new URL(url).pathname.slice(1)
    await asked(url, `create role ${name} login`, `alter database ${database} owner to ${name}`)
    const own = new URL(url)
    own.username = name
    const store = await openAt(own.href)
    const other = new pg.Client(url)
    other.on('error', () => undefined)
    await other.connect()
    await waits(url, store, 'rewrite', () => other.end())
    await store.close()
    await drop()
    await asked(process.env.TEST_POSTGRES_URL as string, `drop role ${name}`)
  })

  it('is not done, and says so, while a reading goes on; what was taken away is gone at the next', async () => {
    const { store, at, close } = await freshStore(postgres)
    const stop = await (lookers['a reading that goes on'] as (typeof lookers)[string])(at)
    const before = await fileOf(at)
    await assert.rejects(store.rewrite(), stillRead)
    assert.equal(await fileOf(at), before)
    await stop()
    await store.rewrite()
    await close()
  })
})

describe('the log of a SQLite file', () => {
  it('is forgotten after what was sent, though somebody holds the file: nothing fails, and the next who writes waits as long as ever', async () => {
    const { path, drop } = freshSqlitePath()
    const store = await openAt(path)
    const desk = await openDesk(store)
    await publishAll(store, invent('source', 'source', 'An invented source').change())
    const patience = async () =>
      (await sql<{ timeout: number }>`pragma busy_timeout`.execute(store.sealed as Kysely<AllTables>)).rows[0]?.timeout
    const usual = await patience()
    assert.ok((usual as number) >= 5_000)
    const other = new DatabaseSync(path, { timeout: 0 })
    for (const hold of ['begin; select count(*) from revision', 'begin immediate']) {
      other.exec(hold)
      const begun = Date.now()
      await store.forget()
      assert.ok(Date.now() - begun < 4_000, 'it does not keep a teller waiting')
      assert.equal(await patience(), usual, hold)
      other.exec('rollback')
    }
    other.close()
    await tellingOf(store, desk, 'Sent all the same.')
    await store.close()
    drop()
  })
})
