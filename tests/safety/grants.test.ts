// Editors come and go, tellings are sent, hidden, shown again and taken back, at random: each key opens exactly what a plain model says, and no more.
import '../quick-hashing.ts'
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { diceFrom } from '../../bench/dice.ts'
import { bringBackTelling } from '../../src/actions/bring-back-telling.ts'
import type { Keeping } from '../../src/actions/settle-ledger.ts'
import { trustedList } from '../../src/actions/sharing-open.ts'
import { offerList, removeEditor, signRecipients } from '../../src/actions/sign-recipients.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { withholdTelling } from '../../src/actions/withhold-telling.ts'
import { type Keys, newKeys, open } from '../../src/sealing/envelope.ts'
import { openWords } from '../../src/sealing/letters.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { addEditor } from '../../src/store/sealed/editors.ts'
import { readTrusted, writeTrusted } from '../../src/store/sealed/trusted-key.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, freshStore } from '../builders.ts'
import { engines } from '../databases.ts'
import { type Desk, openDesk, tellingOf, today } from '../tellers.ts'

const steps = 60
type Known = Awaited<ReturnType<typeof tellingOf>> & { holders: Set<string>; state: 'open' | 'hidden' | 'gone' }

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
      const present = new Set<string>()
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
      const comes = async () => {
        const id = chance.id('k')
        const own = await newKeys()
        keys.set(id, own)
        const nothing = Buffer.alloc(0)
        const row = { id, name: id, role: 'editor' as const, salt: nothing, auth: nothing, wrapped: nothing, recipient: own.recipient }
        await store.change((tx) => addEditor(tx, row))
        const offered = await offerList(store, signing)
        assert.ok(offered.is === 'next')
        assert.equal((await signRecipients(store, signing, offered.next)).is, 'signed')
        present.add(id)
      }
      const acts: Record<string, () => Promise<void>> = {
        comes,
        leaves: async () => {
          const [id] = dice.shuffled([...present])
          if (id === undefined || present.size < 2) return
          assert.equal((await removeEditor(store, signing, id)).is, 'signed')
          present.delete(id)
          for (const telling of tellings) telling.holders.delete(id)
        },
        sends: async () => {
          const telling = await tellingOf(store, { ...desk, list: await list() }, `Invented telling ${tellings.length}`)
          tellings.push({ ...telling, holders: new Set(['recovery', ...present]), state: 'open' })
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
        },
        takes: async () => {
          const telling = one(dice.shuffled(['open', 'hidden'] as const)[0] as Known['state'])
          if (!telling) return
          assert.equal((await withdraw(store, telling.key, keeping)).is, 'withdrawn')
          telling.state = 'gone'
        },
      }
      const weighed = ['comes', 'leaves', 'sends', 'sends', 'sends', 'hides', 'hides', 'shows', 'shows', 'takes']
      await comes()
      const done: string[] = []
      for (let step = 0; step < steps; step++) {
        const act = dice.shuffled(weighed)[0] as string
        await acts[act]?.()
        done.push(act)
        if (step % 10 !== 9) continue
        for (const [holder, own] of keys) {
          const expected = tellings.filter(({ state, holders }) => state === 'open' && holders.has(holder)).map(({ id }) => id)
          assert.deepEqual(await openedBy(store, own), expected.sort(), `${holder} after ${done.join(', ')}`)
        }
      }
      assert.deepEqual(new Set(done), new Set(weighed), 'everything that can happen did')
      assert.ok(tellings.filter(({ state }) => state === 'open').length > 2, 'there is something to open')
      rmSync(folder, { recursive: true })
      await close()
    })
  })
