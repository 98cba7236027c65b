// A process that writes one invented history and ends: `history-maker.ts WHERE STATEMENTS SEED`.
import { openAt } from '../tests/builders.ts'
import { inventHistory } from './invented-history.ts'

const [at = '', statements, seed] = process.argv.slice(2)
const store = await openAt(at)
await inventHistory(store, { statements: Number(statements), seed: Number(seed) })
await store.close()
