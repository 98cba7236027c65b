// T6, H80: whoever writes into the database adds no reader: a list that nobody signed, an old one, or one with a word changed is none, and sharing closes.
import '../quick-hashing.ts'
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { addToTelling, changeTerms, wayWords } from '../../src/actions/add-to-telling.ts'
import { openDraft } from '../../src/actions/open-draft.ts'
import { prepareSetup, setUp } from '../../src/actions/set-up.ts'
import { isSafeOrigin, sharingOpen } from '../../src/actions/sharing-open.ts'
import { offerList, removeEditor, signRecipients } from '../../src/actions/sign-recipients.ts'
import { newKeys, open, SealBroken } from '../../src/sealing/envelope.ts'
import { sealWords } from '../../src/sealing/letters.ts'
import { proofOf } from '../../src/sealing/proof.ts'
import { everyone, newSigningKey, type RecipientList, readList, recovery, signList } from '../../src/sealing/recipients.ts'
import { grantsOf } from '../../src/store/sealed/grants.ts'
import { putLetter } from '../../src/store/sealed/inboxes.ts'
import { readTrusted } from '../../src/store/sealed/trusted-key.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, freshStore, keepingFor } from '../builders.ts'
import { engines } from '../databases.ts'
import { consentOf, draftOf, openDesk, sendAgreed, tellingOf, today } from '../tellers.ts'

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const rogue = await newKeys()
const place = 'https://history.example'

