// Everything that was sent opens with the recovery key and a plain age tool: here with the age package alone, and with the `age` command where there is one.
import '../quick-hashing.ts'
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Decrypter } from 'age-encryption'
import { askTeller } from '../../src/actions/ask-teller.ts'
import { rescue } from '../../src/commands/rescue.ts'
import { freshStore } from '../builders.ts'
import { engines } from '../databases.ts'
import { draftOf, openDesk, tellingOf, today } from '../tellers.ts'

const picture = Buffer.from('an invented picture '.repeat(120_000)) // several pieces
const canary = 'CANARY-cinnabar-door'

/** What `age -d -i KEY FILE` does, by the package that implements the format: no code of ours. */
const opened = async (file: string, identity: string): Promise<Buffer> => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return Buffer.from(await decrypter.decrypt(readFileSync(file)))
}
/** What `tail -c +9 | tr -d '\000'` does. */
const bare = (bytes: Buffer) => JSON.parse(Buffer.from(bytes.subarray(8).filter((byte) => byte !== 0)).toString())
type Words = { answers: { words: string }[] }
type Card = { id: string; size: number; identity: string; description: string }
const cardsIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('file-card-'))

const ageIsHere = spawnSync('age', ['--version']).status === 0
const noAge = !ageIsHere && 'There is no `age` command here; the age package stood in for it.'

