// Run as a process of its own: publishes an invented collection anew, and erases from it, until it is killed.
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { erase } from '../../src/actions/erase.ts'
import { publishCollection } from '../../src/actions/publish-collection.ts'
import { settleLedger } from '../../src/actions/settle-ledger.ts'
import { type Day, dayFromIso } from '../../src/dates/days.ts'
import type { Collection, CollectionEntry } from '../../src/exchange/collection.ts'
import { idFrom } from '../../src/history/record.ts'
import { openLedger } from '../../src/store/ledger-file.ts'
import { openStore } from '../../src/store/store.ts'

const groups = 50
const perGroup = 5
const idOf = (letter: string, n: number) =>
  letter +
  n
    .toString()
    .padStart(26, 'a')
    .replace(/\d/g, (digit) => 'bcdefghijk'[Number(digit)] as string)
const source = idOf('s', 0)

/** The same records and keys each time, every statement with other words. */
const collectionOf = (token: string): Collection => {
  const records = [
    { id: source, kind: 'source' as const, slug: 'source', formerSlugs: [], path: 'sources/source.yaml' },
    ...Array.from({ length: groups }, (_, n) => ({
      id: idOf('g', n),
      kind: 'group' as const,
      slug: `group-${n}`,
      formerSlugs: [],
      path: `groups/group-${n}.yaml`,
    })),
  ]
  const entries = records.flatMap(({ id, path }, n): CollectionEntry[] =>
    Array.from({ length: n === 0 ? 1 : perGroup }, (_, m) => ({
      key: `${id}/${m === 0 ? 'name' : `did.${m}`}`,
      said: {
        subject: id,
        property: m === 0 ? 'name' : m === 1 ? 'paragraph' : 'did',
        about: null,
        value:
          m === 1
            ? { kind: 'prose', text: `See [[${source}]] and [[${idOf('g', (n * 7) % groups)}|them]], ${token}.`, lang: 'en', order: 0 }
            : { kind: 'text', text: `${token} ${n} ${m}`, lang: 'en' },
        when: null,
        note: null,
        lang: 'en',
        madeBy: null,
        anchor: null,
      },
      aboutKey: null,
      evidence: [{ source, place: 'p. 1', quotation: null, lang: null }],
      path,
      line: m,
    })),
  )
  return { name: 'invented', records, entries }
}
export const statementsAtFirst = 1 + groups * perGroup

const chance = { salt: () => randomBytes(16), id: (letter: Parameters<typeof idFrom>[0]) => idFrom(letter, randomBytes(17)) }

const run = async (at: string, migrations: string) => {
  await once(process.stdin, 'data')
  const step = () => process.stdout.write('.')
  step() // what follows, opening included, may be cut anywhere
  const store = await openStore(at.startsWith('postgres') ? { url: at } : { path: at }, migrations)
  const ledger = openLedger(join(tmpdir(), `ct-ledger-${createHash('sha256').update(at).digest('hex')}`))
  const keeping = { ledger, recipients: [], today: dayFromIso('2026-01-05') as Day, chance }
  await settleLedger(store, keeping)
  for (;;) {
    step()
    await publishCollection(store, collectionOf(randomBytes(4).toString('hex')), '2026-01-05', chance)
    step()
    const doomed = await store.look
      .selectFrom('statement')
      .select('id')
      .where('property', '=', 'did')
      .where('ended', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (doomed) await erase(store, { statements: [doomed.id], evidence: [] }, keeping)
  }
}

const [, , at, migrations] = process.argv
if (at && migrations && process.argv[1]?.endsWith('publisher.cjs'))
  run(at, migrations).catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
