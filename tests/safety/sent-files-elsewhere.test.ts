// The files of what was sent, where they are carried to: backups, other databases, and the folder of a rescue hold those that are in it, and no other.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { keepFile } from '../../src/actions/keep-file.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { settleLedger } from '../../src/actions/settle-ledger.ts'
import { takeOutFiles } from '../../src/actions/take-out-files.ts'
import { backup } from '../../src/commands/backing-up.ts'
import { move } from '../../src/commands/keeping.ts'
import { rescue } from '../../src/commands/rescue.ts'
import { restore } from '../../src/commands/restoring.ts'
import type { Surroundings } from '../../src/commands/surroundings.ts'
import { type Day, dayFromIso } from '../../src/dates/days.ts'
import { open } from '../../src/sealing/envelope.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { filesOf } from '../../src/store/sealed/files.ts'
import { receiptSaltOf } from '../../src/store/sealed/instance.ts'
import { writeTrusted } from '../../src/store/sealed/trusted-key.ts'
import { chance, freshStore, keepingFor, openAt, root } from '../builders.ts'
import { engines } from '../databases.ts'
import { card, first, idsOf, numbersOf, once, partsOf, readBy, second, seenBy, sentWithFiles } from '../sent-files.ts'
import { type Desk, draftOf, recipientsOf, sendDraft, today } from '../tellers.ts'

/** A machine of its own: a folder with what lies beside a database. */
const machine = (desk: Desk) => {
  const folder = mkdtempSync(join(tmpdir(), 'ct-files-'))
  writeTrusted(folder, { publicKey: desk.publicKey, number: 1 })
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

for (const [name, engine] of engines)
  describe(`the files of what was sent, carried from ${name},`, { skip: engine.skip }, () => {
    const begin = () => sentWithFiles(engine)

    it('come back from a backup without those that were taken out since, even into the draft they once were in', async () => {
      const { store, close, desk, key, id } = await begin()
      await store.change((tx) => receiptSaltOf(tx, chance))
      const here = machine(desk)
      const keeping = { ...keepingFor(store, recipientsOf(desk)), ledger: here.surroundings.ledger }
      await settleLedger(store, keeping)
      const draft = await draftOf(store, 'a draft', first)
      assert.equal((await keepFile(store, draft, card('Invented: it stays'), once(second), today)).is, 'kept')
      const file = join(here.folder, 'backup.gz')
      const keyFile = join(here.folder, 'recovery.key')
      writeFileSync(keyFile, `${desk.recovery.identity}\n`)
      assert.ok(await backup(here.surroundings, store, file), here.said.join())
      const sent = await sendDraft(store, desk, draft)
      const [one = ''] = await idsOf(store, key)
      const [drafted = ''] = await idsOf(store, draft)
      await takeOutFiles(store, key, [one], keeping)
      await takeOutFiles(store, draft, [drafted], keeping)
      assert.equal((await filesOf(store.sealed, sent)).length, 1)
      for (const withKey of [true, false]) {
        const there = machine(desk)
        writeFileSync(there.surroundings.ledger.path, readFileSync(here.surroundings.ledger.path))
        const again = await freshStore(engine)
        assert.ok(await restore(there.surroundings, again.store, file, withKey ? keyFile : undefined), there.said.join())
        for (const gone of [one, drafted]) assert.deepEqual(await partsOf(again.store, gone), [])
        assert.equal((await filesOf(again.store.sealed, id)).length, 1)
        if (withKey) {
          assert.deepEqual(await numbersOf(again.store, key), [2])
          assert.deepEqual(await readBy(again.store, id, 'k-two', desk), [['Invented: a song', true]])
          const back = await openDraft(again.store.sealed, draft)
          assert.deepEqual(back.is === 'draft' && back.draft.files.map(({ description }) => description), ['Invented: it stays'])
        }
        await again.close()
        there.drop()
      }
      here.drop()
      await close()
    })

    it('lie with their outlines in the second file of a backup, and move whole to another database', async () => {
      const { store, close, desk, key, id } = await begin()
      const here = machine(desk)
      await settleLedger(store, { ...keepingFor(store, recipientsOf(desk)), ledger: here.surroundings.ledger })
      const { at, drop } = await engine.fresh()
      assert.ok(await move(here.surroundings, store, at), here.said.join())
      const there = await openAt(at)
      assert.deepEqual(await seenBy(there, key), await seenBy(store, key))
      assert.deepEqual(await readBy(there, id, 'recovery', desk), await readBy(store, id, 'recovery', desk))
      await there.close()
      await drop()
      const file = join(here.folder, 'backup.gz')
      assert.ok(await backup(here.surroundings, store, file), here.said.join())
      const outlines = await store.sealed.selectFrom('sealed_part').select('bytes').where('part', 'like', 'outline %').execute()
      assert.equal(outlines.length, 2)
      const packed = gunzipSync(readFileSync(file)).toString()
      const apart = gunzipSync(await open(readFileSync(`${file}.keys`), desk.recovery.identity)).toString()
      for (const { bytes } of outlines) {
        const written = Buffer.from(bytes).toString('base64')
        assert.deepEqual([packed.includes(written), apart.includes(written)], [false, true])
      }
      here.drop()
      await close()
    })

    it('are rescued as they are now: those that were added, and none that was taken out', async () => {
      const { store, close, key, id, keeping } = await begin()
      await takeOutFiles(store, key, (await idsOf(store, key)).slice(0, 1), keeping)
      const [two] = await idsOf(store, key)
      const place = mkdtempSync(join(tmpdir(), 'ct-rescue-files-'))
      const folder = join(place, 'out')
      assert.ok(await rescue({ say: () => undefined } as unknown as Surroundings, store, folder))
      assert.deepEqual(readdirSync(folder).sort(), ['README.txt', id].sort(), 'what a receipt alone opens is not there')
      assert.deepEqual(
        readdirSync(join(folder, id)).sort(),
        ['card.age', `file-${two}.age`, `file-card-0002-${two}.age`, 'recovery-grant.age', 'terms.age', 'words.age'].sort(),
      )
      rmSync(place, { recursive: true })
      await close()
    })
  })
