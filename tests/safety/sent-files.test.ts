// The files of what was sent: each can be taken out, and others join it; what was taken out is opened by nobody, and no backup brings it back.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { wayOf } from '../../src/actions/add-to-telling.ts'
import { bringBackTelling } from '../../src/actions/bring-back-telling.ts'
import { addFile, keepFile } from '../../src/actions/keep-file.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { readAgain } from '../../src/actions/read-again.ts'
import { settleLedger } from '../../src/actions/settle-ledger.ts'
import { takeOutFiles } from '../../src/actions/take-out-files.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import { retire } from '../../src/clock/retire.ts'
import { backup } from '../../src/commands/backing-up.ts'
import { move } from '../../src/commands/keeping.ts'
import { rescue } from '../../src/commands/rescue.ts'
import { restore } from '../../src/commands/restoring.ts'
import type { Surroundings } from '../../src/commands/surroundings.ts'
import { type FileCard, mostFiles } from '../../src/contributions/file-card.ts'
import { type Day, dayFromIso } from '../../src/dates/days.ts'
import { open, openStream } from '../../src/sealing/envelope.ts'
import { openIfWhole } from '../../src/sealing/letters.ts'
import type { ReceiptKey } from '../../src/sealing/receipt-key.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { cardPart, filesOf } from '../../src/store/sealed/files.ts'
import { grantOf } from '../../src/store/sealed/grants.ts'
import { receiptSaltOf } from '../../src/store/sealed/instance.ts'
import { linesOf } from '../../src/store/sealed/ledger.ts'
import { filePart, piecesOf, wholePart } from '../../src/store/sealed/parts.ts'
import { setTelling } from '../../src/store/sealed/tellings.ts'
import { writeTrusted } from '../../src/store/sealed/trusted-key.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, freshStore, keepingFor, openAt, root } from '../builders.ts'
import { engines } from '../databases.ts'
import { type Desk, draftOf, openDesk, recipientsOf, salt, sendDraft, tellingOf } from '../tellers.ts'
import { openedWith, sealedIn } from './opened-with.ts'
import { places } from './places.ts'

const first = Buffer.alloc(340_400, 'an invented banner ')
const second = Buffer.alloc(1_234_567, 'an invented song ')

async function* once(bytes: Uint8Array) {
  yield bytes
}

const card = (description: string, type = 'audio/mpeg') => ({ id: chance.id('a'), type, description, original: false })

/** As whoever has just come in with the number. */
const add = async (store: Store, key: ReceiptKey, bytes: Uint8Array, description: string) => {
  const way = await wayOf(store.sealed, key)
  assert.ok(way)
  const { identity: _, ...inbox } = key
  return addFile(store, inbox, way, card(description), once(bytes))
}

const seenBy = async (store: Store, key: ReceiptKey) => {
  const found = await openDraft(store.sealed, key)
  return found.is === 'sent' ? found.sent.files : found.is
}
const numbersOf = async (store: Store, key: ReceiptKey) => {
  const seen = await seenBy(store, key)
  return typeof seen === 'string' ? seen : seen.map(({ n }) => n)
}
const idsOf = async (store: Store, key: ReceiptKey) => {
  const seen = await seenBy(store, key)
  return typeof seen === 'string' ? [] : seen.map(({ id }) => id)
}

/** What an editor's key opens of a telling's files: what was said of each, and whether its bytes are those that were sent. */
const readBy = async (store: Store, telling: string, holder: string, desk: Desk) => {
  const identity = holder === 'recovery' ? desk.recovery.identity : (desk.editors[holder]?.identity as string)
  const grant = await grantOf(store.sealed, telling, holder)
  if (!grant) return 'nothing'
  const own = Buffer.from(await open(grant, identity)).toString()
  const found: [string, boolean][] = []
  for (const file of await filesOf(store.sealed, telling)) {
    const sealed = await wholePart(store.sealed, telling, cardPart(file))
    const opened = sealed && (await openIfWhole<FileCard>(sealed, own))
    assert.ok(opened)
    const pieces: Uint8Array[] = []
    for await (const piece of openStream(piecesOf(store.sealed, telling, filePart(file.id)), opened.identity)) pieces.push(piece)
    const bytes = Buffer.concat(pieces).subarray(0, opened.size)
    found.push([opened.description, bytes.equals(first) || bytes.equals(second)])
  }
  return found
}

