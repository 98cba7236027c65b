// Editors come and go, tellings are sent, hidden, shown again and taken back, at random: each key opens exactly what a plain model says, and no more.
import '../quick-hashing.ts'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { diceFrom } from '../../bench/dice.ts'
import { approve } from '../../src/actions/approve.ts'
import { bringBackTelling } from '../../src/actions/bring-back-telling.ts'
import { carryOver } from '../../src/actions/carry-over.ts'
import { changeKey } from '../../src/actions/change-key.ts'
import { changePassphrase } from '../../src/actions/change-passphrase.ts'
import { grantTo } from '../../src/actions/grant-to.ts'
import { invite, owner, type Wanted } from '../../src/actions/invite.ts'
import { joinDesk } from '../../src/actions/join-desk.ts'
import { removePerson } from '../../src/actions/remove-person.ts'
import type { Keeping } from '../../src/actions/settle-ledger.ts'
import { trustedList } from '../../src/actions/sharing-open.ts'
import { keepCodeSecret, type OpenEditor } from '../../src/actions/sign-in.ts'
import { offerList, removeEditor, signRecipients } from '../../src/actions/sign-recipients.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import { unwrapKey } from '../../src/sealing/editor-key.ts'
import { type Keys, open } from '../../src/sealing/envelope.ts'
import { invitationHash } from '../../src/sealing/invitation.ts'
import { openWords } from '../../src/sealing/letters.ts'
import type { Recipient } from '../../src/sealing/recipients.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { type EditorRow, editorWith } from '../../src/store/sealed/editors.ts'
import { readTrusted, writeTrusted } from '../../src/store/sealed/trusted-key.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, freshStore } from '../builders.ts'
import { engines } from '../databases.ts'
import { type Desk, openDesk, tellingOf, today } from '../tellers.ts'

const steps = 140
/** `sealed`: whom it was sealed to, by their id, and with which of their keys. */
type Known = Awaited<ReturnType<typeof tellingOf>> & { sealed: Map<string, string>; state: 'open' | 'hidden' | 'gone' }
type Present = { id: string; key: string; passphrase: string; former: string | null }

/** Tellings whose words a key really opens, by trying it on every grant there is. */
const openedBy = async (store: Store, { identity }: Keys): Promise<string[]> => {
  const opened: string[] = []
  for (const { item, bytes } of await store.sealed.selectFrom('sealed_grant').select(['item', 'bytes']).execute()) {
    const own = await open(bytes, identity).catch(() => null)
    if (!own) continue
    const part = await store.sealed
      .selectFrom('sealed_part')
      .select('bytes')
      .where('item', '=', item)
      .where('part', '=', 'words')
      .executeTakeFirstOrThrow()
    await openWords(part.bytes, Buffer.from(own).toString())
    opened.push(item)
  }
  return opened.sort()
}

