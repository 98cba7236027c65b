// Every command as its owner types it, on both engines: start, check, sources, offer, publish, verify, export, backup, restore, move, rebuild, erase.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { digestOf } from '../../src/store/open/carrying.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { whatStands } from '../../src/store/open/whole.ts'
import { enterAct } from '../../src/store/sealed/acts.ts'
import type { Store } from '../../src/store/store.ts'
import { freshStore, invent, openAt, publishAll } from '../builders.ts'
import { engines, freshSqlitePath } from '../databases.ts'
import { type Clone, cloneOf, isCalm, refused, smallCollection, takenPort, well } from './command-line.ts'

let clone: Clone
before(() => {
  clone = cloneOf()
})
after(() => clone.remove())

const inStore = async <T>(at: string, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openAt(at)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
const digestAt = (at: string) =>
  inStore(at, async (store) => {
    assert.deepEqual((await verifyChain(store.look)).faults, [])
    return store.snapshot(digestOf)
  })
const get = async (address: string) => (await fetch(address)).text()

for (const [name, engine] of engines)
  describe(`the commands on ${name}`, { skip: engine.skip }, () => {
    it('make files for the sources in a list of literature, once, and publish them', async () => {
      const { at, drop } = await engine.fresh()
      clone.collect(smallCollection())
      const list = join(clone.folder, 'list.bib')
      writeFileSync(
        list,
        `@book{a, title = {Kites: \\'etude}, author = {{Invented Union} and Nobody, Anna}, year = 1981, url = {https://example.org/k}}
@book{b, title = {An invented source}}
@misc{c, title = {Дом {[[nowhere]]}: # & "x"}, year = {the year of the flood}, language = {russian}}
@book{d, title = {broken`,
      )
      well(await clone.run(['publish'], clone.keep(at)), /Published as revision 1/)
      const made = await clone.run(['sources', list, 'en'], clone.keep(at))
      assert.equal(made.code, 1, 'what could not be read is a fault')
      assert.match(made.said, /list\.bib:4: a brace that opens here is not closed/)
      assert.match(made.said, /list\.bib:2: “An invented source” is here already: sources\/invented/)
      assert.match(made.said, /\+ collection\/sources\/kites-etude\.yaml: Kites: étude\n.*For “Invented Union”.*groups\/union/)
      assert.match(made.said, /2 sources written/)
      well(await clone.run(['check'], clone.keep(at)), /no fault found/)
      assert.match((await clone.run(['sources', list], clone.keep(at))).said, /in the collection already[\s\S]*No source was written/)
      well(await clone.run(['publish'], clone.keep(at)), /Published as revision 2/)
      await inStore(at, async ({ look }) => {
        const { statements } = await whatStands(look)
        const said = statements.flatMap(({ property, value, lang }) =>
          property === 'published' && value.kind === 'when' ? [[value.when.told, value.when.edtf, lang]] : [],
        )
        assert.deepEqual(said, [
          ['1981', '1981', 'en'],
          ['the year of the flood', null, 'en'],
        ])
        assert.ok(
          statements.some(({ property, value }) => property === 'link' && value.kind === 'link' && value.href === 'https://example.org/k'),
        )
        assert.ok(statements.some(({ property, value }) => property === 'name' && value.kind === 'text' && value.lang === 'ru'))
      })
      refused(await clone.run(['sources', join(clone.folder, 'none.bib')], clone.keep(at)), /cannot be read/)
      await drop()
    })

    it('start with a first publication, serve, take a later release, and stop when told', async () => {
      const { at, drop } = await engine.fresh()
      clone.collect(smallCollection())
      const taken = await takenPort()
      const port = String(taken.port)
      await taken.letGo()
      const served = await clone.serve({ ...clone.keep(at), PORT: port })
      try {
        assert.match(served.said(), /published as revision 1: 5 statements about 3 records/)
        assert.match(await get(`${served.address}/groups/union`), /Cinnabar/)
        well(await clone.run(['offer'], clone.keep(at)), /^0 statements new .*0 changed .*0 no longer/m)
        well(await clone.run(['publish'], clone.keep(at)), /Nothing to publish/)
        const files = smallCollection()
        files['groups/union.yaml'] = (files['groups/union.yaml'] as string).replace('Cinnabar', 'Vermilion')
        clone.collect(files)
        well(await clone.run(['offer'], clone.keep(at)), /^~ collection.*\n0 statements new .*1 changed/m)
        assert.match(await get(`${served.address}/groups/union`), /Cinnabar/, 'an offer changes nothing')
        well(await clone.run(['publish'], clone.keep(at)), /Published as revision 2/)
        const page = await get(`${served.address}/groups/union`)
        assert.match(page, /Vermilion/)
        assert.doesNotMatch(page, /Cinnabar/)
        well(await clone.run(['verify'], clone.keep(at)), /intact: 2 revisions, 6 statements, 0 marked holes/)
        well(await clone.run(['rebuild'], clone.keep(at)), /built anew/)
        const id = /"id": "(t[a-z2-7]{26})",\s*"subject": "[^"]*",\s*"property": "did"/.exec(
          await get(`${served.address}/groups/union.json`),
        )?.[1] as string
        well(await clone.run(['erase', id], clone.keep(at)), /Erased for good in revision 3: 2 marked holes/)
        assert.doesNotMatch(await get(`${served.address}/groups/union`), /Vermilion/)
        refused(await clone.run(['erase', id], clone.keep(at)), /already gone/)
        const folder = join(dirname(clone.folder), `${name} files`)
        well(await clone.run(['export', folder], clone.keep(at)), /^4 statements about 3 records are in .* files, as they stand now/m)
        assert.doesNotMatch(readFileSync(join(folder, 'groups', 'union.yaml'), 'utf8'), /Vermilion|Cinnabar/)
        refused(await clone.run(['export', folder], clone.keep(at)), /already there.*nothing was written/)
        rmSync(folder, { recursive: true })
        refused(await clone.run(['erase', 'nonsense'], clone.keep(at)), /Nothing here has such an id/)
        well(await clone.run(['publish'], clone.keep(at)), /Nothing to publish/)
        well(await clone.run(['verify'], clone.keep(at)), /intact: 3 revisions, 6 statements, 2 marked holes/)
        await inStore(at, async ({ change }) => {
          for (const item of ['one', 'two'])
            await change((tx) => enterAct(tx, { day: '2026-01-05', editor: 'invented', verb: 'ask', item }))
        })
        well(await clone.run(['verify'], clone.keep(at)), /desk is intact: 2 entries, the last with the mark [0-9a-f]{8}\./)
        await inStore(at, ({ change }) => change((tx) => tx.deleteFrom('sealed_act').where('n', '=', 1).execute()))
        refused(await clone.run(['verify'], clone.keep(at)), /desk is not what was entered: entry 2 does not follow/)
      } finally {
        served.child.kill('SIGTERM')
      }
      assert.equal(await served.ended, 0)
      if (name === 'SQLite') {
        const alone = freshSqlitePath()
        writeFileSync(alone.path, readFileSync(at))
        assert.equal(await digestAt(alone.path), await digestAt(at), 'once stopped, the one file is the whole history')
        alone.drop()
      }
      await drop()
    })

    it('publish nothing of a collection with faults, and name each with its file and line', async () => {
      const { at, drop } = await engine.fresh()
      const files = smallCollection()
      files['groups/union.yaml'] = (files['groups/union.yaml'] as string)
        .replace('when: January 1981', 'when: Janvember 1981')
        .replace('from: A1\n  did', 'from: Z9\n  did')
      files['groups/broken.yaml'] = 'kind: group\n\tid: {\n'
      clone.collect(files)
      for (const words of [['check'], ['publish'], ['offer']]) {
        const ran = await clone.run(words, clone.keep(at))
        refused(ran, /collection\/groups\/union\.yaml:9: .*Janvember/)
        assert.match(ran.said, /collection\/groups\/broken\.yaml:2: /)
        assert.match(ran.said, /\n\d faults\. Nothing is published until they are mended\./)
      }
      const store = await openAt(at)
      assert.equal(await store.newest(true), 0)
      await store.close()
      clone.collect(smallCollection())
      await drop()
    })

    it('say that there is no history where there is none, and keep, prove or move nothing of it', async () => {
      const { at, drop } = await engine.fresh()
      const kept = join(clone.folder, `kept-nothing-${name}.gz`)
      for (const words of [['verify'], ['backup', kept], ['move', `${kept}.db`], ['rebuild'], ['scrub']])
        refused(await clone.run(words, clone.keep(at)), /no history/)
      assert.deepEqual([existsSync(kept), existsSync(`${kept}.db`)], [false, false])
      if (name === 'SQLite') assert.equal(existsSync(at), false)
      await drop()
    })

    it('back up while others publish, and restore what is equal, once', async () => {
      const { store, at, close } = await freshStore(engine)
      const source = invent('source', 'invented', 'An invented source')
      await publishAll(
        store,
        source.change(),
        ...Array.from({ length: 500 }, (_, n) => invent('group', `group-${n}`, `Group ${n}`, source.id).change()),
      )
      const file = join(clone.folder, `backup-${name}.gz`)
      let running = true
      const publishing = (async () => {
        const digests = [await store.snapshot(digestOf)]
        for (let n = 0; running; n++) {
          await publishAll(store, invent('work', `work-${n}`, `Work ${n}`, source.id).change())
          digests.push(await store.snapshot(digestOf))
          await new Promise((turn) => setTimeout(turn, 20))
        }
        return digests
      })()
      well(await clone.run(['backup', file], clone.keep(at)), /is backed up/)
      running = false
      const digests = await publishing
      assert.ok(digests.length > 2, 'something was published meanwhile')
      assert.equal(statSync(file).mode & 0o77, 0, 'nobody else may read it')
      assert.equal(existsSync(`${file}.part`), false)
      const there = await engine.fresh()
      well(await clone.run(['restore', file], clone.keep(there.at)), /Restored \d+ revisions; the copy is equal/)
      const restored = await digestAt(there.at)
      assert.ok(digests.includes(restored), 'what was restored is the history at one moment')
      refused(await clone.run(['restore', file], clone.keep(there.at)), /already a history here.*Nothing was changed/)
      assert.equal(await digestAt(there.at), restored)
      await there.drop()
      await close()
    })

    it('refuse a file that is cut, changed, foreign, a folder or not there, and leave nothing behind', async () => {
      const { at, drop } = await engine.fresh()
      const file = join(clone.folder, `whole-${name}.gz`)
      const { store, close, at: from } = await freshStore(engine)
      const source = invent('source', 'invented', 'An invented source')
      await publishAll(
        store,
        source.change(),
        ...Array.from({ length: 200 }, (_, n) => invent('group', `group-${n}`, `Group ${n}`, source.id).change()),
      )
      well(await clone.run(['backup', file], clone.keep(from)), /backed up/)
      await close()
      const whole = readFileSync(file)
      const lines = gunzipSync(whole).toString().split('\n')
      const flipped = Buffer.from(whole)
      flipped[whole.length >> 1] = (flipped[whole.length >> 1] as number) ^ 0xff
      const damaged: Record<string, Buffer> = {
        cut: whole.subarray(0, whole.length >> 1),
        'cut at the last byte': whole.subarray(0, -1),
        flipped,
        empty: Buffer.alloc(0),
        foreign: Buffer.from('words, not a backup'),
        'foreign and packed': gzipSync('words, not a backup\n'),
        'of another shape': gzipSync('[]\nnull\n5\n'),
        'without its end': gzipSync(lines.slice(0, -2).join('\n')),
        'with a row more': gzipSync([...lines.slice(0, -2), lines.at(-3), lines.at(-2)].join('\n')),
        'of a later format': gzipSync(lines.join('\n').replace('"format":2', '"format":3')),
        'with an unknown table': gzipSync([lines[0], '["sealed",{"id":"x"}]', ...lines.slice(1)].join('\n')),
        'with an unknown column': gzipSync(lines.join('\n').replace('"act":', '"words":"x","act":')),
        'with a head only': gzipSync(`${lines[0]}\n{"is":"end","rows":{},"sha256":null}\n`),
      }
      for (const [how, bytes] of Object.entries(damaged)) {
        writeFileSync(`${file}.damaged`, bytes)
        const ran = await clone.run(['restore', `${file}.damaged`], clone.keep(at))
        assert.ok(
          ran.code === 1 && isCalm(ran.said) && /cannot be restored.*Nothing was changed/s.test(ran.said),
          `${how}: ${ran.code} ${ran.said}`,
        )
      }
      refused(await clone.run(['restore', clone.folder], clone.keep(at)), /cannot be restored|no file/)
      refused(await clone.run(['restore', `${file}.nowhere`], clone.keep(at)), /no file/)
      well(await clone.run(['restore', file], clone.keep(at)), /Restored 1 revision;/)
      refused(await clone.run(['backup', join(clone.folder, 'nowhere', 'b.gz')], clone.keep(at)), /could not be written/)
      await drop()
    })

    for (const [other, another] of engines)
      it(`move a history to ${other}, once, and refuse a second time`, { skip: another.skip }, async () => {
        const { store, at, close } = await freshStore(engine)
        await publishAll(store, invent('source', 'invented', 'An invented source').change())
        const there = await another.fresh()
        well(await clone.run(['move', there.at], clone.keep(at)), /Moved 1 revision to .*both copies are equal/)
        assert.equal(await digestAt(there.at), await store.snapshot(digestOf))
        refused(await clone.run(['move', there.at], clone.keep(at)), /already a history there.*Nothing was changed/)
        refused(await clone.run(['move', at], clone.keep(at)), /already a history there/)
        await there.drop()
        await close()
      })
  })

