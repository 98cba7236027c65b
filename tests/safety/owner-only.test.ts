// Whatever the program writes is for its owner alone, also where others of the machine would be let in by the system's own settings.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { type Clone, cloneOf, takenPort } from '../hard/command-line.ts'

let clone: Clone
let place: string
let ownUmask: number
before(() => {
  clone = cloneOf()
  ownUmask = process.umask(0o022) // what most systems give; processes begun from here inherit it
  place = mkdtempSync(join(tmpdir(), 'ct-owner-'))
})
after(() => {
  process.umask(ownUmask)
  clone.remove()
  rmSync(place, { recursive: true, force: true })
})

const openToOthers = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path) && (statSync(path).mode & 0o77) !== 0)

it('leaves nothing that another user of the machine may read: databases, ledger, backups, keys, rescued files, sheets', async () => {
  const at = (name: string) => join(place, name)
  mkdirSync(at('temporary'), { mode: 0o700 })
  const environment = { DATA: at('data'), TMPDIR: at('temporary'), WORDS_REVIEWED: 'en: An invented speaker' }
  const typed = at('typed')
  writeFileSync(typed, 'lantern gravel otter seven mild\n')
  assert.deepEqual(openToOthers(place), [typed], 'what others may read is found')
  rmSync(typed)
  writeFileSync(typed, 'lantern gravel otter seven mild\n', { mode: 0o600 })
  const run = async (...words: string[]) => {
    const { code, said } = await clone.run(words, environment, `exec < '${typed}'`)
    assert.equal(code, 0, said)
    return said.trim().split('\n').at(-1) ?? ''
  }
  await run('publish')
  await run('setup', at('keys'), 'mira')
  await run('backup', at('a-backup'))
  await run('sheets', '1', 'en', at('sheets.html'))
  assert.match(await run('rescue', at('rescued')), /taken back later stays in .*rescued: destroy it within 14 days/)
  assert.match(await run('move', at('moved.db')), /^Then destroy the old one/)
  const { port, letGo } = await takenPort()
  await letGo()
  const served = await clone.serve({ ...environment, PORT: String(port) })
  const { status } = await fetch(`${served.address}/share`)
  const whileServed = openToOthers(place)
  served.child.kill('SIGTERM')
  await served.ended
  assert.deepEqual([status, whileServed, openToOthers(place)], [200, [], []])
  for (const name of [
    'data/history.db',
    'data/ledger',
    'keys/recovery.key',
    'a-backup',
    'a-backup.keys',
    'sheets.html',
    'rescued/README.txt',
    'moved.db',
  ])
    assert.ok(existsSync(at(name)), name)
})
