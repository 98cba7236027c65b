// Searches all that an engine keeps for words: the files around a SQLite database, the tables, indexes and statistics of a PostgreSQL one.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { places } from './places.ts'

/** Names of the files around a SQLite database in which words stand, in any writing a disk might hold them in. */
const filesWith = (at: string, words: string) =>
  readdirSync(dirname(at)).filter((name) => places(readFileSync(join(dirname(at), name)), words).length > 0)

/** Every table and index of a PostgreSQL database, its statistics among them, whose file holds the words. */
const relationsWith = async (at: string, words: string): Promise<string[]> => {
  const client = new pg.Client(at)
  await client.connect()
  try {
    await client.query('checkpoint')
    const { rows } = await client.query(
      "select oid::regclass::text as name, pg_relation_filepath(oid) as path from pg_class where relkind in ('r', 'i', 't', 'm') and pg_relation_filepath(oid) is not null and (relnamespace = 'public'::regnamespace or relnamespace = 'pg_toast'::regnamespace or relname like 'pg_statistic%')",
    )
    const found: string[] = []
    for (const { name, path } of rows) {
      const read = await client.query('select pg_read_binary_file($1, true) as bytes', [path])
      if (read.rows[0]?.bytes && places(read.rows[0].bytes, words).length > 0) found.push(name)
    }
    return found.sort()
  } finally {
    await client.end()
  }
}

export const whereWords = (at: string, words: string) =>
  at.startsWith('postgres') ? relationsWith(at, words) : Promise.resolve(filesWith(at, words))