describe('a start', () => {
  const kept = () => {
    const { path, drop } = freshSqlitePath()
    return { environment: { DATA: dirname(path) }, drop }
  }

  it('lists what there is for a word that is no command, whatever word it is', async () => {
    for (const word of ['anything-else', 'constructor', '__proto__']) {
      const ran = await clone.run([word])
      assert.match(ran.said, /npm start -- verify/)
      assert.equal(ran.code, 2, word)
    }
  })

  it('never writes a backup over a file that is there', async () => {
    const { path, drop } = freshSqlitePath()
    clone.collect(smallCollection())
    well(await clone.run(['publish'], clone.keep(path)), /Published/)
    const precious = join(clone.folder, 'precious.txt')
    writeFileSync(precious, 'words')
    refused(await clone.run(['backup', precious], clone.keep(path)), /already there/)
    assert.equal(readFileSync(precious, 'utf8'), 'words')
    drop()
  })

  it('takes the next port where none was asked for, and names it', async () => {
    const { environment, drop } = kept()
    let blocker: Awaited<ReturnType<typeof takenPort>> | null = null
    const onDefault = createServer()
    await new Promise<void>((done) => onDefault.once('error', () => done()).listen(3000, '127.0.0.1', done)) // already taken by somebody: as good
    const served = await clone.serve(environment)
    assert.match(served.said(), /Port 3000 is taken\. Using \d+ instead/)
    assert.equal((await fetch(`${served.address}/`)).status, 200)
    served.child.kill('SIGINT')
    assert.equal(await served.ended, 0)
    onDefault.close()
    blocker = await takenPort()
    refused(
      await clone.run([], { ...environment, PORT: String(blocker.port) }),
      new RegExp(`Port ${blocker.port} is taken\\. The next free one is \\d+: PORT=\\d+ npm start`),
    )
    await blocker.letGo()
    drop()
  })

  it('says in a sentence why it cannot listen, and lists all that is wrong with its settings at once', async () => {
    const { environment, drop } = kept()
    refused(await clone.run([], { ...environment, HOST: '203.0.113.7', ORIGIN: 'https://history.example' }), /HOST|203\.0\.113\.7/)
    const ran = await clone.run([], {
      ...environment,
      PORT: '99999',
      HOST: '0.0.0.0',
      PREFIX: 'history',
      DATABASE_URL: 'mysql://a/b',
      PUBLISHER_ACCENT: 'red;background:url(//x)',
      CACHE_MB: '-1',
      PUBLISHER_LOGO: '../../etc/passwd',
    })
    refused(ran, /PORT/)
    for (const setting of ['PORT', 'ORIGIN', 'PREFIX', 'DATABASE_URL', 'PUBLISHER_ACCENT', 'CACHE_MB', 'PUBLISHER_LOGO'])
      assert.match(ran.said, new RegExp(setting))
    const unknown = await clone.run(['bakup'], environment)
    assert.deepEqual([unknown.code, isCalm(unknown.said)], [2, true])
    drop()
  })

  it('with several processes shares one port, and all of them end with the first', async () => {
    const { environment, drop } = kept()
    const free = await takenPort()
    await free.letGo()
    const served = await clone.serve({ ...environment, PORT: String(free.port), PROCESSES: '2' })
    const answered = await Promise.all(
      Array.from({ length: 8 }, () =>
        fetch(`${served.address}/groups/union`, { headers: { connection: 'close' } }).then(
          ({ status }) => status,
          () => 'nobody listens',
        ),
      ),
    )
    assert.deepEqual(answered, Array(8).fill(200), 'whoever follows the address as soon as it is said is answered')
    served.child.kill('SIGTERM')
    const ended = await Promise.race([served.ended, new Promise((wait) => setTimeout(() => wait('still running'), 5_000))])
    if (ended === 'still running') served.child.kill('SIGKILL') // its workers end when it does
    assert.equal(ended, 0)
    await assert.rejects(fetch(`${served.address}/`))
    drop()
  })
})
