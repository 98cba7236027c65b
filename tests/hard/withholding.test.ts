// Taking a page out of sight at once, and bringing it back, as the machine's owner and an editor type it, on both engines.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { newKeys } from '../../src/sealing/envelope.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { openAt } from '../builders.ts'
import { engines } from '../databases.ts'
import { type Clone, cloneOf, passphrase, refused, typing, well } from './command-line.ts'

let clone: Clone
let place: string
before(() => {
  clone = cloneOf()
  place = mkdtempSync(join(tmpdir(), 'ct-withhold-'))
})
after(() => {
  clone.remove()
  rmSync(place, { recursive: true, force: true })
})

for (const [name, engine] of engines)
  describe(`withholding on ${name}`, { skip: engine.skip }, () => {
    it('takes a page and all its words out of sight, and whoever could read what is sent brings it back', async () => {
      const { at, drop } = await engine.fresh()
      const environment = { ...clone.keep(at), DATA: at.startsWith('postgres') ? join(place, 'data') : dirname(at) }
      const keys = join(place, `keys-${name}`)
      well(await clone.run(['publish'], environment), /Published/)
      refused(await clone.run(['withhold', 'groups/union'], environment), /no list in force says who may bring it back/)
      well(await clone.run(['setup', keys, 'mira'], environment, typing(passphrase)), /is set up/)
      const words = async () => {
        const store = await openAt(at)
        try {
          assert.deepEqual((await verifyChain(store.look)).faults, [])
          const rows = await store.sealed.selectFrom('statement').selectAll().execute()
          const addresses = await store.sealed.selectFrom('address').selectAll().execute()
          return JSON.stringify([rows, addresses])
        } finally {
          await store.close()
        }
      }
      const before = await words()
      assert.match(before, /Cinnabar/)
      const hidden = well(await clone.run(['withhold', 'groups/union'], environment), /groups\/union is withheld \(3 statements\)/)
      const id = /return (g[a-z2-7]{26}) KEYFILE/.exec(hidden)?.[1] as string
      assert.doesNotMatch(await words(), /Cinnabar/)
      refused(await clone.run(['withhold', 'groups/union'], environment), /No word of groups\/union is public/)
      refused(await clone.run(['withhold', 'nonsense'], environment), /No word of nonsense is public/)
      const other = join(place, 'other.key')
      writeFileSync(other, `${(await newKeys()).identity}\n`)
      refused(await clone.run(['return', id, other], environment), /not sealed to that key\. Nothing was changed/)
      refused(await clone.run(['return', id, join(keys, 'signing.key')], environment), /holds no recovery key/)
      refused(await clone.run(['return', id, 'mira'], environment, typing(`${passphrase}s`)), /no editor of that name with that passphrase/)
      refused(await clone.run(['return', id, 'nobody'], environment, typing(passphrase)), /no editor of that name with that passphrase/)
      refused(await clone.run(['return', id], environment), /Say what, and with which key/)
      assert.doesNotMatch(await words(), /Cinnabar/)
      well(await clone.run(['return', id, 'mira'], environment, typing(passphrase)), /stands where it stood \(3 statements\)/)
      assert.match(await words(), /Cinnabar.*"union"/)
      refused(await clone.run(['return', id, 'mira'], environment, typing(passphrase)), /Nothing is withheld as/)
      well(await clone.run(['withhold', `/groups/union/`, 'groups/onion'], environment), /union.*onion/s)
      well(await clone.run(['return', id, join(keys, 'recovery.key')], environment), /stands where it stood/)
      assert.match(await words(), /Cinnabar/)
      await drop()
    })
  })
