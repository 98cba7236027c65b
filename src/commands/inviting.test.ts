// The only editor forgot their passphrase: what the machine's owner and the holders of both keys do about it, and what none of them does alone.
import '../../tests/quick-hashing.ts'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { chance, freshStore } from '../../tests/builders.ts'
import { engines } from '../../tests/databases.ts'
import { draftOf, sendAgreed, today } from '../../tests/tellers.ts'
import { joinDesk } from '../actions/join-desk.ts'
import { keyOfTelling } from '../actions/open-telling.ts'
import { prepareSetup, setUp } from '../actions/set-up.ts'
import { sharingOpen } from '../actions/sharing-open.ts'
import { codeSecretOf, keepCodeSecret, openEditor, renewalIn } from '../actions/sign-in.ts'
import { invitationHash } from '../sealing/invitation.ts'
import { readTrusted } from '../store/sealed/trusted-key.ts'
import { editors } from './editors.ts'
import type { Surroundings } from './surroundings.ts'

const first = { name: 'mira', passphrase: 'lantern gravel otter seven' }
const second = { name: 'noor', passphrase: 'seven plainly invented otters' }

for (const [name, engine] of engines)
  test(`an editor is replaced without anybody at the desk, on ${name}`, { skip: engine.skip }, async () => {
    const { store, close } = await freshStore(engine)
    const folder = mkdtempSync(join(tmpdir(), 'ct-owner-'))
    const { setup, keys } = await prepareSetup(first, { today, id: chance.id('k') })
    await setUp(store, setup, folder, () => undefined)
    const [recoveryKey, signingKey] = [join(folder, 'recovery.key'), join(folder, 'signing.key')]
    writeFileSync(recoveryKey, keys.recoveryKey)
    writeFileSync(signingKey, keys.signingKey)
    let said = ''
    const say = (line: string) => {
      said += `${line}\n`
    }
    const asking = { isTerminal: false, ask: async () => 'yes' }
    const surroundings = { dataFolder: folder, say, today: () => today, chance: { ...chance, bytes: randomBytes }, asking }
    const run = async (...words: string[]) => {
      said = ''
      return editors(surroundings as unknown as Surroundings, store, words)
    }
    const list = async () => {
      const found = await sharingOpen(store.sealed, readTrusted(folder), null)
      assert.ok(found.is === 'open')
      return found.list
    }
    const telling = chance.id('c')
    await sendAgreed(store, await draftOf(store, 'Plainly invented words.'), await list(), { id: telling })
    const codeSaid = () => invitationHash(said.split('   ')[0] ?? '') as Uint8Array

    assert.equal(await run('invite', 'king'), false)
    assert.equal(await run('codes', 'nobody'), false)
    const mira = await openEditor(store.sealed, first, () => undefined)
    assert.ok(mira && (await keepCodeSecret(store, mira, Buffer.alloc(20, 1), { renewal: null, today })))
    assert.equal(await run('codes', first.name), true)
    const renewal = await renewalIn(store, mira.editor, said.split('   ')[0] ?? '', today)
    const renewed = await keepCodeSecret(store, mira, Buffer.alloc(20, 2), { renewal, today })
    assert.ok(renewed && Buffer.from((await codeSecretOf({ ...mira, editor: renewed })) ?? []).equals(Buffer.alloc(20, 2)))

    assert.equal(await run('remove', first.name, signingKey), true)
    assert.equal(await run('invite', 'editor'), true)
    const joined = await joinDesk(store, { hash: codeSaid(), ...second }, { named: [], today, id: chance.id('k') })
    assert.ok(joined.is === 'joined' && !joined.waits)
    assert.equal(await run('grant', second.name, recoveryKey), false)
    assert.match(said, /does not name the key/, 'nobody is given anything before they are signed for')
    assert.equal(await run('sign', signingKey), true)
    const noor = await openEditor(store.sealed, second, () => undefined)
    assert.ok(noor)
    const reader = { holder: noor.editor.id, identity: noor.keys.identity }
    assert.equal(await keyOfTelling(store.sealed, reader, telling), null)
    for (const file of [signingKey, join(folder, 'nowhere')]) assert.equal(await run('grant', second.name, file), false)
    assert.equal(await run('grant', second.name, recoveryKey), true)
    assert.match(said, /noor opens 1 thing more/)
    assert.notEqual(await keyOfTelling(store.sealed, reader, telling), null)
    rmSync(folder, { recursive: true })
    await close()
  })
