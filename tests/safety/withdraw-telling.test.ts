// A teller takes back what became public: nothing of it is shown, kept or reachable any more, whoever raced, crashed or kept a page.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { describe, it } from 'node:test'
import { openDraft } from '../../src/actions/open-draft.ts'
import { publish } from '../../src/actions/publish.ts'
import { settleLedger } from '../../src/actions/settle-ledger.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { newKeys } from '../../src/sealing/envelope.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { linesOf } from '../../src/store/sealed/ledger.ts'
import { findTelling, setTelling } from '../../src/store/sealed/tellings.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, freshStore, invent, keepingFor, openAt, publishAll, root, saying, text } from '../builders.ts'
import { contributed, newCanary } from '../contributed.ts'
import { engines } from '../databases.ts'
import { appOn } from '../site/site.ts'
import { draftOf, openDesk, sendDraft, tellingOf } from '../tellers.ts'
import { whereWords } from './kept-words.ts'

const sealedRows = async (store: Store, id: string) =>
  (
    await Promise.all([
      store.sealed.selectFrom('sealed_part').select('item').where('item', '=', id).execute(),
      store.sealed.selectFrom('sealed_grant').select('item').where('item', '=', id).execute(),
      store.sealed.selectFrom('sealed_telling').select('id').where('id', '=', id).execute(),
      store.sealed.selectFrom('sealed_inbox').select('telling').where('telling', '=', id).execute(),
      store.sealed.selectFrom('sealed_letter').select('n').execute(),
    ])
  ).flat().length

