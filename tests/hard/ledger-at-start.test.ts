// A start with a ledger that tells of more than the database: done before anyone is served; one that was changed: nobody is served.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { follow } from '../../src/store/sealed/ledger.ts'
import { openAt } from '../builders.ts'
import { engines } from '../databases.ts'
import { type Clone, cloneOf, isCalm } from './command-line.ts'

let clone: Clone
before(() => {
  clone = cloneOf()
})
after(() => clone.remove())

for (const [name, engine] of engines)
  describe(`a start on ${name}`, { skip: engine.skip }, () => {
    it('completes what the ledger tells of before the first answer, and is refused with a ledger that was changed', async () => {
      const { at, drop } = await engine.fresh()
      const ledger = join(clone.folder, `ledger-of-${name}`)
      const environment = { ...clone.keep(at), LEDGER: ledger }
      assert.equal((await clone.run(['publish'], environment)).code, 0)
      const store = await openAt(at)
      const doomed = await store.look
        .selectFrom('statement')
        .select('id')
        .where('value_text', 'like', '%Cinnabar%')
        .executeTakeFirstOrThrow()
      await store.close()
      const lines = follow(undefined, [{ act: 'withdraw', item: doomed.id }])
      writeFileSync(ledger, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      const served = await clone.serve(environment)
      assert.match(served.said(), /1 line of the ledger had not reached the database: done now/)
      const page = await fetch(`${served.address}/groups/union`)
      assert.equal(page.status, 200)
      assert.doesNotMatch(await page.text(), /Cinnabar/)
      const night = await clone.run(['tidy'], environment)
      assert.deepEqual([night.code, isCalm(night.said)], [0, true], night.said)
      assert.equal((await fetch(`${served.address}/groups/onion`)).status, 200, 'while readers read')
      served.child.kill('SIGTERM')
      assert.equal(await served.ended, 0)
      writeFileSync(
        ledger,
        readFileSync(ledger, 'utf8').replace(
          doomed.id,
          doomed.id.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x')),
        ),
      )
      const refused = await clone.run([], environment)
      assert.equal(refused.code, 1)
      assert.match(refused.said, /Line 1 of the ledger .* was changed/)
      assert.ok(isCalm(refused.said))
      await drop()
    })
  })
