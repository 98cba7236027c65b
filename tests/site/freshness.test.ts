// Nobody is ever shown an older history than the one that stood when they asked: in one process, in two, and while others publish.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { after, before, describe, it } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { erase } from '../../src/actions/erase.ts'
import { publish } from '../../src/actions/publish.ts'
import type { Store } from '../../src/store/store.ts'
import { makeReady, readyPages } from '../../src/web/ready-pages.ts'
import { chance, ending, freshStore, invent, keepingFor, openAt, publishAll, saying, takenAway, text } from '../builders.ts'
import { engines } from '../databases.ts'
import { type Ask, appOn, listen } from './site.ts'

const heading = { day: '2026-01-06', note: null }
const source = invent('source', 'source', 'An invented source')
const union = invent('group', 'union', 'Invented Union', source.id)
const onion = invent('group', 'onion', 'Invented Onion', source.id)

/** What another process does reaches this one in a turn of its own. */
const turn = () => new Promise((next) => setImmediate(next))

/** Each page of the small history on which one group's words stand. */
const pages = [
  '/',
  '/groups',
  '/groups/union',
  '/groups/union.json',
  '/fr/groups/union',
  '/ar/groups',
  '/sources/source',
  '/sources/source.json',
  '/changes',
  '/changes.atom',
  '/about',
]

