// The tree as a whole: every type holds, every file is formatted, nothing the linter knows to be a mistake stands in it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a package's own command in the project's folder; its words are kept for the failure. */
const runs = (name: string, command: string, ...words: string[]) => {
  const description = createRequire(import.meta.url).resolve(`${name}/package.json`)
  const program = join(dirname(description), JSON.parse(readFileSync(description, 'utf8')).bin[command])
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  assert.equal(status, 0, `${command} found faults:\n${stdout}${stderr}`)
}

test('the tree type-checks', () => runs('typescript', 'tsc', '--noEmit'))

test('the tree is formatted and free of what the linter finds', () =>
  runs('@biomejs/biome', 'biome', 'check', '--error-on-warnings', '--colors=off', '--max-diagnostics=100', '.'))
