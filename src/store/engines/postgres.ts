// A PostgreSQL server: any number of processes on one history.
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Tables } from '../open/tables.ts'
import type { AllTables } from '../sealed/tables.ts'
import { StoreTrouble } from '../trouble.ts'
import type { Engine } from './engine.ts'
import { sharedLook } from './shared-look.ts'

const whereOf = (url: string) => {
  if (!URL.canParse(url)) return 'an address that cannot be read'
  const { hostname, port, pathname } = new URL(url)
  return /@/.test(pathname) ? 'an address whose password is not percent-encoded' : `${hostname}${port ? `:${port}` : ''}${pathname}` // no word of a password
}

/** Tables from which words are erased. */
const open = ['statement', 'evidence', 'address', 'standing', 'mention']
const sealed = [
  'sealed_list',
  'sealed_editor',
  'sealed_inbox',
  'sealed_letter',
  'sealed_telling',
  'sealed_part',
  'sealed_grant',
  'sealed_voucher',
  'sealed_proposal',
  'sealed_paraphrase',
  'sealed_invitation',
]

/** Before its first question a reading connection becomes the role that was granted the public half alone, where this user may. */
const becomeReader =
  "select set_config('role', rolname, false) from pg_roles where rolname = 'common_thread_reader' and pg_has_role(oid, 'member')"

export const postgres = async (url: string): Promise<Engine> => {
  const connections = (more: pg.PoolConfig) => {
    const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'common-thread', ...more })
    pool.on('error', () => undefined) // an idle connection that the server ends is replaced at the next query
    return pool
  }
  const readers = connections({ max: 8, verify: (client, done) => void client.query(becomeReader, (error) => done(error ?? undefined)) })
  const writers = connections({ max: 4 })
  const queries = new Kysely<AllTables>({ dialect: new PostgresDialect({ pool: writers }) })
  await refuseUnfit(writers, url)
  return {
    name: 'PostgreSQL',
    reading: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: readers }) }),
    writing: queries,
    script: async (text) => void (await writers.query(text)),
    newest: sharedLook(async () => {
      const { rows } = await readers.query({ name: 'newest', text: 'select max(number) as n from revision' })
      return (rows[0]?.n as number | null) ?? 0
    }),
    changed: () => undefined, // every look is a new question to the server
    snapshot: (work) =>
      queries
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (look) => {
          await sql`select 1`.execute(look) // the moment is this one, not that of the first read
          return work(look)
        }),
    alone: async (tx) => void (await sql`select pg_advisory_xact_lock(hashtext('common-thread'), hashtext(current_schema()))`.execute(tx)),
    // Kysely ends only a pool it was asked through: an idle connection of the other would keep the process for ten seconds.
    close: async () => void (await Promise.all([readers.end(), writers.end()])),
    forget: async () => undefined,
    scrub: async () => {
      await untilNobodyLooksBack(queries)
      await sql`vacuum full ${sql.join([...open, ...sealed].map((table) => sql.table(table)))}`.execute(queries)
    },
    rewrite: async () => {
      await untilNobodyLooksBack(queries)
      await sql`vacuum full ${sql.join(open.map((table) => sql.table(table)))}`.execute(queries)
      // By their keys, which are drawn at random: a table's own order would be that in which things came.
      for (const table of sealed) await sql`cluster ${sql.table(table)} using ${sql.ref(`${table}_pkey`)}`.execute(queries)
      await turnLog(queries)
    },
    settings: async () => {
      const { rows } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
        where name in ('archive_mode', 'log_statement', 'log_min_duration_statement')`.execute(queries)
      return new Map(rows.map(({ name, setting }) => [name, setting]))
    },
    byOne: (work) =>
      queries.connection().execute(async (own) => {
        const lock = sql`hashtext('common-thread quiet hour'), hashtext(current_schema())`
        const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${lock}) as mine`.execute(own)
        if (!rows[0]?.mine) return false
        try {
          await work()
        } finally {
          await sql`select pg_advisory_unlock(${lock})`.execute(own)
        }
        return true
      }),
  }
}

const longestWait = 10_000
const oneLook = 50

/**
 * A table written anew keeps every row that some transaction begun before could still see: the server's own statistics, a backup, a long
 * reading; and every row that ended since the oldest writing began that is not over, though it be in another database of the server.
 * Most are over in a moment. Throws where one is not; what another user of the server does cannot be seen, and counts as one.
 */
const untilNobodyLooksBack = async (queries: Kysely<AllTables>) => {
  const { rows } = await sql<{ now: string; next: string }>`select clock_timestamp()::text as now,
    pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(queries)
  const { now: since, next } = rows[0] as { now: string; next: string }
  for (let waited = 0; waited < longestWait; waited += oneLook) {
    const still = await sql<{ n: number }>`select (
      select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and (xact_start < ${since}::timestamptz or (query = '<insufficient privilege>' and usesysid is not null))
      ) + (select count(*) from pg_prepared_xacts where database = current_database())
      + (select count(*) from pg_replication_slots where xmin is not null)
      + (case when pg_snapshot_xmin(pg_current_snapshot()) < ${next}::xid8 then 1 else 0 end) as n`.execute(queries)
    if (Number(still.rows[0]?.n) === 0) return
    await new Promise((done) => setTimeout(done, oneLook))
  }
  throw new StoreTrouble(
    'still-read',
    'Somebody still reads the history as it was, a backup perhaps: what was taken away is gone from every page, but stands in the tables’ files until that is done. Run «npm start -- scrub» then.',
  )
}

/** Begins a new segment of the write-ahead log, where this user may: the server recycles the old ones sooner. */
const turnLog = async (queries: Kysely<AllTables>) => {
  const { rows } = await sql<{
    may: boolean
  }>`select has_function_privilege('pg_switch_wal()', 'execute') and pg_has_role('pg_checkpoint', 'member') as may`.execute(queries)
  if (!rows[0]?.may) return
  await sql`select pg_switch_wal()`.execute(queries)
  await sql`checkpoint`.execute(queries)
}

/** What went wrong, without the words of an address that was misread: they may be those of a password. */
const reasonOf = (cause: unknown) => {
  const { code, message } = cause as { code?: string; message: string }
  return code === 'ENOTFOUND' || code === 'ERR_INVALID_URL' ? code : message || code
}

const refuseUnfit = async (pool: pg.Pool, url: string) => {
  try {
    const { rows } = await pool.query(
      "select current_setting('server_version_num')::int as version, lower('Ж') as lowered, current_setting('server_encoding') as encoding",
    )
    const { version, lowered, encoding } = rows[0]
    if (version < 150000) throw new StoreTrouble('unfit', 'PostgreSQL 15 or newer is needed.')
    if (encoding !== 'UTF8' || lowered !== 'ж')
      throw new StoreTrouble(
        'unfit',
        'This PostgreSQL database does not know letters beyond English ones: make one with encoding UTF8 and locale C.UTF-8.',
      )
  } catch (cause) {
    await pool.end()
    if (cause instanceof StoreTrouble) throw cause
    throw new StoreTrouble('cannot-connect', `No PostgreSQL answers at ${whereOf(url)} (${reasonOf(cause)}). Check DATABASE_URL.`, {
      cause,
    })
  }
}