for (const [name, engine] of engines)
  describe(`freshness on ${name}`, { skip: engine.skip }, () => {
    let store: Store
    let at: string
    let close: () => Promise<void>
    let other: Store
    /** Two apps on one store, and one on a store of its own: what another process would be. */
    let asks: Ask[]
    before(async () => {
      ;({ store, at, close } = await freshStore(engine))
      await publishAll(store, source.change(), union.change(), onion.change())
      other = await openAt(at)
      asks = [appOn(store).ask, appOn(store).ask, appOn(other).ask]
    })
    after(async () => {
      await other.close()
      await close()
    })
    const newest = async () => Number(await store.newest(true))

    it('shows a publish at the very next request, in every app, on every page that speaks of it', async () => {
      let word = 'Invented Union'
      for (let n = 0; n < 3; n++) {
        for (const ask of asks)
          for (const page of pages)
            for (const encoding of ['br', 'gzip']) assert.equal((await ask(page, { 'accept-encoding': encoding })).status, 200)
        const named = await store.look
          .selectFrom('statement')
          .select('id')
          .where('subject', '=', union.id)
          .where('property', '=', 'name')
          .where('ended', 'is', null)
          .executeTakeFirstOrThrow()
        word = `Union ${n} ${Math.random()}`
        await publishAll(n % 2 ? other : store, ending(named.id), saying(union.id, 'name', text(word), source.id))
        await turn()
        for (const ask of asks)
          for (const page of [
            '/groups',
            '/groups/union',
            '/groups/union.json',
            '/fr/groups/union',
            '/sources/source',
            `/changes/${await newest()}`,
          ]) {
            const { text: shown } = await ask(page, { 'accept-encoding': 'br' })
            assert.ok(shown.includes(word), `${page} does not yet say ${word}`)
          }
      }
    })

    it('never answers 304 once a page has changed, and always while it has not', async () => {
      for (const ask of asks) {
        const tags = new Map<string, string>()
        for (const page of pages) tags.set(page, (await ask(page)).headers.get('etag') as string)
        for (const page of pages) assert.equal((await ask(page, { 'if-none-match': tags.get(page) as string })).status, 304, page)
        await publishAll(asks.indexOf(ask) === 0 ? other : store, saying(union.id, 'did', text(`Opened door ${Math.random()}.`), source.id))
        await turn()
        for (const page of ['/groups/union', '/groups/union.json', '/changes', '/changes.atom', '/sources/source', '/about']) {
          const again = await ask(page, { 'if-none-match': tags.get(page) as string })
          assert.equal(again.status, 200, page)
          assert.notEqual(again.headers.get('etag'), tags.get(page))
        }
      }
    })

    it('shows a publish of a process that ended, and one of a process that still runs', async () => {
      const { origin, close } = await listen(appOn(other).app)
      const program = `
        const { openAt, publishAll, saying, text } = await import('./tests/builders.ts')
        const store = await openAt(process.argv[1])
        process.stdin.on('data', async (word) => {
          await publishAll(store, saying(process.argv[2], 'did', text(word.toString()), process.argv[3]))
          process.stdout.write('published')
        })
        process.stdout.write('open')`
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program, at, union.id, source.id], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      const heard = () => new Promise((hear) => child.stdout.once('data', hear))
      try {
        await heard()
        for (let n = 0; n < 20; n++) {
          await (await fetch(`${origin}/groups/union`)).text()
          const word = `Word ${n} of another process.`
          child.stdin.write(word)
          await heard()
          assert.ok((await (await fetch(`${origin}/groups/union`)).text()).includes(word))
        }
      } finally {
        child.kill()
        await close()
      }
    })

    it('never shows an older revision than the newest when the request began, however reads and publishes race', async () => {
      let published = await newest()
      let running = true
      const seen = new Set<number>()
      const number = async (ask: Ask) => {
        const began = published
        const url = Math.random() < 0.5 ? '/groups/union.json' : '/fr/groups/union.json'
        const { status, text: body } = await ask(url, { 'accept-encoding': Math.random() < 0.5 ? 'br' : 'gzip' })
        assert.equal(status, 200)
        const read = JSON.parse(body)
        assert.ok(read.revision >= began, `revision ${read.revision} was shown to whoever asked after ${began} was published`)
        const words = read.statements
          .filter(({ property }: { property: string }) => property === 'language')
          .map(({ value }: { value: { text: string } }) => value.text)
        if (words.length) assert.deepEqual(words, [`as of ${read.revision}`], 'a page mixes no two revisions')
        seen.add(read.revision)
      }
      const reading = [...asks, ...asks].map(async (ask) => {
        while (running) {
          await number(ask)
          await turn()
        }
      })
      for (let n = 0; n < 40; n++) {
        const revision = await publish(n % 2 ? other : store, { ...heading, act: 'publish' }, chance, async (tx) => {
          const before = await tx
            .selectFrom('statement')
            .select('id')
            .where('subject', '=', union.id)
            .where('property', '=', 'language')
            .where('ended', 'is', null)
            .execute()
          const next = saying(
            union.id,
            'language',
            text(
              `as of ${
                Number(
                  (
                    await tx
                      .selectFrom('revision')
                      .select((is) => is.fn.max('number').as('n'))
                      .executeTakeFirst()
                  )?.n,
                ) + 1
              }`,
            ),
            source.id,
          )
          return { ...next, end: before.map(({ id }) => id) }
        })
        published = revision?.number ?? published
        await new Promise((wait) => setTimeout(wait, Math.random() * 8))
      }
      running = false
      await Promise.all(reading)
      assert.ok(seen.size > 10, `${seen.size} revisions were seen`)
    })

    it('forgets withdrawn words everywhere at once: pages, JSON, feed, as-of, changes, and the pages it kept (H71)', async () => {
      for (const take of ['erase', 'withhold'] as const) {
        const canary = `Cinnabar${Math.random().toString(36).slice(2)}`
        const witness = invent('source', `witness-${take}`, 'A witness')
        await publishAll(store, witness.change())
        const told = saying(union.id, 'did', text(`Met in ${canary} Street.`), witness.id, { note: `Said in ${canary}.` })
        const evidence = told.evidence.map((row) => ({ ...row, quotation: `“${canary}”`, lang: 'en' }))
        const revision = (await publishAll(store, { ...told, evidence }))?.number as number
        await publishAll(store, saying(onion.id, 'did', text('Something later.'), source.id))
        const where = [
          '/groups/union',
          '/groups/union.json',
          '/ru/groups/union',
          `/groups/union?revision=${revision}`,
          `/groups/union.json?revision=${revision}`,
          `/changes/${revision}`,
          `/sources/witness-${take}`,
          `/ar/changes/${revision}`,
        ]
        await turn()
        for (const ask of asks) for (const page of where) assert.ok((await ask(page)).text.includes(canary), `${page} shows it before`)
        const id = told.statements[0]?.id as string
        if (take === 'erase') await erase(store, { statements: [id], evidence: [] }, keepingFor(store))
        else await takenAway(store, [id])
        await turn()
        for (const ask of asks)
          for (const page of [...where, ...pages, `/changes/${revision + 2}`, `/groups/union?revision=${revision + 1}`]) {
            const { status, text: shown } = await ask(page)
            assert.ok(status === 200 && !shown.includes(canary), `${page} after ${take}`)
          }
      }
    })

    it('drops the bytes of pages kept before a change, not only the way to them', async () => {
      setFlagsFromString('--expose-gc')
      const collect = runInNewContext('gc') as () => void
      const { ask } = appOn(store)
      const old: WeakRef<readonly string[]>[] = []
      for (const page of pages) old.push(new WeakRef((await ask(page)).head))
      const gone = async () => {
        for (let n = 0; n < 5; n++) {
          await new Promise((wait) => setTimeout(wait, 5))
          collect()
        }
        return old.filter((kept) => kept.deref() === undefined).length
      }
      assert.equal(await gone(), 0, 'they are kept until something changes')
      await publishAll(store, saying(onion.id, 'did', text('Something else.'), source.id))
      await ask('/about')
      assert.equal(await gone(), old.length)
    })
  })

