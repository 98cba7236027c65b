// The files of what was sent: each can be taken out, and others join it; what was taken out is opened by nobody.
import '../quick-hashing.ts'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { wayOf } from '../../src/actions/add-to-telling.ts'
import { bringBackTelling } from '../../src/actions/bring-back-telling.ts'
import { addFile } from '../../src/actions/keep-file.ts'
import { readAgain } from '../../src/actions/read-again.ts'
import { settleLedger } from '../../src/actions/settle-ledger.ts'
import { takeOutFiles } from '../../src/actions/take-out-files.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import { retire } from '../../src/clock/retire.ts'
import { mostFiles } from '../../src/contributions/file-card.ts'
import { type Day, dayFromIso } from '../../src/dates/days.ts'

import { filesOf } from '../../src/store/sealed/files.ts'
import { linesOf } from '../../src/store/sealed/ledger.ts'
import { filePart, wholePart } from '../../src/store/sealed/parts.ts'
import { setTelling } from '../../src/store/sealed/tellings.ts'
import { chance, root } from '../builders.ts'
import { engines } from '../databases.ts'
import { add, card, first, idsOf, numbersOf, once, partsOf, readBy, seenBy, sentWithFiles } from '../sent-files.ts'
import { salt, tellingOf } from '../tellers.ts'
import { openedWith, sealedIn } from './opened-with.ts'
import { places } from './places.ts'

for (const [name, engine] of engines)
  describe(`the files of what was sent, on ${name},`, { skip: engine.skip }, () => {
    const begin = (word?: string) => sentWithFiles(engine, word)

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

    it('go with a telling whose week has come, whether it became a source or not', async () => {
      for (const source of [null, chance.id('s')]) {
        const { store, close, id } = await begin()
        await store.change((tx) => setTelling(tx, id, { retire_week: '2026-W01', source }))
        await retire(store, dayFromIso('2026-01-07') as Day)
        assert.deepEqual(await store.sealed.selectFrom('sealed_part').select('part').execute(), [])
        await close()
      }
    })
  })
