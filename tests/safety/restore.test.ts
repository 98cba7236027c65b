// A backup from before comes back without what was taken back since; without its ledger it shows nothing that people sent; and its first file opens for nobody.
import '../quick-hashing.ts'
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { erase } from '../../src/actions/erase.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { settleLedger } from '../../src/actions/settle-ledger.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { returnRecord, withholdRecord } from '../../src/actions/withhold.ts'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import { backup } from '../../src/commands/backing-up.ts'
import { move } from '../../src/commands/keeping.ts'
import { restore } from '../../src/commands/restoring.ts'
import type { Surroundings } from '../../src/commands/surroundings.ts'
import { type Day, dayFromIso } from '../../src/dates/days.ts'
import { open, SealBroken } from '../../src/sealing/envelope.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { digestOf } from '../../src/store/open/carrying.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { backedUp, everything } from '../../src/store/sealed/carrying.ts'
import { receiptSaltOf } from '../../src/store/sealed/instance.ts'
import { linesOf } from '../../src/store/sealed/ledger.ts'
import { writeTrusted } from '../../src/store/sealed/trusted-key.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, freshStore, keepingFor, openAt, root } from '../builders.ts'
import { contributed, newCanary, shownOf } from '../contributed.ts'
import { engines } from '../databases.ts'
import { type Desk, draftOf, openDesk, recipientsOf, tellingOf } from '../tellers.ts'
import { whereWords } from './kept-words.ts'

/** A machine of its own: a folder with what lies beside a database, and what its commands say. */
const machine = (desk: Desk | null) => {
  const folder = mkdtempSync(join(tmpdir(), 'ct-machine-'))
  if (desk) writeTrusted(folder, { publicKey: desk.publicKey, number: 1 })
  const said: string[] = []
  const surroundings = {
    root,
    dataFolder: folder,
    ledger: openLedger(join(folder, 'ledger')),
    say: (line: string) => void said.push(line),
    today: () => dayFromIso('2026-01-07') as Day,
    chance,
  } as unknown as Surroundings
  return { folder, surroundings, said, drop: () => rmSync(folder, { recursive: true, force: true }) }
}

const keyFile = (folder: string, identity: string): string => {
  const file = join(folder, 'recovery.key')
  writeFileSync(file, `# created: 2026-01-01\n${identity}\n`)
  return file
}