const partsOf = async (store: Store, id: string) =>
  (await store.sealed.selectFrom('sealed_part').select('part').distinct().where('part', 'like', `%${id}%`).execute()).map(
    ({ part }) => part,
  )

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
  describe(`the files of what was sent, on ${name},`, { skip: engine.skip }, () => {
    /** Sent with one file, to which another was added. */
    const begin = async (word?: string) => {
      const { store, at, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const { key, id } = await tellingOf(store, desk, 'a banner', first, word)
      assert.equal((await add(store, key, second, 'Invented: a song')).is, 'kept')
      return { store, at, close, desk, key, id, keeping: keepingFor(store, recipientsOf(desk)) }
    }

    it('are opened by each editor and by the recovery key, those that were added too, and no more once one is taken out', async () => {
      const { store, at, close, desk, key, id, keeping } = await begin()
      for (const holder of ['k-one', 'k-two', 'recovery'])
        assert.deepEqual(await readBy(store, id, holder, desk), [
          ['A picture: a banner', true],
          ['Invented: a song', true],
        ])
      const [one = '', two = ''] = await idsOf(store, key)
      const sealed = Buffer.from((await wholePart(store.sealed, id, filePart(one))) as Uint8Array).subarray(5_000, 5_064)
      const inFiles = () => readdirSync(dirname(at)).filter((file) => readFileSync(join(dirname(at), file)).includes(sealed))
      if (name === 'SQLite')
        assert.ok(
          inFiles().some((file) => file.startsWith(basename(at))),
          'the search sees its sealed bytes',
        )

      const stranger = await tellingOf(store, desk, 'another story', first)
      assert.deepEqual(await takeOutFiles(store, stranger.key, [one], keeping), [], 'another’s number takes none of it out')
      assert.deepEqual(await takeOutFiles(store, key, [one], keeping), [{ n: 1, id: one }])
      assert.deepEqual(await readBy(store, id, 'k-one', desk), [['Invented: a song', true]])
      assert.deepEqual(await partsOf(store, one), [], 'neither bytes nor card nor outline are left')
      if (name === 'SQLite') assert.deepEqual(inFiles(), [])
      const { length } = await linesOf(store.sealed)
      assert.deepEqual((await linesOf(store.sealed)).at(-1)?.item, one)
      assert.ok(readFileSync(keeping.ledger.path, 'utf8').includes(`"withdraw","item":"${one}"`))
      assert.deepEqual(await takeOutFiles(store, key, [one], keeping), [], 'a second time there is nothing left')
      assert.equal((await linesOf(store.sealed)).length, length)

      assert.equal((await add(store, key, first, 'Invented: a banner again')).is, 'kept')
      assert.deepEqual(await numbersOf(store, key), [2, 3], 'the others keep their numbers')
      assert.ok((await idsOf(store, key)).includes(two))
      const everything = await openedWith(
        Object.values(desk.editors).map(({ identity }) => identity),
        await sealedIn(store),
      )
      assert.deepEqual(places(everything, 'A picture: a banner'), [])
      assert.ok(places(everything, 'Invented: a song').length > 0)
      await close()
    })

    it('tell a found receipt how many they are, what kind each is and roughly how large, and nothing else (T11)', async () => {
      const { store, close, desk, key } = await begin()
      const outlines = (await seenBy(store, key)) as Exclude<Awaited<ReturnType<typeof seenBy>>, string>
      assert.deepEqual(
        outlines.map(({ n, outline }) => [n, outline]),
        [
          [1, { kind: 'picture', size: 340_000, original: false }],
          [2, { kind: 'sound', size: 1_200_000, original: false }],
        ],
      )
      const everything = await sealedIn(store)
      const found = await openedWith([key.identity], everything)
      assert.ok(places(found, '"kind":"sound"').length > 0, 'the search sees what a receipt does open')
      for (const secret of ['a banner', 'a song', 'an invented', 'audio/mpeg', '340400', '1234567', 'AGE-SECRET-KEY-1'])
        assert.deepEqual(places(found, secret), [], secret)
      assert.ok(places(await openedWith([desk.recovery.identity], everything), 'Invented: a song').length > 0)
      await close()
    })

    it('are read again by their teller with their word: those that are in it now', async () => {
      const { store, close, key, keeping } = await begin('blue kettle')
      const described = async () => {
        const read = await readAgain(store.sealed, key, 'blue kettle', salt)
        return read.is === 'read' && read.files.map(({ description }) => description)
      }
      assert.deepEqual(await described(), ['A picture: a banner', 'Invented: a song'])
      await takeOutFiles(store, key, (await idsOf(store, key)).slice(0, 1), keeping)
      assert.deepEqual(await described(), ['Invented: a song'])
      await close()
    })

    it('are withheld, brought back and withdrawn with the rest, those too that came while it was withheld', async () => {
      const { store, close, desk, key, id, keeping } = await begin()
      await withholdTelling(store, key, keeping)
      assert.equal((await add(store, key, first, 'Invented: while it is hidden')).is, 'kept')
      const keys = [desk.recovery, ...Object.values(desk.editors)].map(({ identity }) => identity)
      const everything = await sealedIn(store)
      const found = Buffer.concat([await openedWith(keys, everything), await openedWith([key.identity], everything)])
      assert.ok(places(found, '"kind":"sound"').length > 0, 'the search sees what a receipt opens')
      for (const secret of ['an invented', 'A picture', 'Invented: a song', 'Invented: while'])
        assert.deepEqual(places(found, secret), [], secret)
      const [, two = ''] = await idsOf(store, key)
      assert.deepEqual(await takeOutFiles(store, key, [two], keeping), [{ n: 2, id: two }], 'and one is taken out of it meanwhile')
      assert.deepEqual(await partsOf(store, two), [])
      assert.equal(await readBy(store, id, 'k-one', desk), 'nothing')
      assert.equal((await bringBackTelling(store, key, desk.list, keeping)).is, 'back')
      assert.deepEqual(await readBy(store, id, 'recovery', desk), [
        ['A picture: a banner', true],
        ['Invented: while it is hidden', true],
      ])
      const way = await wayOf(store.sealed, key)
      assert.ok(way)
      await withdraw(store, key, keeping)
      assert.deepEqual(await store.sealed.selectFrom('sealed_part').selectAll().execute(), [])
      assert.equal((await addFile(store, key, way, card('Invented: too late'), once(first))).is, 'missing')
      assert.deepEqual(await store.sealed.selectFrom('sealed_part').selectAll().execute(), [], 'what came too late is not kept either')
      await close()
    })

    it('are ten at most and join only the telling that the number leads to; what is refused leaves nothing', async () => {
      const { store, close, desk, key, id } = await begin()
      const small = Buffer.from('small')
      for (let n = 2; n < mostFiles; n++) assert.equal((await add(store, key, small, `${n}`)).is, 'kept')
      const count = async () =>
        Number(
          (
            await store.sealed
              .selectFrom('sealed_part')
              .select((is) => is.fn.countAll().as('n'))
              .executeTakeFirstOrThrow()
          ).n,
        )
      const before = await count()
      assert.equal((await add(store, key, small, 'the eleventh')).is, 'full')
      const other = await tellingOf(store, desk, 'another story')
      const more = await count()
      const way = await wayOf(store.sealed, key)
      assert.ok(way)
      assert.equal((await addFile(store, other.key, { ...way, telling: id }, card('Invented'), once(small))).is, 'missing')
      assert.deepEqual([await count(), more > before], [more, true])
      assert.equal((await filesOf(store.sealed, id)).length, mostFiles)
      await close()
    })

    it('are taken out at the next start where the machine died after the ledger’s line, before anything else (H78)', async () => {
      const { store, at, close, desk, key, id, keeping } = await begin()
      await settleLedger(store, keeping)
      const [one = ''] = await idsOf(store, key)
      const program = `
        const { openAt, keepingFor } = await import('./tests/builders.ts')
        const { openLedger } = await import('./src/store/ledger-file.ts')
        const { takeOutFiles } = await import('./src/actions/take-out-files.ts')
        const [at, path, lookup, id] = process.argv.slice(1)
        const store = await openAt(at)
        const ledger = openLedger(path)
        const dying = { ...ledger, append: (lines) => { ledger.append(lines); if (lines.length) process.kill(process.pid, 'SIGKILL') } }
        await takeOutFiles(store, { lookup: Buffer.from(lookup, 'hex') }, [id], { ...keepingFor(store), ledger: dying })`
      const words = [at, keeping.ledger.path, Buffer.from(key.lookup).toString('hex'), one]
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program, ...words], { cwd: root })
      assert.equal(await new Promise((end) => child.once('close', (_, signal) => end(signal))), 'SIGKILL')
      assert.deepEqual(await numbersOf(store, key), [1, 2], 'nothing has changed yet')
      assert.equal(await settleLedger(store, keeping), 1)
      assert.equal(await settleLedger(store, keeping), 0)
      assert.deepEqual(await partsOf(store, one), [])
      assert.deepEqual(await numbersOf(store, key), [2])
      assert.deepEqual(await readBy(store, id, 'k-one', desk), [['Invented: a song', true]])
      await close()
    })

    it('come back from a backup without those that were taken out since, even into the draft they once were in', async () => {
      const { store, close, desk, key, id } = await begin()
      await store.change((tx) => receiptSaltOf(tx, chance))
      const here = machine(desk)
      const keeping = { ...keepingFor(store, recipientsOf(desk)), ledger: here.surroundings.ledger }
      await settleLedger(store, keeping)
      const draft = await draftOf(store, 'a draft', first)
      assert.equal((await keepFile(store, draft, card('Invented: it stays'), once(second))).is, 'kept')
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
      const { gunzipSync } = await import('node:zlib')
      const packed = gunzipSync(readFileSync(file)).toString()
      const apart = gunzipSync(await open(readFileSync(`${file}.keys`), desk.recovery.identity)).toString()
      for (const { bytes } of outlines) {
        const written = Buffer.from(bytes).toString('base64')
        assert.deepEqual([packed.includes(written), apart.includes(written)], [false, true])
      }
      here.drop()
      await close()
    })

    it('go with a telling whose week has come, whether it became a source or not', async () => {
      for (const source of [null, chance.id('s')]) {
        const { store, close, id } = await begin()
        await store.change((tx) => setTelling(tx, id, { retire_week: '2026-W01', source }))
        await retire(store, dayFromIso('2026-01-07') as Day)
        assert.deepEqual(await store.sealed.selectFrom('sealed_part').select('part').execute(), [])
        await close()
      }
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
