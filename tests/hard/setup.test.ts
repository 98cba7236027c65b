// Setting up sharing as the machine's owner types it, on both engines: keys to carry away, refusals that change nothing, and no half of it after any kill.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { identityToRecipient } from 'age-encryption'
import { sharingOpen } from '../../src/actions/sharing-open.ts'
import { unwrapKey } from '../../src/sealing/editor-key.ts'
import { newSigningKey, publicKeyOf, recovery } from '../../src/sealing/recipients.ts'
import { editorsIn } from '../../src/store/sealed/editors.ts'
import { readTrusted } from '../../src/store/sealed/trusted-key.ts'
import { openAt } from '../builders.ts'
import { engines } from '../databases.ts'
import { type Clone, cloneOf, identityIn, passphrase, refused, typing, well } from './command-line.ts'

let clone: Clone
let place: string
before(() => {
  clone = cloneOf()
  place = mkdtempSync(join(tmpdir(), 'ct-setup-'))
})
after(() => {
  clone.remove()
  rmSync(place, { recursive: true, force: true })
})

const scanned = (folder: string): Buffer[] =>
  (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[])
    .map((path) => join(folder, path))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file))

let counted = 0
const fresh = async (engine: (typeof engines)[number][1]) => {
  const { at, drop } = await engine.fresh()
  const dataFolder = at.startsWith('postgres') ? join(place, `data-${counted++}`) : dirname(at)
  const environment = { ...clone.keep(at), DATA: dataFolder }
  const folder = join(place, `keys-${counted++}`)
  const look = async <T>(ask: (store: Awaited<ReturnType<typeof openAt>>) => Promise<T>) => {
    const store = await openAt(at)
    try {
      return await ask(store)
    } finally {
      await store.close()
    }
  }
  const open = () => look((store) => sharingOpen(store.sealed, readTrusted(dataFolder), null))
  const setup = (name: string, ...lines: string[]) => clone.run(['setup', folder, name], environment, typing(...lines))
  return { at, drop, environment, folder, dataFolder, look, open, setup, keyFile: join(folder, 'signing.key') }
}