for (const [name, engine] of engines)
  describe(`a telling withdrawn on ${name}`, { skip: engine.skip }, () => {
    it('is on no page, in no feed, no JSON, no earlier revision, no kept page and no file; what a book tells stands (T13, H71)', async () => {
      const { store, at, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const canary = newCanary()
      const told = await contributed(store, desk, canary)
      await publishAll(store, saying(told.union, 'did', text('Something later.'), told.book))
      const other = await openAt(at)
      const asks = [appOn(store).ask, appOn(other).ask]
      const tags = new Map<string, string>()
      for (const ask of asks)
        for (const page of told.shown) {
          const { text: shown, headers } = await ask(page, { 'accept-encoding': 'br' })
          assert.ok(shown.includes(canary), `${page} shows it before`)
          tags.set(page, headers.get('etag') as string)
        }
      assert.ok((await whereWords(at, canary)).length > 0, 'and so do the files')

      const keeping = keepingFor(store)
      const done = await withdraw(store, told.key, keeping)
      assert.deepEqual(done, { is: 'withdrawn', statements: 5, onOthers: 1 })
      await new Promise((turn) => setImmediate(turn))
      const everywhere = ['/', '/changes', '/changes.atom', `/changes/${told.revision + 2}`, ...told.shown]
      for (const ask of asks)
        for (const page of everywhere) {
          const { status, text: shown } = await ask(page, { 'accept-encoding': 'br', 'if-none-match': tags.get(page) ?? '' })
          assert.notEqual(status, 304, page)
          assert.ok(!shown.includes(canary) || status === 410, `${page} still says ${canary}`)
          if (page.includes(canary)) assert.ok([404, 410].includes(status), `${page}: ${status}`)
          if (page === `/groups/${canary}-club` || page === `/sources/${canary}-speaks.json`) assert.equal(status, 410)
        }
      assert.deepEqual(await whereWords(at, canary), [])
      assert.equal(await sealedRows(store, told.id), 0)
      assert.deepEqual((await verifyChain(store.look)).faults, [])

      const page = (await asks[0]?.(`/${told.shown.find((path) => path.startsWith('/groups/union'))?.slice(1)}`))?.text as string
      assert.match(page, /Opened a door/)
      assert.match((await asks[0]?.(`/changes/${told.revision}`))?.text as string, /something that was withdrawn/)
      const revision = await store.look.selectFrom('revision').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow()
      assert.deepEqual([revision.act, revision.day, revision.note], ['erase', '2026-01-05', null], 'a week’s Monday, and no word')

      assert.deepEqual(await withdraw(store, told.key, keeping), { is: 'missing' })
      assert.deepEqual(await openDraft(store.sealed, told.key), { is: 'missing' })
      const ledger = readFileSync(keeping.ledger.path, 'utf8')
      assert.equal(statSync(keeping.ledger.path).mode & 0o77, 0)
      assert.deepEqual(
        ledger
          .trimEnd()
          .split('\n')
          .map((line) => Object.keys(JSON.parse(line))),
        Array(4).fill(['n', 'act', 'item', 'before', 'hash']),
      )
      assert.ok(ledger.includes(told.id) && !ledger.includes(Buffer.from(told.key.lookup).toString('hex')))
      await other.close()
      await close()
    })

    it('gives its addresses to nobody again', async () => {
      const { store, close } = await freshStore(engine)
      const canary = newCanary()
      const told = await contributed(store, await openDesk(store), canary)
      await withdraw(store, told.key, keepingFor(store))
      const squatter = invent('group', `${canary}-club`, 'Somebody else', told.book)
      await assert.rejects(publishAll(store, squatter.change()), /given up/)
      assert.equal((await appOn(store).ask(`/sources/${canary}-speaks`)).status, 410)
      await close()
    })

    it('leaves whoever was the same as it standing for themselves', async () => {
      const { store, close } = await freshStore(engine)
      const told = await contributed(store, await openDesk(store), newCanary())
      const twin = invent('source', 'twin', 'An invented twin', told.book)
      twin.say('same-as', { kind: 'record', record: told.source })
      await publishAll(store, twin.change())
      const { ask } = appOn(store)
      assert.equal((await ask('/sources/twin')).status, 301)
      await withdraw(store, told.key, keepingFor(store))
      await new Promise((turn) => setImmediate(turn))
      assert.equal((await ask('/sources/twin')).status, 200)
      await close()
    })

    it('completes at the next start where the machine died after the ledger’s line, before anything else (H78)', async () => {
      const { store, at, close } = await freshStore(engine)
      const canary = newCanary()
      const told = await contributed(store, await openDesk(store), canary)
      const keeping = keepingFor(store)
      await settleLedger(store, keeping)
      const program = `
        const { openAt, keepingFor } = await import('./tests/builders.ts')
        const { openLedger } = await import('./src/store/ledger-file.ts')
        const { withdraw } = await import('./src/actions/withdraw.ts')
        const [at, path, lookup, identity, recipient] = process.argv.slice(1)
        const store = await openAt(at)
        const ledger = openLedger(path)
        const dying = { ...ledger, append: (lines) => { ledger.append(lines); if (lines.length) process.kill(process.pid, 'SIGKILL') } }
        await withdraw(store, { lookup: Buffer.from(lookup, 'hex'), identity, recipient }, { ...keepingFor(store), ledger: dying })`
      const { lookup, identity, recipient } = told.key
      const words = [at, keeping.ledger.path, Buffer.from(lookup).toString('hex'), identity, recipient]
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program, ...words], { cwd: root })
      assert.equal(await new Promise((end) => child.once('close', (_, signal) => end(signal))), 'SIGKILL')
      const { ask } = appOn(store)
      const page = told.shown.find((path) => path.startsWith('/groups/union')) as string
      assert.ok((await ask(page)).text.includes(canary), 'nothing has changed yet')
      assert.equal(await settleLedger(store, keeping), 3)
      assert.equal(await settleLedger(store, keeping), 0)
      await new Promise((turn) => setImmediate(turn))
      assert.ok(!(await ask(page)).text.includes(canary))
      assert.deepEqual(await whereWords(at, canary), [])
      assert.equal(await sealedRows(store, told.id), 0)
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      await close()
    })

    it('is unpublished at the end of a hundred races with whoever publishes from it (H50)', async () => {
      const { store, at, close } = await freshStore(engine)
      const other = await openAt(at)
      const desk = await openDesk(store)
      const book = invent('source', 'book', 'An invented book')
      const union = invent('group', 'union', 'Invented Union', book.id)
      await publishAll(store, book.change(), union.change())
      const keeping = keepingFor(store)
      const outcomes = new Set<string>()
      for (let round = 0; round < 100; round++) {
        const canary = newCanary()
        // As a receipt’s, without the hash that makes a receipt slow.
        const key = await draftOf(store, canary, undefined, { lookup: randomBytes(32), ...(await newKeys()) })
        const id = await sendDraft(store, desk, key)
        const source = invent('source', `source-${round}`, canary)
        const pause = (most: number) => new Promise((turn) => setTimeout(turn, Math.random() * most))
        const publishing = async () => {
          await pause(round % 3 === 0 ? 30 : 5)
          const first = await publish(other, { day: '2026-01-08', act: 'publish', note: null }, chance, async (tx) => {
            if ((await findTelling(tx, id))?.state !== 'waiting') return null
            await setTelling(tx, id, { source: source.id })
            return source.change()
          })
          await pause(10)
          // An editor who opened the form before: what it would cite may be gone by now.
          const more = first && (await publishAll(store, saying(union.id, 'did', text(`${canary} again`), source.id)))
          return more ? 'twice' : first ? 'once' : 'never'
        }
        const [published, withdrawn] = await Promise.all([
          publishing(),
          pause(round % 3 === 1 ? 60 : 15).then(() => withdraw(store, key, keeping)),
        ])
        outcomes.add(published)
        assert.equal(withdrawn.is, 'withdrawn')
        const left = await store.look.selectFrom('statement').select('id').where('value_text', 'like', `%${canary}%`).execute()
        assert.deepEqual(left, [], `round ${round}, published ${published}`)
        assert.deepEqual(await store.look.selectFrom('evidence').select('id').where('source', '=', source.id).execute(), [])
      }
      assert.deepEqual([...outcomes].sort(), ['never', 'once', 'twice'], 'every order happened')
      assert.deepEqual((await verifyChain(store.look)).faults, [])
      await other.close()
      await close()
    })

    it('whose row was lost is taken back all the same: its parts, its grants and the way back, and the ledger names it', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const keeping = keepingFor(store)
      const { key, id } = await tellingOf(store, desk, 'An invented telling.', Buffer.from('a picture'))
      const other = await tellingOf(store, desk, 'Another.')
      const before = await sealedRows(store, other.id)
      await store.change((tx) => tx.deleteFrom('sealed_telling').where('id', '=', id).execute())
      assert.deepEqual(await withdraw(store, key, keeping), { is: 'withdrawn', statements: 0, onOthers: 0 })
      for (const table of ['sealed_part', 'sealed_grant'] as const)
        assert.deepEqual(await store.sealed.selectFrom(table).select('item').where('item', '=', id).execute(), [], table)
      assert.deepEqual(await store.sealed.selectFrom('sealed_inbox').select('telling').execute(), [{ telling: other.id }])
      const letters = await store.sealed.selectFrom('sealed_letter').select('lookup').distinct().execute()
      assert.deepEqual(
        letters.map(({ lookup }) => Buffer.from(lookup)),
        [Buffer.from(other.key.lookup)],
      )
      assert.ok(before > (await sealedRows(store, other.id)) && (await openDraft(store.sealed, other.key)).is === 'sent', 'and no other')
      assert.ok(
        (await linesOf(store.sealed)).some(({ act, item }) => act === 'withdraw' && item === id),
        'no backup brings it back',
      )
      assert.deepEqual(await withdraw(store, key, keeping), { is: 'missing' })
      await close()
    })

    it('or a draft thrown away leaves nothing behind, and the draft’s inbox is not in the ledger', async () => {
      const { store, close } = await freshStore(engine)
      const keeping = keepingFor(store)
      const key = await draftOf(store, 'An invented draft.', Buffer.from('a picture'))
      const draft = Buffer.from(key.lookup).toString('hex')
      assert.ok((await sealedRows(store, draft)) > 0)
      assert.deepEqual(await withdraw(store, key, keeping), { is: 'withdrawn', statements: 0, onOthers: 0 })
      assert.equal(await sealedRows(store, draft), 0)
      assert.deepEqual(await openDraft(store.sealed, key), { is: 'missing' })
      assert.equal(readFileSync(keeping.ledger.path, 'utf8').includes(draft), false)
      await close()
    })
  })