for (const [name, engine] of engines)
  describe(`what is rescued from ${name}`, { skip: engine.skip }, () => {
    const rescued = async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const first = await tellingOf(store, desk, canary, picture)
      const second = await tellingOf(store, desk, 'the other telling', undefined, 'an invented word')
      await draftOf(store, 'a draft that nobody sent')
      const place = mkdtempSync(join(tmpdir(), 'ct-rescue-'))
      const folder = join(place, 'out')
      const said: string[] = []
      const all = { say: (line: string) => void said.push(line) } as Parameters<typeof rescue>[0]
      assert.equal(await rescue(all, store, folder), true, said.join('\n'))
      return { store, desk, first, second, place, folder, said, all, done: () => close().then(() => rmSync(place, { recursive: true })) }
    }

    it('opens with the recovery key and the age package alone: words, and files of many pieces', async () => {
      const { desk, first, second, folder, said, done } = await rescued()
      assert.deepEqual(readdirSync(folder).sort(), ['README.txt', first.id, second.id].sort())
      for (const [id, words] of [
        [first.id, canary],
        [second.id, 'the other telling'],
      ] as const) {
        const key = (await opened(join(folder, id, 'recovery-grant.age'), desk.recovery.identity)).toString()
        const telling = bare(await opened(join(folder, id, 'words.age'), key)) as Words
        assert.deepEqual(
          telling.answers.map((answer) => answer.words),
          [words],
        )
        for (const name of cardsIn(join(folder, id))) {
          const { id: file, size, identity } = bare(await opened(join(folder, id, name), key)) as Card
          assert.deepEqual((await opened(join(folder, id, `file-${file}.age`), identity)).subarray(0, size), picture)
        }
        assert.equal(cardsIn(join(folder, id)).length, id === first.id ? 1 : 0)
      }
      assert.deepEqual(
        readdirSync(join(folder, second.id)).sort(),
        ['card.age', 'recovery-grant.age', 'terms.age', 'words.age'],
        'and no grant of the teller’s own',
      )
      assert.match(said.join('\n'), /2 sealed items.*still sealed/)
      assert.match(said.join('\n'), /1 draft/)
      await done()
    })

    it('holds what an editor asked too, and its README says how to open that, as every part of a telling', async () => {
      const { store, first, desk, folder, all, done } = await rescued()
      const [holder, { identity }] = Object.entries(desk.editors)[0] as [string, { identity: string }]
      assert.deepEqual(await askTeller(store, { holder, identity }, { telling: first.id, text: 'In which invented year?' }, today), {
        is: 'asked',
      })
      const again = `${folder}-again`
      assert.equal(await rescue(all, store, again), true)
      const key = (await opened(join(again, first.id, 'recovery-grant.age'), desk.recovery.identity)).toString()
      const parts = readdirSync(join(again, first.id))
      const asked = parts.find((name) => name.startsWith('asked-')) ?? ''
      assert.equal((bare(await opened(join(again, first.id, asked), key)) as { text: string }).text, 'In which invented year?')
      const loop = /^ {2}for item in[\s\S]*?\n {2}done$/m.exec(readFileSync(join(again, 'README.txt'), 'utf8'))?.[0] ?? ''
      const words = parts.filter((name) => !/^(card|recovery-grant|file-a[a-z2-7]{26})\.age$/.test(name))
      for (const name of words) assert.ok(loop.includes(`"$item"${name.replace(/^(file-card|added|asked)-.*/, '$1-*.age')}`), name)
      await done()
    })

    it('is still sealed: no word stands in it, no other key opens it, and nobody else may read the files', async () => {
      const { first, desk, folder, done } = await rescued()
      for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const file = join(folder, path)
        assert.equal(statSync(file).mode & 0o77, 0, path)
        if (statSync(file).isFile()) assert.equal(readFileSync(file).includes(canary), false, path)
      }
      const editor = Object.values(desk.editors)[0]?.identity as string
      await assert.rejects(opened(join(folder, first.id, 'recovery-grant.age'), editor))
      await assert.rejects(opened(join(folder, first.id, 'words.age'), desk.recovery.identity), 'only through the grant')
      await done()
    })

    it('is never written over what is there, and never half', async () => {
      const { store, folder, all, said, place, done } = await rescued()
      assert.equal(await rescue(all, store, folder), false)
      assert.match(said.at(-1) as string, /not empty/)
      writeFileSync(join(place, 'a-file'), 'words')
      assert.equal(await rescue(all, store, join(place, 'a-file', 'out')), false)
      assert.equal(readFileSync(join(place, 'a-file'), 'utf8'), 'words')
      assert.deepEqual(readdirSync(place).sort(), ['a-file', 'out'])
      await done()
    })

    it('leaves out what somebody wrote into the database to get a file elsewhere', async () => {
      const { store, folder, all, said, place, done } = await rescued()
      const bytes = Buffer.from('words')
      for (const item of ['../outside', '/tmp/outside', 'a/b', '.hidden', '-rf'])
        await store.change(async (tx) => {
          await tx.insertInto('sealed_grant').values({ item, holder: 'recovery', bytes }).execute()
          await tx.insertInto('sealed_part').values({ item, part: 'words', n: 0, bytes }).execute()
        })
      const again = `${folder}-again`
      assert.equal(await rescue(all, store, again), true)
      assert.deepEqual(readdirSync(again).sort(), readdirSync(folder).sort())
      assert.deepEqual(readdirSync(place).sort(), ['out', 'out-again'])
      assert.equal(said.filter((line) => line.includes('was left out')).length, 5)
      await done()
    })

    it('opens as its README says, line by line, with the age command', { skip: noAge }, async () => {
      const { first, desk, folder, done } = await rescued()
      writeFileSync(join(folder, 'recovery.key'), `# an invented key\n${desk.recovery.identity}\n`)
      const readme = readFileSync(join(folder, 'README.txt'), 'utf8')
      const shell = (lines: string) => execFileSync('bash', ['-ec', lines], { cwd: folder, encoding: 'utf8' })
      const commands = (readme.match(/^ {2}age -d .*$/gm) ?? []).map((line) => line.replaceAll('ITEM', first.id))
      shell(commands.slice(0, 2).join('\n'))
      const telling = JSON.parse(readFileSync(join(folder, first.id, 'words.json'), 'utf8')) as Words
      assert.deepEqual(
        telling.answers.map((answer) => answer.words),
        [canary],
      )
      const [name] = cardsIn(join(folder, first.id)) as [string]
      shell((commands[2] as string).replace('CARD', name.replace(/\.age$/, '')))
      const file = JSON.parse(readFileSync(join(folder, 'card.json'), 'utf8')) as Card
      writeFileSync(join(folder, 'file.key'), file.identity)
      shell((commands[3] as string).replace('file-ID', `file-${file.id}`).replace('SIZE', String(file.size)))
      assert.deepEqual(readFileSync(join(folder, 'picture.jpg')), picture)
      rmSync(join(folder, first.id, 'words.json'))
      shell(/^ {2}for item in[\s\S]*?\n {2}done$/m.exec(readme)?.[0] as string)
      assert.match(readFileSync(join(folder, first.id, 'words.json'), 'utf8'), new RegExp(canary))
      await done()
    })
  })
