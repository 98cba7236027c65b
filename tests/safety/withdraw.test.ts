// What is erased is gone from the engine's own files too: tables, indexes, log and statistics; and the search for it finds what is planted.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { erase } from '../../src/actions/erase.ts'
import { ending, freshStore, invent, keepingFor, openAt, publishAll, saying, takenAway, text } from '../builders.ts'
import { engines, freshSqlitePath } from '../databases.ts'
import { whereWords } from './kept-words.ts'
import { places } from './places.ts'

describe('the search for words that should be gone', () => {
  it('finds them as they are, in other letters’ widths, in base64, hex and percent, and packed', () => {
    const words = 'Cinnabar Çelik 37'
    const around = (bytes: Buffer) => Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')])
    assert.deepEqual(places(Buffer.from('nothing of it here'), words), [])
    for (const [how, bytes] of Object.entries({
      utf8: Buffer.from(words),
      utf16: Buffer.from(words, 'utf16le'),
      base64: Buffer.from(Buffer.from(`xx${words}yy`).toString('base64')),
      'base64 moved': Buffer.from(Buffer.from(`xxx${words}yy`).toString('base64')),
      hex: Buffer.from(Buffer.from(words).toString('hex')),
      percent: Buffer.from(encodeURIComponent(words)),
      gzip: gzipSync(`so ${words} it is`),
    }))
      assert.notDeepEqual(places(around(bytes), words), [], how)
  })
})

for (const [name, engine] of engines)
  describe(`words erased on ${name}`, { skip: engine.skip }, () => {
    for (const take of ['erase', 'withhold'] as const)
      it(`are in none of the engine’s files, though they were before: ${take} (T13)`, async () => {
        const { store, at, close } = await freshStore(engine)
        const canary = `cinnabar${Math.random().toString(36).slice(2)}`
        const source = invent('source', 'source', 'An invented source')
        const group = invent('group', 'group', `${canary} Union`, source.id)
        const place = invent('place', 'place', 'A place', source.id)
        await publishAll(store, source.change(), group.change(), place.change())
        const told = saying(group.id, 'did', text(`Met in ${canary} Street. ${'More of it. '.repeat(600)}${canary}`), source.id, {
          note: `Said in ${canary}.`,
          madeBy: canary,
          when: { told: `when ${canary} began`, lang: 'en', edtf: null, span: { fromMin: null, fromMax: null, toMin: null, toMax: null } },
        })
        const quoted = told.evidence.map((row) => ({ ...row, place: `p. ${canary}`, quotation: `“${canary}”`, lang: 'en' }))
        await publishAll(store, { ...told, evidence: quoted })
        const prose = saying(
          group.id,
          'paragraph',
          { kind: 'prose', order: 0, lang: 'en', text: `${canary} and [[${place.id}]].` },
          source.id,
        )
        await publishAll(store, prose)
        assert.ok((await whereWords(at, canary)).length > 0, 'the search finds what stands there')
        const doomed = [group.named, told.statements[0]?.id as string, prose.statements[0]?.id as string]
        if (take === 'erase') await erase(store, { statements: doomed, evidence: [] }, keepingFor(store))
        else await takenAway(store, doomed)
        assert.deepEqual(await whereWords(at, canary), [])
        await close()
      })

    it('are in no file though rows grew, moved and ended around them, a thousand times', async () => {
      const { store, at, close } = await freshStore(engine)
      const canary = `vermilion${Math.random().toString(36).slice(2)}`
      const source = invent('source', 'source', 'An invented source')
      const group = invent('group', 'group', 'Union', source.id)
      await publishAll(store, source.change(), group.change())
      const doomed: string[] = []
      const living: string[] = []
      for (let round = 0; round < 10; round++) {
        const told = Array.from({ length: 100 }, (_, n) =>
          saying(
            group.id,
            'did',
            text(`${n % 3 === 0 ? canary : 'Something'} ${'x'.repeat((n * 37) % 900)}`),
            source.id,
            n % 3 === 0 ? { note: canary } : {},
          ),
        )
        await publishAll(store, ...told)
        for (const [n, { statements }] of told.entries()) (n % 3 === 0 ? doomed : living).push(statements[0]?.id as string)
        await publishAll(store, ending(...living.splice(0, 20), ...doomed.slice(round * 5, round * 5 + 5)))
        if (round % 3 === 2) await erase(store, { statements: doomed.splice(0, 40), evidence: [] }, keepingFor(store))
      }
      assert.ok((await whereWords(at, canary)).length > 0)
      if (name === 'PostgreSQL') {
        const client = new pg.Client(at)
        await client.connect()
        await client.query(
          "create table planted (words text); insert into planted select 'planted ' || n from generate_series(1, 300) n; analyze",
        ) // as the server does by itself
        await client.end()
        assert.ok((await whereWords(at, 'planted 1')).includes('pg_statistic'), 'statistics hold words of ordinary tables')
      }
      await erase(store, { statements: doomed, evidence: [] }, keepingFor(store))
      assert.deepEqual(await whereWords(at, canary), [])
      await close()
    })
  })

describe('words erased while somebody reads', () => {
  it('are in no file once that reading is over, or whoever erased them was told that they still are', async () => {
    const { path, drop } = freshSqlitePath()
    const store = await openAt(path)
    const canary = `carmine${Math.random().toString(36).slice(2)}`
    const source = invent('source', 'source', 'An invented source')
    const group = invent('group', 'group', canary, source.id)
    await publishAll(store, source.change(), group.change())
    const outcome = await store.snapshot(async (look) => {
      await look.selectFrom('revision').selectAll().execute()
      return erase(store, { statements: [group.named], evidence: [] }, keepingFor(store)).then(
        (erased) => JSON.stringify(erased),
        (error: Error) => error.message,
      )
    })
    if ((await whereWords(path, canary)).length > 0) assert.match(outcome, /still|until|again/, 'nobody was told')
    await store.scrub()
    assert.deepEqual(await whereWords(path, canary), [])
    await store.close()
    drop()
  })
})