for (const [name, engine] of engines)
  describe(`setting up on ${name}`, { skip: engine.skip }, () => {
    it('makes two keys to carry away and the first editor, says what to do with them, and leaves neither key nor passphrase behind', async () => {
      const { drop, environment, folder, dataFolder, look, open, setup, keyFile } = await fresh(engine)
      well(await setup('mira', passphrase), /Sharing is set up\. mira can read.*two countries.*off this machine/s)
      assert.deepEqual(readdirSync(folder).sort(), ['recovery.key', 'signing.key'])
      for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600, file)
      assert.equal(statSync(folder).mode & 0o777, 0o700)
      const found = await open()
      assert.ok(found.is === 'open')
      const [own, editor] = found.list.recipients
      const identity = identityIn(join(folder, 'recovery.key'))
      assert.equal(await identityToRecipient(identity), own?.recipient)
      assert.match(readFileSync(join(folder, 'recovery.key'), 'utf8'), new RegExp(`^# public key: ${own?.recipient}$`, 'm'))
      assert.deepEqual([own?.holder, found.list.number], [recovery, 1])
      const [mira] = await look((store) => editorsIn(store.sealed))
      assert.ok(mira)
      assert.deepEqual([mira.name, mira.role, mira.id, mira.recipient], ['mira', 'editor', editor?.holder, editor?.recipient])
      assert.equal((await unwrapKey(mira, passphrase))?.recipient, mira.recipient, 'and the passphrase opens what is sealed to mira')
      assert.equal(publicKeyOf(readFileSync(keyFile, 'utf8')), readTrusted(dataFolder)?.publicKey)
      const secrets = [identity, passphrase, readFileSync(keyFile, 'utf8').split('\n')[1] as string]
      const there = scanned(dataFolder)
      assert.ok(there.some((file) => file.includes('PUBLIC KEY')))
      for (const secret of secrets) assert.ok(!there.some((file) => file.includes(secret)), 'a secret stays in the data folder')
      refused(
        await clone.run(['setup', `${folder}-2`, 'mira'], environment, typing(passphrase)),
        /set up here already.*Nothing was changed/,
      )
      assert.equal(existsSync(`${folder}-2`), false)
      well(
        await clone.run(['editors'], environment),
        /List 1 of .*its signature fits.*the recovery key \(recovery\) age1.*mira \(k[a-z2-7]{26}, group all\) age1/s,
      )
      await drop()
    })

    it('refuses a weak passphrase, none, a name that is none, and leaves neither files nor rows', async () => {
      const { drop, folder, dataFolder, look, setup } = await fresh(engine)
      refused(await setup('mira', 'lantern gravel'), /at least 15 characters.*Nothing was changed/s)
      refused(await setup('mira', 'aaaaaaaaaaaaaaaaaaaaaaa'), /repeats itself/)
      refused(await setup('mira', 'correct horse battery staple'), /many people use/)
      refused(await setup('mira'), /No passphrase was given/)
      refused(await setup('a\u202eb', passphrase), /1 to 40 characters/)
      assert.equal(existsSync(folder), false)
      assert.equal(readTrusted(dataFolder), null)
      assert.deepEqual(await look((store) => editorsIn(store.sealed)), [])
      await drop()
    })

    it('never puts keys over others, into the data folder by whatever path, or where readers fetch files', async () => {
      const { drop, environment, folder, dataFolder, setup } = await fresh(engine)
      mkdirSync(folder)
      writeFileSync(join(folder, 'recovery.key'), 'precious')
      refused(await setup('mira', passphrase), /recovery\.key is already in .*Name another folder/)
      assert.deepEqual([readdirSync(folder), readFileSync(join(folder, 'recovery.key'), 'utf8')], [['recovery.key'], 'precious'])
      mkdirSync(dataFolder, { recursive: true })
      symlinkSync(dataFolder, `${folder}-link`)
      for (const to of [dataFolder, join(dataFolder, 'a', 'b'), `${folder}-link`, join(`${folder}-link`, 'keys')])
        refused(await clone.run(['setup', to, 'mira'], environment, typing(passphrase)), /must not lie in the data folder/)
      refused(
        await clone.run(['setup', join(clone.folder, 'public', 'keys'), 'mira'], environment, typing(passphrase)),
        /sent to every reader/,
      )
      refused(await clone.run(['setup', join(folder, 'recovery.key', 'x'), 'mira'], environment, typing(passphrase)), /cannot be written/)
      assert.equal(readTrusted(dataFolder), null)
      await drop()
    })

    it('signs a new list with the key alone, shows who was not signed for, and asks', async () => {
      const { drop, environment, keyFile, setup, look, open } = await fresh(engine)
      refused(await clone.run(['editors', 'sign', keyFile], environment, typing('yes')), /no history|cannot be read/)
      well(await setup('mira', passphrase), /is set up/)
      well(await clone.run(['editors', 'sign', keyFile], environment), /List 2 is signed/)
      const row = { name: 'somebody', role: 'editor' as const, salt: Buffer.alloc(16), auth: Buffer.alloc(32), wrapped: Buffer.alloc(90) }
      const recipient = (await look((store) => editorsIn(store.sealed)))[0]?.recipient as string
      await look((store) =>
        store.change((tx) =>
          tx
            .insertInto('sealed_editor')
            .values({ ...row, id: 'ksomebody', recipient })
            .execute(),
        ),
      )
      well(await clone.run(['editors'], environment), /! somebody \(ksomebody\).*nobody signed/)
      for (const said of [typing('no'), typing('')])
        refused(await clone.run(['editors', 'sign', keyFile], environment, said), /\+ somebody \(ksomebody\).*Nothing was signed/s)
      well(await clone.run(['editors', 'sign', keyFile], environment, typing('yes')), /\+ somebody.*List 3 is signed/s)
      well(await clone.run(['editors', 'remove', 'somebody', keyFile], environment), /opens nothing here any more.*List 4 is signed/s)
      refused(await clone.run(['editors', 'remove', 'somebody', keyFile], environment), /Nobody of that name/)
      refused(await clone.run(['editors', 'remove', recovery, keyFile], environment), /Nobody of that name/)
      writeFileSync(`${keyFile}.other`, newSigningKey().signingKey)
      refused(await clone.run(['editors', 'sign', `${keyFile}.other`], environment), /not the key that signs/)
      refused(await clone.run(['editors', 'sign', join(dirname(keyFile), 'recovery.key')], environment), /holds no signing key/)
      refused(await clone.run(['editors', 'sign', `${keyFile}.nowhere`], environment), /cannot be read/)
      refused(await clone.run(['editors', 'bless'], environment), /Say «editors»/)
      assert.equal((await open()).is, 'open')
      await look((store) => store.change((tx) => tx.updateTable('sealed_list').set({ body: '{}' }).execute()))
      refused(await clone.run(['editors'], environment), /SHARING IS CLOSED/)
      await drop()
    })

    /** The very moment at which a file is there. */
    const fileIn = (folder: string, file: string) => {
      mkdirSync(folder, { recursive: true })
      return new Promise<void>((there) => {
        const watcher = watch(folder, (_, name) => {
          if (name !== file) return
          watcher.close()
          there()
        })
        watcher.unref()
      })
    }
    /** As soon as a file is there, and some milliseconds after it. */
    const moments: readonly (readonly [string, number])[] = [
      ['signing.key.part', 0],
      ['recovery.key.part', 0],
      ['signing-key.pub', 0],
      ['signing-key.pub', 3],
      ['signing-key.pub', 12],
      ['signing-key.pub', 30],
      ['recovery.key', 0],
    ]
    it('killed at any moment leaves all of it or nothing, and where it is nothing the next try succeeds in the same folder', async () => {
      const seen = new Set<string>()
      for (const [file, more] of moments) {
        const { drop, environment, folder, dataFolder, setup, open } = await fresh(engine)
        const words = ['-c', `${typing(passphrase)}; exec "$@"`, 'bash', process.execPath, 'build/main.js', 'setup', folder, 'mira']
        const appears = fileIn(file === 'signing-key.pub' ? dataFolder : folder, file)
        const child = spawn('bash', words, { cwd: clone.folder, env: { ...process.env, ...environment }, stdio: 'ignore' })
        const ended = once(child, 'close')
        await Promise.race([appears, ended])
        await pause(more)
        child.kill('SIGKILL')
        await ended
        const state = await open()
        seen.add(state.is)
        const at = `killed ${more} ms after ${file}: ${existsSync(folder) ? readdirSync(folder) : 'no folder'}`
        if (state.is === 'closed') {
          assert.equal(state.because, 'not-set-up', at)
          well(await setup('mira', passphrase), /is set up/)
        }
        const now = await open()
        assert.ok(now.is === 'open', at)
        assert.deepEqual(readdirSync(folder).sort(), ['recovery.key', 'signing.key'], at)
        assert.equal(await identityToRecipient(identityIn(join(folder, 'recovery.key'))), now.list.recipients[0]?.recipient, at)
        assert.equal(publicKeyOf(readFileSync(join(folder, 'signing.key'), 'utf8')), readTrusted(dataFolder)?.publicKey, at)
        await drop()
      }
      assert.ok(seen.has('closed'), 'it was killed in the middle')
    })
  })

describe('settings for sharing', () => {
  it('are refused in plain words, all at once', async () => {
    const wrong = {
      WORDS_REVIEWED: 'en: An invented reader; de: Somebody; fr',
      TESTIMONY_HELP: 'An invented line',
      DATA: join(place, 'never-made'),
    }
    const ran = await clone.run([], wrong)
    refused(ran, /WORDS_REVIEWED must say a language \(en, fr, ru, ar\) and who read its words.*not “de: Somebody”/)
    assert.match(ran.said, /not “fr”/)
    assert.match(ran.said, /TESTIMONY_ANSWERED_BY says who answers for them and TESTIMONY_HELP what help there is: say both, or neither/)
    assert.equal(existsSync(wrong.DATA), false)
  })
})
