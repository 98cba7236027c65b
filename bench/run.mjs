// What `npm run bench` runs: one table of figures measured side by side in one run. `-- --json` for one object a line, `-- --only NAME` for one part.
import { fileURLToPath } from 'node:url'
import { runBesidePostgres } from '../tests/child.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

await runBesidePostgres(root, () => ['--import', 'tsx', 'bench/bench.ts', ...process.argv.slice(2)])