for (const [name, engine] of engines)
  describe(`grants on ${name} (T4, T7)`, { skip: engine.skip }, () => {
    it('open to each editor, past and present, exactly the tellings the model gives them', async () => {
      const { store, close } = await freshStore(engine)
      const folder = mkdtempSync(join(tmpdir(), 'ct-grants-'))
      const dice = diceFrom(20_261_122)
      const desk: Desk = await openDesk(store, [])
      const keys = new Map<string, Keys>([['recovery', desk.recovery]])
      const present: Present[] = []
      let named = new Map<string, string>()
      const signing = { signingKey: desk.signingKey, folder, today }
      writeTrusted(folder, { publicKey: desk.publicKey, number: 1 })
      const keeping: Keeping = { ledger: openLedger(join(folder, 'ledger')), recipients: [desk.recovery.recipient], today, chance }
      const list = async () => {
        const found = await trustedList(store.sealed, readTrusted(folder))
        assert.ok(found.is === 'list')
        return found.list
      }
      const tellings: Known[] = []
      const one = (state: Known['state']) => dice.shuffled(tellings.filter((telling) => telling.state === state))[0]
      const opened = async ({ id, passphrase }: Present): Promise<OpenEditor> => {
        const editor = (await editorWith(store.sealed, id)) as EditorRow
        const own = await unwrapKey(editor, passphrase)
        assert.ok(own)
        return { editor, keys: own }
      }
      const readers = () => present.filter(({ id, key }) => named.get(id) === key)
      const all = () => tellings.filter(({ state }) => state === 'open')
      const someReader = (but?: Present) => dice.shuffled(readers().filter((one) => one !== but))[0]
      const recipients = async () => (await list()).recipients
      const openOnesOf = (holder: string) => all().filter(({ sealed }) => sealed.has(holder))
      const shut = (holder: string | null) => {
        if (holder !== null) for (const { sealed } of all()) sealed.delete(holder)
      }
      const signs = async () => {
        const offered = await offerList(store, signing)
        assert.ok(offered.is === 'next')
        assert.equal((await signRecipients(store, signing, offered.next)).is, 'signed')
        const before = named
        named = new Map(present.map(({ id, key }) => [id, key]))
        for (const id of before.keys()) if (!named.has(id) && !present.some(({ former }) => former === id)) shut(id)
      }
      /** Whoever comes in: what was sealed to the key before goes over. */
      const comesIn = async (who: Present) => {
        await carryOver(store, await opened(who), await recipients())
        const { former } = who
        if (former === null) return
        for (const { sealed } of openOnesOf(former)) if (sealed.delete(former)) sealed.set(who.id, who.key)
        if (!named.has(former) && named.has(who.id)) who.former = null
      }
      const joins = async (wanted: Wanted, by: string) => {
        const asked = await invite(store, wanted, { by, named: await recipients(), today, chance: randomBytes })
        assert.ok(asked.is === 'invited')
        const who = { id: chance.id('k'), key: chance.id('k'), passphrase: `plainly invented ${keys.size} of nowhere`, former: null }
        const typed = { hash: invitationHash(asked.code) as Uint8Array, name: `invented ${keys.size}`, passphrase: who.passphrase }
        const done = await joinDesk(store, typed, { named: await recipients(), today, id: who.id })
        assert.ok(done.is === 'joined')
        const other = readers().find(({ id }) => id !== by && !(wanted.is !== 'join' && id === wanted.person))
        assert.equal(done.waits, other !== undefined)
        if (other) assert.equal((await approve(store, { by: other.id, person: who.id, named: await recipients(), today })).is, 'approved')
        const editor = await opened(who)
        assert.ok(await keepCodeSecret(store, editor, randomBytes(20), { renewal: null, today }))
        keys.set(who.key, editor.keys)
        present.push(who)
      }
      const leaves = (who: Present) => {
        present.splice(present.indexOf(who), 1)
        shut(who.id)
        shut(who.former)
      }
      const comes = async () => joins({ is: 'join', role: 'editor' }, someReader()?.id ?? owner)
      const acts: Record<string, () => Promise<void>> = {
        comes,
        signs,
        'is removed': async () => {
          const who = dice.shuffled([...present])[0] as Present
          const done = await removePerson(store, who.id, { by: who.id, named: await recipients(), today })
          assert.equal(done.is, readers().includes(who) && readers().length === 1 ? 'last-reader' : 'removed')
          if (done.is === 'removed') leaves(who)
        },
        'is removed and signed away': async () => {
          const who = dice.shuffled([...present])[0] as Present
          if (!someReader(who)) return
          assert.equal((await removeEditor(store, signing, who.id)).is, 'signed')
          leaves(who)
          named.delete(who.id)
          if (who.former) named.delete(who.former)
        },
        'forgets the passphrase': async () => {
          const who = dice.shuffled([...present])[0] as Present
          const other = someReader(who)
          if (!other) return
          await joins({ is: 'again', person: who.id }, other.id)
          leaves(who)
        },
        'takes a passphrase': async () => {
          const who = dice.shuffled([...present])[0] as Present
          const next = `another, plainly invented ${keys.size} of nowhere`
          assert.ok(await changePassphrase(store, await opened(who), next, today))
          who.passphrase = next
        },
        'takes a key': async () => {
          const who = dice.shuffled([...present])[0] as Present
          await comesIn(who)
          const next = { id: chance.id('k'), passphrase: `a new key of the invented ${keys.size}` }
          const done = await changeKey(store, await opened(who), { ...next, today })
          assert.equal(done.is, who.former === null ? 'changed' : 'not-signed')
          if (done.is !== 'changed') return
          const key = chance.id('k')
          for (const { sealed } of openOnesOf(who.id)) if (sealed.delete(who.id)) sealed.set(next.id, key)
          Object.assign(who, { ...next, key, former: who.id })
          keys.set(key, (await opened(who)).keys)
        },
        'comes in': async () => comesIn(dice.shuffled([...present])[0] as Present),
        lets: async () => {
          const from = someReader()
          const to = from && someReader(from)
          if (!to) return
          const recipient = (await recipients()).find(({ holder }) => holder === to.id) as Recipient
          const only = dice.shuffled([null, dice.shuffled(openOnesOf(from.id))[0]?.id ?? null])[0] as string | null
          const some = openOnesOf(from.id).filter(({ id, sealed }) => (only === null || id === only) && !sealed.has(to.id))
          const { keys: own } = await opened(from)
          assert.equal(await grantTo(store, { holder: from.id, identity: own.identity }, recipient, { only, today }), some.length)
          for (const { sealed } of some) sealed.set(to.id, to.key)
        },
        sends: async () => {
          const telling = await tellingOf(store, { ...desk, list: await list() }, `Invented telling ${tellings.length}`)
          tellings.push({ ...telling, sealed: new Map([['recovery', 'recovery'], ...named]), state: 'open' })
        },
        hides: async () => {
          const telling = one('open')
          if (!telling) return
          assert.equal((await withholdTelling(store, telling.key, keeping)).is, 'withheld')
          telling.state = 'hidden'
        },
        shows: async () => {
          const telling = one('hidden')
          if (!telling) return
          assert.equal((await bringBackTelling(store, telling.key, await list(), keeping)).is, 'back')
          telling.state = 'open'
          for (const holder of telling.sealed.keys()) if (holder !== 'recovery' && !named.has(holder)) telling.sealed.delete(holder)
        },
        takes: async () => {
          const telling = one(dice.shuffled(['open', 'hidden'] as const)[0] as Known['state'])
          if (!telling) return
          assert.equal((await withdraw(store, telling.key, keeping)).is, 'withdrawn')
          telling.state = 'gone'
        },
      }
      const often = ['sends', 'sends', 'sends', 'hides', 'hides', 'shows', 'shows', 'signs', 'signs', 'comes in', 'lets', 'lets', 'comes']
      const weighed = [...often, ...Object.keys(acts)]
      await comes()
      await signs()
      const done: string[] = []
      for (let step = 0; step < steps; step++) {
        const act = dice.shuffled(weighed)[0] as string
        await acts[act]?.()
        done.push(act)
        if (step % 10 !== 9) continue
        for (const [key, own] of keys) {
          const expected = all().filter(({ sealed }) => [...sealed.values()].includes(key))
          assert.deepEqual(await openedBy(store, own), expected.map(({ id }) => id).sort(), `${key} after ${done.join(', ')}`)
        }
      }
      assert.deepEqual(new Set(done), new Set(weighed), 'everything that can happen did')
      assert.ok(tellings.filter(({ state }) => state === 'open').length > 2, 'there is something to open')
      rmSync(folder, { recursive: true })
      await close()
    })
  })