for (const [name, engine] of engines)
  describe(`who writes into ${name}`, { skip: engine.skip }, () => {
    const sharing = async () => {
      const { store, close } = await freshStore(engine)
      const folder = mkdtempSync(join(tmpdir(), 'ct-rogue-'))
      folders.push(folder)
      const prepared = await prepareSetup({ name: 'mira', passphrase: 'lantern gravel otter seven' }, { today, id: 'kmira' })
      await setUp(store, prepared.setup, folder, () => undefined)
      const { signingKey } = prepared.keys
      const signing = { signingKey, folder, today }
      const now = () => sharingOpen(store.sealed, readTrusted(folder), place)
      const listed = async () => {
        const found = await now()
        return found.is === 'open' ? found.list.recipients.map(({ holder }) => holder) : found.because
      }
      assert.deepEqual(await listed(), [recovery, 'kmira'])
      return { store, folder, signing, now, listed, close }
    }
    const bodyOf = async (store: Store) =>
      store.sealed.selectFrom('sealed_list').selectAll().orderBy('number', 'desc').executeTakeFirstOrThrow()
    const withRogue = (body: string): RecipientList => {
      const { number, day, recipients } = JSON.parse(body) as RecipientList
      return { number: number + 1, day, recipients: [...recipients, { holder: 'krogue', recipient: rogue.recipient, groups: [everyone] }] }
    }
    const rogueEditor = (store: Store, row: { id?: string; name?: string; recipient?: string } = {}) =>
      store.change((tx) =>
        tx
          .insertInto('sealed_editor')
          .values({
            id: 'krogue',
            name: 'somebody',
            role: 'editor',
            salt: Buffer.alloc(16),
            auth: Buffer.alloc(32),
            wrapped: Buffer.alloc(90),
            recipient: rogue.recipient,
            ...row,
          })
          .execute(),
      )

    it('with a list of their own making closes sharing, whatever signature it carries', async () => {
      const { store, now, close } = await sharing()
      const newest = await bodyOf(store)
      const list = withRogue(newest.body)
      const otherKey = signList(list, newSigningKey().signingKey)
      const unsigned = { body: otherKey.body, signature: Buffer.alloc(0) }
      const borrowed = { body: otherKey.body, signature: newest.signature }
      for (const [how, forged] of Object.entries({ otherKey, unsigned, borrowed })) {
        await store.change((tx) =>
          tx
            .insertInto('sealed_list')
            .values({ number: 2, ...forged })
            .execute(),
        )
        assert.deepEqual(await now(), { is: 'closed', because: 'forged' }, how)
        await store.change((tx) => tx.deleteFrom('sealed_list').where('number', '=', 2).execute())
        assert.equal((await now()).is, 'open', 'and opens again without it')
      }
      await close()
    })

    it('into the signed list itself closes sharing', async () => {
      const { store, now, close } = await sharing()
      const { body } = await bodyOf(store)
      for (const changed of [
        JSON.stringify({ is: 'common-thread recipients', format: 1, ...withRogue(body), number: 1 }),
        body.replace('kmira', 'krogu'),
        '',
        '{}',
      ])
        await store
          .change((tx) => tx.updateTable('sealed_list').set({ body: changed }).execute())
          .then(async () => {
            assert.deepEqual(await now(), { is: 'closed', because: 'forged' }, changed)
          })
      await close()
    })

    it('an editor’s row adds no reader, and no signature is had for it unseen', async () => {
      const { store, listed, signing, close } = await sharing()
      await rogueEditor(store)
      assert.deepEqual(await listed(), [recovery, 'kmira'], 'the list is what counts')
      const offered = await offerList(store, signing)
      assert.ok(offered.is === 'next')
      assert.deepEqual(
        offered.next.unseen.map(({ id }) => id),
        ['krogue'],
        'whoever signs is shown it first',
      )
      await close()
    })

    it('another key into an editor’s row is shown to whoever signs, and what changes after they looked is not signed', async () => {
      const { store, listed, signing, close } = await sharing()
      const before = await offerList(store, signing)
      assert.ok(before.is === 'next' && before.next.unseen.length === 0)
      await store.change((tx) => tx.updateTable('sealed_editor').set({ recipient: rogue.recipient }).execute())
      const offered = await offerList(store, signing)
      assert.ok(offered.is === 'next')
      assert.deepEqual(
        offered.next.unseen.map(({ id }) => id),
        ['kmira'],
      )
      assert.deepEqual(await signRecipients(store, signing, before.next), { is: 'changed' })
      assert.deepEqual(await listed(), [recovery, 'kmira'])
      await close()
    })

    it('an older list that was signed once, in place of the newest, closes sharing: a removed editor stays removed', async () => {
      const { store, folder, listed, now, signing, close } = await sharing()
      const second = await newKeys()
      await rogueEditor(store, { id: 'kother', name: 'other', recipient: second.recipient })
      const offered = await offerList(store, signing)
      assert.ok(offered.is === 'next')
      assert.deepEqual(await signRecipients(store, signing, offered.next), { is: 'signed', number: 2 })
      const old = await bodyOf(store)
      assert.deepEqual(await removeEditor(store, signing, 'other'), { is: 'signed', number: 3 })
      assert.deepEqual(await listed(), [recovery, 'kmira'])
      const replay = async (number: number) => {
        await store.change(async (tx) => {
          await tx.deleteFrom('sealed_list').execute()
          await tx
            .insertInto('sealed_list')
            .values({ ...old, number })
            .execute()
        })
        assert.deepEqual(await now(), { is: 'closed', because: 'forged' })
      }
      await replay(2)
      await rogueEditor(store, { id: 'kother', name: 'other', recipient: second.recipient })
      assert.deepEqual(await removeEditor(store, signing, 'mira'), { is: 'outdated' }, 'nothing is signed on top of it unseen')
      const again = await offerList(store, signing)
      assert.ok(again.is === 'next')
      assert.deepEqual(again.next.unseen.map(({ name: one }) => one).sort(), ['mira', 'other'], 'everybody is looked at anew')
      await replay(9)
      await store.change((tx) => tx.deleteFrom('sealed_list').execute())
      assert.deepEqual(await now(), { is: 'closed', because: 'forged' }, 'and so does taking every list away')
      assert.equal(readTrusted(folder)?.number, 3)
      await close()
    })

    it('cannot make a list that the next signature lets stand above it', async () => {
      const { store, listed, signing, close } = await sharing()
      const forged = signList({ ...withRogue((await bodyOf(store)).body), number: 2_000_000_000 }, newSigningKey().signingKey)
      await store.change((tx) =>
        tx
          .insertInto('sealed_list')
          .values({ number: 2_000_000_000, ...forged })
          .execute(),
      )
      assert.equal(await listed(), 'forged')
      const offered = await offerList(store, signing)
      assert.ok(offered.is === 'next')
      assert.deepEqual(await signRecipients(store, signing, offered.next), { is: 'signed', number: 2 })
      assert.deepEqual(await listed(), [recovery, 'kmira'])
      await close()
    })

    it('gets nothing sealed: a telling goes to the readers who were signed for, and to no rogue', async () => {
      const { store, now, close } = await sharing()
      await rogueEditor(store)
      const draft = await draftOf(store, 'words that no rogue reads')
      const id = chance.id('c')
      const found = await now()
      assert.ok(found.is === 'open')
      assert.deepEqual(await sendAgreed(store, draft, found.list, { id }), { is: 'sent' })
      const grants = await grantsOf(store.sealed, id)
      assert.deepEqual(grants.map(({ holder }) => holder).sort(), ['kmira', recovery])
      for (const { bytes } of grants) await assert.rejects(open(bytes, rogue.identity))
      await close()
    })

    it('is not who was removed either: every grant of theirs is gone, and nobody else’s', async () => {
      const { store, now, signing, close } = await sharing()
      const found = await now()
      assert.ok(found.is === 'open')
      const ids = [chance.id('c'), chance.id('c')]
      for (const id of ids) assert.deepEqual(await sendAgreed(store, await draftOf(store, 'words'), found.list, { id }), { is: 'sent' })
      assert.deepEqual(await removeEditor(store, signing, 'nobody'), { is: 'missing' })
      assert.deepEqual(await removeEditor(store, signing, recovery), { is: 'missing' })
      assert.deepEqual(await removeEditor(store, signing, 'kmira'), { is: 'signed', number: 2 })
      for (const id of ids)
        assert.deepEqual(
          (await grantsOf(store.sealed, id)).map(({ holder }) => holder),
          [recovery],
        )
      await close()
    })

    it('and a list without an editor, or without the recovery key, seals nothing and loses nothing', async () => {
      const { store, now, signing, close } = await sharing()
      const found = await now()
      assert.ok(found.is === 'open')
      const draft = await draftOf(store, 'words that stay')
      for (const holder of ['kmira', recovery]) {
        const list: RecipientList = { ...found.list, recipients: found.list.recipients.filter((one) => one.holder !== holder) }
        assert.deepEqual(await sendAgreed(store, draft, list, { id: chance.id('c') }), { is: 'closed' })
      }
      assert.equal((await store.sealed.selectFrom('sealed_telling').selectAll().execute()).length, 0)
      assert.deepEqual(await removeEditor(store, signing, 'mira'), { is: 'signed', number: 2 })
      assert.deepEqual(await now(), { is: 'closed', because: 'no-editor' })
      await close()
    })

    it('needs the file beside the database too: without it, or with another key in it, sharing is closed', async () => {
      const { store, folder, now, signing, close } = await sharing()
      const file = join(folder, 'signing-key.pub')
      const kept = readFileSync(file)
      for (const text of [
        '',
        'newest list: 1\n',
        `newest list: 1\n${newSigningKey().publicKey}`,
        kept.toString().replace('list: 1', 'list: 2'),
      ]) {
        writeFileSync(file, text)
        assert.deepEqual(await now(), { is: 'closed', because: 'forged' }, text)
      }
      rmSync(file)
      assert.deepEqual(await now(), { is: 'closed', because: 'forged' })
      const offered = await offerList(store, signing)
      assert.ok(offered.is === 'next')
      assert.equal(offered.next.unseen.length, 1, 'nobody knows what was signed last: everybody is looked at anew')
      writeFileSync(file, kept)
      assert.equal((await now()).is, 'open')
      const { body, signature } = await bodyOf(store)
      assert.ok(readList({ body, signature }, readTrusted(folder)?.publicKey ?? ''))
      await close()
    })
  })