for (const [name, engine] of engines)
  describe(`a backup on ${name}`, { skip: engine.skip }, () => {
    const begin = async () => {
      const { store, at, close } = await freshStore(engine)
      const desk = await openDesk(store)
      await store.change((tx) => receiptSaltOf(tx, chance))
      const here = machine(desk)
      const keeping = { ...keepingFor(store, recipientsOf(desk)), ledger: here.surroundings.ledger }
      await settleLedger(store, keeping)
      const file = join(here.folder, 'backup.gz')
      return { store, at, close, desk, here, keeping, file, key: keyFile(here.folder, desk.recovery.identity) }
    }
    type Begun = Awaited<ReturnType<typeof begin>>
    /** Restores on another machine that has the files named, and looks at what came. */
    const elsewhere = async (
      { desk, here, file, key }: Begun,
      has: { ledger?: boolean; key?: boolean; trusted?: boolean },
      look: (store: Store, there: ReturnType<typeof machine>, at: string) => Promise<void>,
    ) => {
      const there = machine(has.trusted === false ? null : desk)
      if (has.ledger) writeFileSync(there.surroundings.ledger.path, readFileSync(here.surroundings.ledger.path))
      const { store, at, close } = await freshStore(engine)
      try {
        there.said.push(String(await restore(there.surroundings, store, file, has.key ? key : undefined)))
        assert.deepEqual((await verifyChain(store.look)).faults, [])
        await look(store, there, at)
      } finally {
        await close()
        there.drop()
      }
    }

    it('from before a withdrawal comes back without it, on every page and in every file, with and without what was kept apart (T13)', async () => {
      const begun = await begin()
      const { store, here, keeping, file } = begun
      const canary = newCanary()
      const told = await contributed(store, begun.desk, canary)
      const draft = await draftOf(store, 'An invented draft.')
      const { key: sent, id } = await tellingOf(store, begun.desk, 'An invented telling that stays.')
      assert.ok(await backup(here.surroundings, store, file), here.said.join())
      await withdraw(store, told.key, keeping)
      await withdraw(store, draft, keeping)
      for (const key of [true, false])
        await elsewhere(begun, { ledger: true, key }, async (restored, there, at) => {
          assert.match(there.said.join('\n'), /copy is equal.*\n4 lines of the ledger.*done again/)
          assert.deepEqual(await shownOf(restored, told, canary), [])
          assert.deepEqual(await whereWords(at, canary), [])
          assert.deepEqual(await openDraft(restored.sealed, told.key), { is: 'missing' })
          assert.deepEqual(await openDraft(restored.sealed, draft), { is: 'missing' }, 'nor the draft that was thrown away')
          assert.equal((await openDraft(restored.sealed, sent)).is, key ? 'sent' : 'missing')
          const grants = await restored.sealed.selectFrom('sealed_grant').selectAll().execute()
          assert.deepEqual(new Set(grants.map(({ item }) => item)), new Set(key ? [id] : []))
          if (key) await open(grants[0]?.bytes as Uint8Array, begun.desk.editors['k-one']?.identity as string)
        })
      await elsewhere(begun, { ledger: true, key: true }, async (restored) => {
        const salt = await restored.change((tx) => receiptSaltOf(tx, chance))
        assert.deepEqual(Buffer.from(salt), Buffer.from(await store.change((tx) => receiptSaltOf(tx, chance))), 'receipts work there')
      })
      here.drop()
      await begun.close()
    })

    it('without a ledger, or with one older than itself, shows nothing that people sent until somebody says so', async () => {
      const begun = await begin()
      const { store, here, keeping, file, desk } = begun
      const canary = newCanary()
      const gone = await contributed(store, desk, newCanary())
      const told = await contributed(store, desk, canary)
      await withdraw(store, gone.key, keeping)
      await backup(here.surroundings, store, file)
      const whole = readFileSync(here.surroundings.ledger.path)
      for (const older of [false, true]) {
        if (older) writeFileSync(here.surroundings.ledger.path, whole.subarray(0, whole.indexOf(10) + 1))
        await elsewhere(begun, { ledger: older, key: true }, async (restored, there) => {
          assert.match(there.said.join('\n'), /NO LEDGER/)
          assert.ok(there.said.some((line) => line.includes(told.source)))
          assert.deepEqual(await shownOf(restored, told, canary), [])
          const ledger = openLedger(there.surroundings.ledger.path)
          const keepingThere = { ...keepingFor(restored, recipientsOf(desk)), ledger }
          assert.equal((await returnRecord(restored, told.source, desk.recovery.identity, keepingThere)).is, 'returned')
          assert.equal((await shownOf(restored, told, canary)).length, told.shown.length)
        })
      }
      await elsewhere(begun, { key: true, trusted: false }, async (restored) => {
        assert.deepEqual(await shownOf(restored, told, canary), [], 'sealed to the recovery key, where no list can be trusted yet')
      })
      writeFileSync(here.surroundings.ledger.path, whole)
      const stranger = machine(desk)
      const another = await freshStore(engine)
      await settleLedger(another.store, { ...keeping, ledger: stranger.surroundings.ledger })
      await another.close()
      const filled = await freshStore(engine)
      await assert.rejects(restore(stranger.surroundings, filled.store, file, begun.key), /not that of this history/)
      assert.equal(await filled.store.newest(true), 0, 'an empty ledger of another history passes for none')
      await filled.close()
      stranger.drop()
      const there = machine(null)
      const empty = await freshStore(engine)
      await assert.rejects(restore(there.surroundings, empty.store, file, undefined), /no ledger.*recovery key/s)
      assert.equal(await empty.store.newest(true), 0, 'and nothing came')
      assert.ok(await restore(there.surroundings, empty.store, file, begun.key))
      assert.deepEqual(await shownOf(empty.store, told, canary), [], 'the attempt that failed left no ledger for this one to trust')
      assert.deepEqual(there.surroundings.ledger.read(), await linesOf(empty.store.sealed))
      await empty.close()
      there.drop()
      here.drop()
      await begun.close()
    })

    it('from before something was withheld or erased comes back with it withheld or erased', async () => {
      const begun = await begin()
      const { store, here, keeping, file, desk } = begun
      const [one, two, three] = [newCanary(), newCanary(), newCanary()] as const
      const dark = await contributed(store, desk, one)
      const hidden = await contributed(store, desk, two)
      const wiped = await contributed(store, desk, three)
      await backup(here.surroundings, store, file)
      await withholdTelling(store, dark.key, keeping)
      await withholdRecord(store, hidden.club, keeping)
      await erase(store, { statements: [wiped.alone], evidence: [] }, keeping)
      for (const key of [true, false])
        await elsewhere(begun, { ledger: true, key }, async (restored) => {
          assert.deepEqual(await shownOf(restored, dark, one), [])
          assert.deepEqual(await shownOf(restored, hidden, `${two} Club`), [])
          assert.ok((await shownOf(restored, hidden, two)).length > 0)
          assert.deepEqual(await shownOf(restored, wiped, `${three} Street`), [])
          assert.ok((await shownOf(restored, wiped, three)).length > 0)
          const state = await restored.sealed.selectFrom('sealed_telling').select('state').where('id', '=', dark.id).executeTakeFirst()
          assert.equal(state?.state, 'withheld')
        })
      here.drop()
      await begun.close()
    })

    it('has in its first file nothing that opens anything, and in its second only what the recovery key opens', async () => {
      const begun = await begin()
      const { store, here, file, desk } = begun
      const told = await contributed(store, desk, newCanary())
      const draft = await draftOf(store, 'An invented draft.', Buffer.from('a picture'))
      const { key } = await tellingOf(store, desk, 'Told.', Buffer.from('another picture'))
      await store.change((tx) =>
        tx
          .insertInto('sealed_part')
          .values({ item: `spool-${chance.id('a')}`, part: 'file', n: 0, bytes: Buffer.from('x') })
          .execute(),
      )
      await backup(here.surroundings, store, file)
      for (const path of [file, `${file}.keys`]) assert.equal(statSync(path).mode & 0o77, 0, 'nobody else may read it')
      const first = gunzipSync(readFileSync(file)).toString()
      const secrets = [
        ...(await store.sealed.selectFrom('sealed_grant').select('bytes').execute()),
        ...(await store.sealed.selectFrom('sealed_letter').select('bytes').execute()),
        ...(await store.sealed.selectFrom('sealed_instance').select('bytes').execute()),
        ...(await store.sealed.selectFrom('sealed_inbox').select('lookup as bytes').execute()),
      ].map(({ bytes }) => Buffer.from(bytes))
      assert.ok(secrets.length > 10)
      for (const bytes of secrets)
        for (const how of ['base64', 'hex'] as const) assert.equal(first.includes(bytes.toString(how)), false, 'not in the first file')
      assert.equal(first.includes(Buffer.from(draft.lookup).toString('hex')), false, 'no draft')
      assert.equal(first.includes('spool-'), false, 'nothing that is still coming in')
      assert.ok(first.includes(told.id) && first.includes('sealed_part'))

      const sealed = readFileSync(`${file}.keys`)
      for (const { identity } of [...Object.values(desk.editors), key, draft]) await assert.rejects(open(sealed, identity), SealBroken)
      const second = gunzipSync(await open(sealed, desk.recovery.identity)).toString()
      for (const bytes of secrets) assert.ok(second.includes(bytes.toString('base64')), 'in the second')
      assert.ok(second.includes(Buffer.from(draft.lookup).toString('hex')))
      assert.equal(second.includes('spool-'), false)
      here.drop()
      await begun.close()
    })

    it('is refused beside the second file of another, a wrong key, or one that was cut; and nothing comes of it then', async () => {
      const begun = await begin()
      const { store, here, file, desk, key } = begun
      await contributed(store, desk, newCanary())
      await backup(here.surroundings, store, file)
      await contributed(store, desk, newCanary())
      const other = join(here.folder, 'other.gz')
      await backup(here.surroundings, store, other)
      const own = readFileSync(`${file}.keys`)
      const wrong = keyFile(mkdtempSync(join(tmpdir(), 'ct-key-')), desk.editors['k-one']?.identity as string)
      const attempts: [bytes: Buffer, key: string, like: RegExp][] = [
        [readFileSync(`${other}.keys`), key, /belongs to another backup/],
        [own, wrong, /does not open with that key/],
        [own.subarray(0, -20), key, /does not open with that key/],
        [own, file, /holds no recovery key/],
      ]
      for (const [bytes, withKey, like] of attempts) {
        writeFileSync(`${file}.keys`, bytes)
        const empty = await freshStore(engine)
        const there = machine(desk)
        assert.equal(await restore(there.surroundings, empty.store, file, withKey), false)
        assert.match(there.said.join(), like)
        assert.equal(await empty.store.newest(true), 0)
        await empty.close()
        there.drop()
      }
      here.drop()
      await begun.close()
    })

    it('is written in one file where nobody set up sharing, and says so loudly where the list was forged', async () => {
      const { store, close } = await freshStore(engine)
      const none = machine(null)
      assert.ok(await backup(none.surroundings, store, join(none.folder, 'a')))
      assert.match(none.said.join(), /No second file: sharing is not set up/)
      assert.equal(existsSync(join(none.folder, 'a.keys')), false)
      const desk = await openDesk(store)
      const rogue = machine({ ...desk, publicKey: (await openDesk(await freshStore(engine).then(({ store }) => store))).publicKey })
      assert.ok(await backup(rogue.surroundings, store, join(rogue.folder, 'a')))
      assert.match(rogue.said.join(), /NO SECOND FILE/)
      assert.equal(existsSync(join(rogue.folder, 'a.keys')), false)
      none.drop()
      rogue.drop()
      await close()
    })

    it('of the first format, from before anything could be sent, still comes back', async () => {
      const begun = await begin()
      const { store, here, file } = begun
      await contributed(store, begun.desk, newCanary())
      await backup(here.surroundings, store, file)
      const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
      const { createHash } = await import('node:crypto')
      const first = lines
        .slice(0, -1)
        .filter((line) => !line.startsWith('["sealed_'))
        .map((line, n) => (n === 0 ? line.replace('"format":2', '"format":1') : line))
      const sha256 = createHash('sha256')
        .update(first.map((line) => `${line}\n`).join(''))
        .digest('hex')
      writeFileSync(file, gzipSync([...first, JSON.stringify({ is: 'end', rows: {}, sha256 }), ''].join('\n')))
      await elsewhere(begun, {}, async (restored) => {
        assert.equal(await restored.snapshot((look) => digestOf(look)), await store.snapshot((look) => digestOf(look)))
      })
      here.drop()
      await begun.close()
    })

    for (const [other, another] of engines)
      it(`moves to ${other} with both halves whole`, { skip: another.skip }, async () => {
        const begun = await begin()
        const { store, here, desk, keeping } = begun
        const told = await contributed(store, desk, newCanary())
        await withholdRecord(store, told.club, keeping)
        const { key } = await tellingOf(store, desk, 'Told.', Buffer.alloc(2_500_000, 'a picture '))
        const draft = await draftOf(store, 'An invented draft.')
        const { at, drop } = await another.fresh()
        assert.ok(await move(here.surroundings, store, at), here.said.join())
        const there = await openAt(at)
        for (const carried of [everything, backedUp])
          assert.equal(await there.snapshot((look) => digestOf(look, carried)), await store.snapshot((look) => digestOf(look, carried)))
        assert.equal((await openDraft(there.sealed, key)).is, 'sent')
        assert.equal((await openDraft(there.sealed, draft)).is, 'draft')
        for (const table of ['sealed_grant', 'sealed_letter', 'sealed_part', 'sealed_ledger', 'sealed_list'] as const) {
          const count = async (one: Store) =>
            (
              await one.sealed
                .selectFrom(table)
                .select((is) => is.fn.countAll().as('n'))
                .executeTakeFirst()
            )?.n
          assert.deepEqual(Number(await count(there)), Number(await count(store)), table)
        }
        await there.close()
        await drop()
        here.drop()
        await begun.close()
      })
  })
