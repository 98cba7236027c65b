// What `npm test` runs: every test file there is, beside one real PostgreSQL. Words after `npm test --` choose files by their path.
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '../install.mjs'
import { runBesidePostgres } from './child.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const testsUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    : []

const wanted = process.argv.slice(2)
const files = ['src', 'tests', 'bench']
  .flatMap((folder) => testsUnder(join(root, folder)))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .sort()

/** Closing lines last: the spec reporter, better for a person at a terminal, lists failures after them; TAP does not. */
const reporter = process.stdout.isTTY ? 'spec' : 'tap'

await runBesidePostgres(root, () => {
  if (files.length === 0)
    throw new Refusal(wanted.length ? `No test file has ${wanted.join(' or ')} in its path.` : 'There are no test files.')
  const how = [
    '--test',
    `--test-reporter=${reporter}`,
    `--test-concurrency=${Math.max(2, availableParallelism())}`,
    '--test-timeout=900000',
  ]
  return ['--import', 'tsx', ...how, ...files]
})