describe('the way in', () => {
  it('is open over https, through Tor and on this machine, and nowhere else', () => {
    for (const origin of [
      null,
      place,
      'https://history.example:8443',
      'http://abcdefgh.onion',
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
    ])
      assert.equal(isSafeOrigin(origin), true, String(origin))
    for (const origin of [
      'http://history.example',
      'http://onion.example',
      'http://history.onion.example',
      'http://192.168.1.4:3000',
      'http://localhost.example',
    ])
      assert.equal(isSafeOrigin(origin), false, origin)
  })
})

for (const [name, engine] of engines)
  describe(`somebody who writes into the database beside a telling, on ${name}`, { skip: engine.skip }, () => {
    it('reads nothing that the teller adds or changes later, whatever key they put there (T6)', async () => {
      const { store, close } = await freshStore(engine)
      const desk = await openDesk(store)
      const { key, id } = await tellingOf(store, desk, 'An invented telling.')
      const rogue = await newKeys()
      await store.change(async (tx) => {
        const way = { telling: id, recipient: rogue.recipient, proof: proofOf(rogue.identity, wayWords(id, rogue.recipient)) }
        await putLetter(tx, key.lookup, 'sent', await sealWords(way, [key.recipient]))
        await putLetter(tx, key.lookup, 'question', Buffer.from('no letter at all'))
      })
      assert.deepEqual(await addToTelling(store, key, { said: 'more', text: 'Invented more.', to: null }), { is: 'added' })
      assert.deepEqual(await changeTerms(store, key, consentOf(), keepingFor(store)), { is: 'added' })
      for (const { part, bytes } of await store.sealed.selectFrom('sealed_part').select(['part', 'bytes']).where('item', '=', id).execute())
        await assert.rejects(open(bytes, rogue.identity), SealBroken, part)
      const state = await openDraft(store.sealed, key)
      assert.ok(state.is === 'sent' && state.sent.letters.length === 0, 'a broken letter is passed over')
      await close()
    })
  })
