// What `npm test` runs: every test file there is, beside one real PostgreSQL. Words after `npm test --` choose files by their path.
import { existsSync, readdirSync } from 'node:fs'
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
/** Those with browsers and servers come first: no core is left idle at the end. */
const files = ['tests', 'bench', 'src']
  .flatMap((folder) => testsUnder(join(root, folder)).sort().reverse())
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))

await runBesidePostgres(root, () => {
  if (files.length === 0)
    throw new Refusal(wanted.length ? `No test file has ${wanted.join(' or ')} in its path.` : 'There are no test files.')
  return ['--enable-source-maps', 'tests/in-order.mjs', ...files]
})