describe('the pages kept ready', () => {
  const page = (size: number) => makeReady({ type: 'text/plain', body: Buffer.alloc(size, 'x'), cacheControl: 'no-cache' }, 'identity', {})
  const limit = 1_000_000

  it('never hold more bytes than allowed, whatever is put there in whatever order', () => {
    const ready = readyPages(limit)
    ready.turnTo(1)
    for (let n = 0; n < 5_000; n++) {
      ready.keep(
        (['br', 'gzip', 'identity'] as const)[n % 3] as 'br',
        `/${'a'.repeat((n * 37) % 500)}${n % 700}`,
        page((n * 7919) % 40_000),
        1,
      )
      ready.at('br', `/${n % 50}`)
      assert.ok(ready.bytes() <= limit, `${ready.bytes()} bytes after ${n}`)
    }
    assert.ok(ready.bytes() > limit / 2)
  })

  it('count what they hold exactly, also where an address is kept again and again', () => {
    const ready = readyPages(limit)
    ready.turnTo(1)
    ready.keep('br', '/once', page(1_000), 1)
    const one = ready.bytes()
    for (let n = 0; n < 2_000; n++) ready.keep('br', '/once', page(1_000), 1)
    assert.equal(ready.bytes(), one)
    ready.turnTo(2)
    assert.equal(ready.bytes(), 0)
    assert.equal(ready.at('br', '/once'), undefined)
  })

  it('refuse a page too large for them, and one drawn from another revision', () => {
    const ready = readyPages(limit)
    ready.turnTo(5)
    ready.keep('br', '/large', page(limit), 5)
    ready.keep('br', '/older', page(10), 4)
    ready.keep('br', '/newer', page(10), 6)
    assert.equal(ready.bytes(), 0)
  })

  it('let go of what nobody reads before what is read', () => {
    const ready = readyPages(limit)
    ready.turnTo(1)
    for (let n = 0; n < 10; n++) ready.keep('br', `/read-${n}`, page(10_000), 1)
    for (let n = 0; n < 1_000; n++) {
      for (let m = 0; m < 10; m++) ready.at('br', `/read-${m}`)
      ready.keep('br', `/once-${n}`, page(10_000), 1)
    }
    for (let n = 0; n < 10; n++) assert.ok(ready.at('br', `/read-${n}`), `/read-${n}`)
  })
})
