// A new version is compiled where the one before it still runs: whoever begins finds every part of one of the two.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, it } from 'node:test'
import { root } from '../builders.ts'

const place = mkdtempSync(join(tmpdir(), 'ct-versions-'))
const built = join(place, 'build')
after(() => rmSync(place, { recursive: true, force: true }))

for (const folder of ['src/stripping', 'build']) mkdirSync(join(place, folder), { recursive: true })
cpSync(join(root, 'compile.mjs'), join(place, 'compile.mjs'))
symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
writeFileSync(join(place, 'package.json'), '{"type":"module"}')
writeFileSync(join(place, 'src/main.ts'), `console.log((await import('./said.ts')).said)`)
writeFileSync(join(place, 'src/stripping/apart.ts'), `console.log((await import('../said.ts')).said)`)

/** What is begun with it stands under another name, as a process that has just read it. */
const compile = (said: string, readAs: string) => {
  writeFileSync(join(place, 'src/said.ts'), `export const said: string = '${said}'`)
  execFileSync(process.execPath, ['compile.mjs'], { cwd: place })
  cpSync(join(built, 'main.js'), join(built, `${readAs}.js`))
}
const run = (name: string) => execFileSync(process.execPath, [`build/${name}.js`], { cwd: place, encoding: 'utf8', stdio: 'pipe' }).trim()
const files = () => readdirSync(built).map((name) => [name, statSync(join(built, name)).mtimeMs] as const)
const parts = () => readdirSync(built).filter((name) => /-[A-Z0-9]{8}\.js(\.map)?$/.test(name))

it('keeps the parts of the version before, and none of earlier ones', () => {
  compile('first', 'began-with-first')
  const ofOne = parts().length
  assert.ok(ofOne > 0, 'what is loaded late lies in a part')
  compile('second', 'began-with-second')
  assert.deepEqual(['began-with-first', 'began-with-second', 'apart'].map(run), ['first', 'second', 'second'])
  compile('third', 'began-with-third')
  assert.deepEqual(['began-with-second', 'main'].map(run), ['second', 'third'])
  assert.throws(() => run('began-with-first'), /ERR_MODULE_NOT_FOUND/)
  assert.equal(parts().length, 2 * ofOne)
})

it('writes nothing where nothing is new', () => {
  compile('last', 'began-with-last')
  const before = files()
  execFileSync(process.execPath, ['compile.mjs'], { cwd: place })
  assert.deepEqual(files(), before)
})
