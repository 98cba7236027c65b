// Brings a database forward, one numbered file at a time, each in a transaction; never back.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Engine } from './engines/engine.ts'
import { StoreTrouble } from './trouble.ts'

type Migration = { number: number; name: string; text: string }

export const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ number: Number(name.slice(0, 4)), name, text: readFileSync(join(folder, name), 'utf8') }))

/** A migration's text for one engine: the lines marked for the other are left out. */
const forEngine = (text: string, engine: Engine['name']) => {
  const other = engine === 'SQLite' ? '-- only postgres' : '-- only sqlite'
  return text
    .split('\n')
    .filter((line) => !line.trimEnd().endsWith(other))
    .join('\n')
}

/** Runs what is missing. A database from a later version is refused untouched. */
export const bringForward = async (engine: Engine, migrations: readonly Migration[]): Promise<number> => {
  const standing = await standingNumber(engine)
  const newest = migrations.at(-1)?.number ?? 0
  if (standing > newest)
    throw new StoreTrouble(
      'newer-version',
      `This database was written by a later version of Common Thread (its tables are at ${standing}, this version knows ${newest}). Nothing was changed; start it with the later version.`,
    )
  for (const migration of migrations.filter(({ number }) => number > standing)) {
    const text = forEngine(migration.text, engine.name)
    try {
      await engine.script(
        `create table if not exists migration (number integer primary key, name text not null);\n${text}\ninsert into migration values (${migration.number}, '${migration.name}');`,
      )
    } catch (cause) {
      if ((await standingNumber(engine)) < migration.number) throw cause // else another process did the same just before us
    }
  }
  return newest - standing
}

const standingNumber = async (engine: Engine): Promise<number> => {
  const exists =
    engine.name === 'SQLite'
      ? sql<{ n: number }>`select count(*) as n from sqlite_master where type = 'table' and name = 'migration'`
      : sql<{ n: number }>`select count(*)::int as n from pg_tables where tablename = 'migration' and schemaname = current_schema()`
  const { rows } = await exists.execute(engine.writing)
  if (!rows[0]?.n) return 0
  const numbers = await sql<{ n: number | null }>`select max(number) as n from migration`.execute(engine.writing)
  return numbers.rows[0]?.n ?? 0
}
