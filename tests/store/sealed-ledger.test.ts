// The ledger’s two halves: whichever is behind catches up, and one that was changed, cut or is another’s is refused before anything is served.
import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { enter, type Keeping, settleLedger } from '../../src/actions/settle-ledger.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { breakIn, follow, linesOf } from '../../src/store/sealed/ledger.ts'
import type { Store } from '../../src/store/store.ts'
import { StoreTrouble } from '../../src/store/trouble.ts'
import { freshStore, keepingFor } from '../builders.ts'
import { engines } from '../databases.ts'
import { draftOf } from '../tellers.ts'

const entries = ['one', 'two', 'three', 'four'].map((item) => ({ act: 'withdraw', item }) as const)

describe('a ledger’s chain', () => {
  const lines = follow(undefined, entries)

  it('follows line from line, also when it is made in two turns', () => {
    assert.equal(breakIn(lines), null)
    assert.equal(breakIn([]), null)
    const first = follow(undefined, entries.slice(0, 2))
    assert.deepEqual([...first, ...follow(first.at(-1), entries.slice(2))], lines)
  })

  it('breaks at the line that was changed, moved, doubled or that follows one taken out', () => {
    const changed = (n: number, change: object) => lines.map((line, at) => (at === n ? { ...line, ...change } : line))
    assert.equal(breakIn(changed(1, { item: 'other' })), 2)
    assert.equal(breakIn(changed(2, { act: 'return' })), 3)
    assert.equal(breakIn(changed(3, { n: 9 })), 4)
    assert.equal(breakIn(lines.slice(1)), 1)
    assert.equal(breakIn([...lines.slice(0, 1), ...lines.slice(2)]), 2)
    assert.equal(breakIn([...lines.slice(0, 2), ...lines.slice(1)]), 3)
  })
})

for (const [name, engine] of engines)
  describe(`the ledger on ${name}`, { skip: engine.skip }, () => {
    const begin = async () => {
      const { store, close } = await freshStore(engine)
      const folder = mkdtempSync(join(tmpdir(), 'ct-ledger-'))
      const path = join(folder, 'deep', 'ledger')
      const keeping: Keeping = { ...keepingFor(store), ledger: openLedger(path) }
      const say = (...items: string[]) =>
        store.change((tx) =>
          enter(
            tx,
            keeping,
            items.map((item) => ({ act: 'withdraw', item })),
          ),
        )
      const drop = async () => {
        await close()
        rmSync(folder, { recursive: true })
      }
      return { store, path, keeping, say, drop }
    }
    const here = async (store: Store) => (await linesOf(store.sealed)).flatMap(({ act, item }) => (act === 'withdraw' ? [item] : []))
    const refused = (work: Promise<unknown>, like: RegExp) =>
      assert.rejects(work, (error) => error instanceof StoreTrouble && error.is === 'ledger' && like.test(error.message))

    it('is made at the first start, for its owner alone, and catches up from whichever half has more', async () => {
      const { store, path, keeping, say, drop } = await begin()
      assert.equal(await settleLedger(store, keeping), 0)
      assert.match(readFileSync(path, 'utf8'), /^\{"n":1,"act":"return","item":"[0-9a-f]{32}".*\}\n$/)
      assert.equal(statSync(path).mode & 0o777, 0o600)
      await say('one', 'two')
      await say('three')
      const whole = readFileSync(path)
      writeFileSync(path, whole.subarray(0, whole.indexOf(10) + 1))
      assert.equal(await settleLedger(store, keeping), 0)
      assert.deepEqual(readFileSync(path), whole, 'what the file had lost is written there again')
      rmSync(path)
      assert.equal(await settleLedger(store, keeping), 0)
      assert.deepEqual(readFileSync(path), whole)
      await store.change((tx) => tx.deleteFrom('sealed_ledger').where('n', '>', 2).execute())
      assert.equal(await settleLedger(store, keeping), 2)
      assert.deepEqual(await here(store), ['one', 'two', 'three'])
      await drop()
    })

    it('drops a last line that was never finished, and takes nothing from it', async () => {
      const { store, path, keeping, say, drop } = await begin()
      await say('one')
      const whole = readFileSync(path)
      appendFileSync(path, '{"n":2,"act":"withdraw","it')
      assert.equal(await settleLedger(store, keeping), 0)
      await say('two')
      assert.deepEqual(await here(store), ['one', 'two'])
      assert.ok(readFileSync(path).subarray(0, whole.length).equals(whole))
      assert.equal(await settleLedger(store, keeping), 0)
      await drop()
    })

    it('is refused, and nothing done, where it was changed, cut inside, or is that of another history', async () => {
      const { store, path, keeping, say, drop } = await begin()
      const key = await draftOf(store, 'An invented draft.')
      await say('one', 'two', 'three')
      const whole = readFileSync(path, 'utf8')
      const lines = whole.trimEnd().split('\n')
      const other = follow(undefined, entries.slice().reverse())
      for (const [text, like] of [
        [whole.replace('two', 'too'), /Line 2 of the ledger.*changed/],
        [[lines[0], lines[2], ''].join('\n'), /Line 2 of the ledger.*missing/],
        [`${lines.slice(1).join('\n')}\n`, /Line 1 of the ledger/],
        [other.map((line) => `${JSON.stringify(line)}\n`).join(''), /not that of this history/],
        [`${lines[0]}\nwords\n${lines[1]}\n`, /Line 2 of the ledger.*cannot be read/],
      ] as const) {
        writeFileSync(path, text)
        await refused(settleLedger(store, keeping), like)
        await refused(withdraw(store, key, keeping), like)
        assert.equal(readFileSync(path, 'utf8'), text)
      }
      writeFileSync(path, whole)
      await store.change((tx) => tx.updateTable('sealed_ledger').set({ item: 'too' }).where('n', '=', 2).execute())
      await refused(settleLedger(store, keeping), /Line 2 of the ledger in the database/)
      assert.equal((await store.sealed.selectFrom('sealed_inbox').selectAll().execute()).length, 1)
      await drop()
    })

    it('that cannot be written lets nothing change', async () => {
      const { store, path, keeping, drop } = await begin()
      const key = await draftOf(store, 'An invented draft.')
      writeFileSync(join(path, '..', '..', 'file'), 'words')
      const blocked = { ...keeping, ledger: openLedger(join(path, '..', '..', 'file', 'ledger')) }
      await refused(withdraw(store, key, blocked), /cannot be written/)
      assert.equal((await store.sealed.selectFrom('sealed_inbox').selectAll().execute()).length, 1)
      assert.equal((await withdraw(store, key, keeping)).is, 'withdrawn')
      await drop()
    })

    it('keeps its order however many take something back at once', async () => {
      const { store, keeping, drop } = await begin()
      const keys = await Promise.all(Array.from({ length: 6 }, (_, n) => draftOf(store, `Draft ${n}.`)))
      await Promise.all(keys.map((key) => withdraw(store, key, keeping)))
      const lines = await linesOf(store.sealed)
      assert.equal(lines.length, 7)
      assert.equal(breakIn(lines), null)
      assert.deepEqual(keeping.ledger.read(), lines)
      await drop()
    })
  })
