// What the tests stand on: each fresh database is empty, is not another's, and is gone once dropped.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, test } from 'node:test'
import pg from 'pg'
import { freshPostgres, freshSqlitePath, postgresSkipped } from './databases.ts'

const ask = async (url: string, sql: string) => {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a fresh SQLite path names no file yet, and its folder goes when dropped', () => {
  const { path, drop } = freshSqlitePath()
  assert.equal(existsSync(path), false)
  assert.equal(existsSync(dirname(path)), true)
  drop()
  assert.equal(existsSync(dirname(path)), false)
})

describe('PostgreSQL', { skip: postgresSkipped }, () => {
  test('a fresh database is empty and apart from the next', async () => {
    const one = await freshPostgres()
    const other = await freshPostgres()
    await ask(one.url, 'create table thread (name text)')
    const tables = `select count(*)::int as count from information_schema.tables where table_schema = 'public'`
    assert.deepEqual(await ask(one.url, tables), [{ count: 1 }])
    assert.deepEqual(await ask(other.url, tables), [{ count: 0 }])
    await one.drop()
    await other.drop()
    await assert.rejects(ask(one.url, 'select 1'), /does not exist/)
  })

  test('letters of other scripts are lowered', async () => {
    const { url, drop } = await freshPostgres()
    assert.deepEqual(await ask(url, `select lower('ЛЁД') as word`), [{ word: 'лёд' }])
    await drop()
  })
})
