// Invented histories of any size on either engine, each made once a run and gone with it.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freshPostgres, freshSqlitePath, postgresSkipped } from '../tests/databases.ts'
import type { Size } from './invented-history.ts'

export type EngineName = 'SQLite' | 'PostgreSQL'
export const canHave = (engine: EngineName): boolean => engine === 'SQLite' || postgresSkipped === false
export const noPostgres = 'no PostgreSQL for this machine in the registry'

export const sizeOf = (statements: number): Size => ({ statements, seed: 7 })

const made = new Map<string, Promise<string>>()
const drops: (() => unknown)[] = []

const make = async (engine: EngineName, statements: number): Promise<string> => {
  const sqlite = engine === 'SQLite' ? freshSqlitePath() : null
  const postgres = sqlite ? null : await freshPostgres()
  const at = sqlite?.path ?? (postgres?.url as string)
  drops.push(() => (sqlite ?? postgres)?.drop())
  const { seed } = sizeOf(statements)
  const maker = fork(fileURLToPath(new URL('history-maker.ts', import.meta.url)), [at, `${statements}`, `${seed}`])
  const [code] = await once(maker, 'exit')
  if (code !== 0) throw new Error(`the history of ${statements} statements on ${engine} could not be made`)
  if (postgres) await analyse(at)
  return at
}

/** What PostgreSQL does by itself within a minute or so; a bench does not wait for it. */
const analyse = async (url: string) => {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('analyze')
  await client.end()
}

/** Where the history is: a path on SQLite, an address on PostgreSQL. */
export const historyOf = (engine: EngineName, statements: number): Promise<string> => {
  const key = `${engine} ${statements}`
  const at = made.get(key) ?? make(engine, statements)
  made.set(key, at)
  return at
}

/** Makes those that are wanted, two at a time, before anything is measured. */
export const prepareHistories = async (statements: readonly number[]) => {
  for (const count of statements)
    await Promise.all((['SQLite', 'PostgreSQL'] as const).filter(canHave).map((engine) => historyOf(engine, count)))
}

export const dropHistories = async () => {
  for (const drop of drops) await drop()
}
