// One SQLite file: a connection that only reads, and one that writes behind a queue.

import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { constants, DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite'
import { Kysely, SqliteDialect, type SqliteStatement, sql } from 'kysely'
import { isMachineTrouble, StoreTrouble } from '../trouble.ts'
import type { Engine } from './engine.ts'
import { sameLogHeader } from './log-header.ts'
import { oncePerTurn } from './shared-look.ts'

const header = 'SQLite format 3\0'

/** Refuses in plain words what is no SQLite file; an empty file is a new one. */
const refuseForeign = (path: string) => {
  if (!existsSync(path)) return
  if (!statSync(path).isFile()) throw new StoreTrouble('not-a-database', `${path} is a folder, not a database. Nothing in it was touched.`)
  const start = Buffer.alloc(16)
  const file = openSync(path, 'r')
  const read = readSync(file, start, 0, 16, 0)
  closeSync(file)
  if (read > 0 && start.toString('latin1') !== header)
    throw new StoreTrouble('not-a-database', `${path} is not a SQLite database. Nothing in it was touched.`)
}

/** Another program's database is not filled with our tables, nor is its way of writing changed. */
const refuseOthers = (path: string, open: (readOnly: boolean) => DatabaseSyncInstance) => {
  if (!existsSync(path) || statSync(path).size === 0) return
  const look = open(true)
  try {
    const tables = look.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[]
    if (tables.length && !tables.some(({ name }) => name === 'migration'))
      throw new StoreTrouble('not-a-database', `${path} holds the tables of another program. Nothing in it was touched.`)
  } catch (cause) {
    if (cause instanceof StoreTrouble) throw cause
    throw new StoreTrouble(
      'damaged',
      `The database at ${path} is damaged (${(cause as Error).message}). Nothing in it was touched; restore a backup into another folder.`,
      { cause },
    )
  } finally {
    look.close()
  }
}

/** SQLite asks before it prepares each statement: none that names a sealed table is ever made (sqlite.org/c3ref/set_authorizer.html). */
const refuseSealed = (db: DatabaseSyncInstance) => {
  const { SQLITE_OK, SQLITE_DENY } = constants
  db.setAuthorizer((_, named) => (named?.startsWith('sealed_') ? SQLITE_DENY : SQLITE_OK))
  return db
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

/** Rows come over as plain lists and are named here: twice as fast as letting the engine name each column of each row. */
const reading = (statement: StatementSyncInstance) => {
  statement.setReturnArrays(true)
  const names = statement.columns().map(({ name }) => name)
  const named = (values: readonly unknown[]) => {
    const row: Record<string, unknown> = {}
    for (let n = 0; n < values.length; n++) row[names[n] as string] = values[n]
    return row
  }
  return {
    all: (parameters: readonly unknown[]) => (statement.all(...(parameters as never[])) as unknown as unknown[][]).map(named),
    iterate: function* (parameters: readonly unknown[]) {
      for (const values of statement.iterate(...(parameters as never[])) as unknown as Iterable<unknown[]>) yield named(values)
    },
  }
}

/** The connection is held by the closure as long as its statements are: they do not keep it alive themselves. */
const queries = (db: DatabaseSyncInstance, closing: () => void = () => undefined) => {
  const kept = new Map<string, SqliteStatement>()
  const make = (sql: string): SqliteStatement => {
    const statement = db.prepare(sql === 'begin' ? 'begin immediate' : sql)
    return {
      reader: /^\s*(select|with|pragma)|\breturning\b/i.test(sql),
      ...reading(statement),
      // A full disk has already undone the transaction: undoing it again would hide why.
      run: (parameters) =>
        sql === 'rollback' && !db.isTransaction ? { changes: 0, lastInsertRowid: 0 } : statement.run(...(parameters as never[])),
    }
  }
  const prepare = (sql: string): SqliteStatement => {
    const found = kept.get(sql)
    if (found) return found
    const made = make(sql)
    if (kept.size > 300) kept.clear()
    kept.set(sql, made)
    return made
  }
  return new Kysely<never>({
    dialect: new SqliteDialect({
      database: {
        close: () => {
          closing()
          db.close()
        },
        prepare,
      },
    }),
  })
}

/** Into the file, as far as it goes without waiting: a full disk, or somebody still reading, leaves it in the log, where it is as safe. */
const emptyLog = (writer: DatabaseSyncInstance) => {
  try {
    writer.exec('pragma busy_timeout = 0; pragma wal_checkpoint(truncate)')
  } catch (error) {
    if (!isMachineTrouble(error)) throw error
  }
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
  refuseOthers(path, open)
  const writer = open(false)
  const reader = refuseSealed(open(true))
  const unchanged = sameLogHeader(path)
  let question: StatementSyncInstance | undefined
  let newest = -1
  const turn = oncePerTurn(() => {
    // The first look is SQLite's own: from then on this connection keeps the log's index where it is.
    if (newest >= 0 && unchanged()) return newest
    newest = -1
    question ??= reader.prepare('select max(number) as n from revision')
    newest = (question.get() as { n: number | null }).n ?? 0
    return newest
  })
  // Statements not yet collected keep a closed connection open, and the log beside the file: it is emptied into the file before.
  const looking = queries(reader)
  const written = queries(writer, () => emptyLog(writer))
  /** After whatever transaction this process is in. */
  const scrub = async () => {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(written)
    if (rows[0]?.busy)
      throw new StoreTrouble(
        'still-read',
        'Somebody still reads the history as it was, a backup perhaps: what was taken away is gone from every page, but stands in the log beside the database until that is done. Run «npm start -- scrub» then.',
      )
  }
  return {
    name: 'SQLite',
    reading: looking as never,
    writing: written as never,
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
    alone: async () => undefined, // every transaction that writes begins with the one lock there is
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
    rewrite: async () => {
      await written.connection().execute(async (own) => {
        // The copy that is made on the way may be larger than memory; of what is sealed it holds what the database holds.
        await sql`pragma temp_store = file`.execute(own)
        await sql`vacuum`.execute(own)
        await sql`pragma temp_store = memory`.execute(own)
      })
      await scrub()
    },
    settings: async () => new Map(), // one file, and nothing beside it
    byOne: async (work) => {
      await work()
      return true
    },
    close: async () => {
      await looking.destroy()
      await written.destroy()
    },
    scrub,
    forget: () =>
      written.connection().execute(async (own) => {
        await sql`pragma busy_timeout = 1000`.execute(own) // while a backup is read the log keeps it; the quiet hour comes again
        try {
          await sql`pragma wal_checkpoint(truncate)`.execute(own)
        } finally {
          await sql`pragma busy_timeout = 10000`.execute(own)
        }
      }),
  }
}
