// One SQLite file: a connection that only reads, and one that writes behind a queue.

import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { StoreTrouble } from '../trouble.ts'
import type { Engine } from './engine.ts'
import { oncePerTurn } from './shared-look.ts'

const header = 'SQLite format 3\0'

/** Refuses in plain words what is no SQLite file; an empty file is a new one. */
const refuseForeign = (path: string) => {
  if (!existsSync(path)) return
  const start = Buffer.alloc(16)
  const file = openSync(path, 'r')
  const read = readSync(file, start, 0, 16, 0)
  closeSync(file)
  if (read > 0 && start.toString('latin1') !== header)
    throw new StoreTrouble('not-a-database', `${path} is not a SQLite database. Nothing in it was touched.`)
}

const connect = (path: string, readOnly: boolean, pages: number | null) => {
  const db = new DatabaseSync(path, { readOnly, timeout: 10_000 })
  db.exec('pragma temp_store = memory')
  if (!readOnly) {
    db.exec('pragma journal_mode = wal; pragma foreign_keys = on; pragma secure_delete = on; pragma synchronous = full')
    if (pages) db.exec(`pragma max_page_count = ${pages}`)
  }
  return db
}

/** The connection is held by the closure as long as its statements are: they do not keep it alive themselves. */
const queries = (db: DatabaseSyncInstance) => {
  const kept = new Map<string, StatementSyncInstance>()
  const prepare = (sql: string) => {
    const text = sql === 'begin' ? 'begin immediate' : sql
    const found = kept.get(text)
    if (found) return found
    const statement = db.prepare(text)
    if (kept.size > 300) kept.clear()
    kept.set(text, statement)
    return statement
  }
  return new Kysely<never>({
    dialect: new SqliteDialect({
      database: {
        close: () => db.close(),
        prepare: (sql) => {
          const statement = prepare(sql)
          const reader = /^\s*(select|with|pragma)|\breturning\b/i.test(sql)
          return {
            reader,
            all: (parameters) => statement.all(...(parameters as never[])),
            run: (parameters) => statement.run(...(parameters as never[])),
            iterate: (parameters) => statement.iterate(...(parameters as never[])) as IterableIterator<unknown>,
          }
        },
      },
    }),
  })
}

/** `pages` caps the file's size in pages of 4 KiB: a full disk, for a test. */
export const sqlite = (path: string, { pages = null }: { pages?: number | null } = {}): Engine => {
  refuseForeign(path)
  const open = (readOnly: boolean) => {
    try {
      return connect(path, readOnly, pages)
    } catch (cause) {
      throw new StoreTrouble(
        'cannot-open',
        `The database at ${path} cannot be opened. Is the folder there, and may this user write in it?`,
        { cause },
      )
    }
  }
  const writer = open(false)
  const reader = open(true)
  let newest: StatementSyncInstance | undefined
  const turn = oncePerTurn(() => {
    newest ??= reader.prepare('select max(number) as n from revision')
    return (newest.get() as { n: number | null }).n ?? 0
  })
  return {
    name: 'SQLite',
    reading: queries(reader) as never,
    writing: queries(writer) as never,
    script: async (sql) => {
      writer.exec('begin immediate')
      try {
        writer.exec(sql)
        writer.exec('commit')
      } catch (cause) {
        if (writer.isTransaction) writer.exec('rollback')
        throw cause
      }
    },
    newest: turn.look,
    changed: turn.forget,
    snapshot: async (work) => {
      const own = open(true)
      const look = queries(own)
      try {
        own.exec('begin; select count(*) from sqlite_master') // the moment is this one, not that of the first read
        return await work(look as never)
      } finally {
        own.exec('rollback') // a closed connection whose statements still live would hold its moment, and the log, for ever
        own.close()
      }
    },
    scrub: async () => void writer.exec('pragma wal_checkpoint(truncate)'),
  }
}
