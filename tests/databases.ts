// Databases for tests: a fresh one each time, on both engines, and gone when the test drops it.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const server = process.env.TEST_POSTGRES_URL ?? ''

/** A sentence saying why tests on PostgreSQL cannot run here, or false where they can; for `describe(…, { skip })`. */
export const postgresSkipped: string | false =
  server === '' && 'No PostgreSQL here: `npm test` starts one where the registry has it for this machine.'

const onServer = async (sql: string) => {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** An empty database of its own on the test run's server; dropping it also ends connections still open to it. */
export const freshPostgres = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  if (postgresSkipped) throw new Error(postgresSkipped)
  const name = `test_${randomBytes(8).toString('hex')}`
  await onServer(`create database ${name} template template0`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) }
}

/** A path in a new empty folder, where no file stands yet; dropping removes the folder with all that lies beside the file. */
export const freshSqlitePath = (): { path: string; drop: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'ct-sqlite-'))
  return { path: join(folder, 'history.db'), drop: () => rmSync(folder, { recursive: true, force: true }) }
}

export type Engine = {
  /** For `describe(name, { skip }, …)`. */
  skip: string | false
  /** An empty database: `at` is a file's path on SQLite, a postgres:// address on PostgreSQL. */
  fresh: () => Promise<{ at: string; drop: () => Promise<void> }>
}

/** Both engines, for a suite to loop over: `for (const [name, { skip, fresh }] of engines) describe(name, { skip }, …)`. */
export const engines: readonly (readonly ['SQLite' | 'PostgreSQL', Engine])[] = [
  [
    'SQLite',
    {
      skip: false,
      fresh: async () => {
        const { path, drop } = freshSqlitePath()
        return { at: path, drop: async () => drop() }
      },
    },
  ],
  [
    'PostgreSQL',
    {
      skip: postgresSkipped,
      fresh: async () => {
        const { url, drop } = await freshPostgres()
        return { at: url, drop }
      },
    },
  ],
]
