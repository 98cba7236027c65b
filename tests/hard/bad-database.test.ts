// Databases that are none, are damaged, are of another version, or cannot be written: a calm sentence, exit 1, and nothing lost.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { digestOf } from '../../src/store/open/carrying.ts'
import { verifyChain } from '../../src/store/open/verifying.ts'
import { openStore } from '../../src/store/store.ts'
import { invent, openAt, publishAll, root } from '../builders.ts'
import { engines, freshSqlitePath, postgresSkipped } from '../databases.ts'
import { type Clone, cloneOf, isCalm, refused } from './command-line.ts'

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

let clone: Clone
before(() => {
  clone = cloneOf()
})
after(() => clone.remove())

/** A history of a source and some groups, whole in its one file; nobody has it open. */
const history = async (groups = 0) => {
  const made = freshSqlitePath()
  const { path, drop } = freshSqlitePath()
  const store = await openAt(made.path)
  const source = invent('source', 'invented', 'An invented source')
  await publishAll(
    store,
    source.change(),
    ...Array.from({ length: groups }, (_, n) => invent('group', `group-${n}`, `Group ${n}`, source.id).change()),
  )
  const digest = await store.snapshot(digestOf)
  await store.scrub()
  await store.close()
  cpSync(made.path, path)
  made.drop()
  return { path, digest, data: { DATA: dirname(path) }, drop }
}
const digestAt = async (at: string, migrations = join(root, 'migrations')) => {
  const store = await openStore(at.startsWith('postgres') ? { url: at } : { path: at }, migrations)
  try {
    assert.deepEqual((await verifyChain(store.look)).faults, [])
    return await store.snapshot(digestOf)
  } finally {
    await store.close()
  }
}

describe('a file that is no history', { concurrency: 2 }, () => {
  it('is refused in a sentence and left as it was, whatever it holds', async () => {
    const { path, drop } = freshSqlitePath()
    for (const words of ['no database at all\n', 'SQLite format 3', `SQLite format 3\0${'x'.repeat(5_000)}`, `SQLite format 3\0`]) {
      writeFileSync(path, words)
      refused(await clone.run(['verify'], { DATA: dirname(path) }), /history\.db/)
      assert.equal(readFileSync(path, 'latin1'), words)
    }
    drop()
  })

  it('is refused where a folder stands in its place, or where the data folder is a file', async () => {
    const { path, drop } = freshSqlitePath()
    mkdirSync(path)
    refused(await clone.run(['verify'], { DATA: dirname(path) }), /history\.db/)
    rmSync(path, { recursive: true })
    writeFileSync(path, 'words')
    refused(await clone.run(['verify'], { DATA: path }), /history\.db|folder/i)
    drop()
  })

  it('is refused where another program keeps its own tables in it, and none of ours is added', async () => {
    const { DatabaseSync } = await import('@photostructure/sqlite')
    const { path, drop } = freshSqlitePath()
    const theirs = new DatabaseSync(path)
    theirs.exec("create table bookmark (address text); insert into bookmark values ('https://example.org')")
    theirs.close()
    const was = hashOf(path)
    refused(await clone.run(['verify'], { DATA: dirname(path) }), /history\.db/)
    assert.equal(hashOf(path), was)
    drop()
  })

  it('begins a history where the file is empty', async () => {
    const { path, drop } = freshSqlitePath()
    writeFileSync(path, '')
    const ran = await clone.run(['publish'], { DATA: dirname(path) })
    assert.match(ran.said, /Published as revision 1/)
    assert.equal(ran.code, 0)
    drop()
  })
})

describe('a damaged history', { concurrency: 2 }, () => {
  it('is named as damaged by verify where half of the file is gone, not called intact', async () => {
    const { path, data, drop } = await history(1_000)
    truncateSync(path, Math.floor(statSync(path).size / 2 / 4096) * 4096)
    refused(await clone.run(['verify'], data), /damaged|malformed|not what was published/i)
    drop()
  })

  it('is named as damaged where pages in its middle are overwritten', async () => {
    const { path, data, drop } = await history(1_000)
    const bytes = readFileSync(path)
    bytes.fill(0xa5, Math.floor(bytes.length / 8192) * 4096, bytes.length - 4096)
    writeFileSync(path, bytes)
    const was = hashOf(path)
    refused(await clone.run(['verify'], data), /damaged|malformed|not what was published/i)
    refused(await clone.run(['backup', join(dirname(path), 'b')], data), /damaged|malformed/i)
    assert.equal(existsSync(join(dirname(path), 'b')), false)
    assert.equal(hashOf(path), was)
    drop()
  })
})

/** The migrations of this version, and one more. */
const later = (name: string, text: string) => {
  const folder = join(clone.folder, name)
  cpSync(join(root, 'migrations'), folder, { recursive: true })
  writeFileSync(join(folder, '9998-later.sql'), text)
  return folder
}

for (const [name, engine] of engines)
  describe(`a database of another version on ${name}`, { skip: engine.skip }, () => {
    it('is refused in plain words if it is from a later one, and not a byte of it changes', async () => {
      const { at, drop } = await engine.fresh()
      const store = await openStore(
        at.startsWith('postgres') ? { url: at } : { path: at },
        later('from-later', 'create table later (word text);\n'),
      )
      await publishAll(store, invent('source', 'invented', 'An invented source').change())
      await store.scrub()
      await store.close()
      const was = name === 'SQLite' ? hashOf(at) : ''
      for (const words of [['verify'], ['publish'], []]) refused(await clone.run(words, clone.keep(at)), /later version/)
      if (name === 'SQLite') assert.equal(hashOf(at), was)
      await digestAt(at, join(clone.folder, 'from-later'))
      await drop()
    })

    it('is brought forward with all it holds if it is from an earlier one', async () => {
      const { at, drop } = await engine.fresh()
      const store = await openAt(at)
      await publishAll(store, invent('source', 'invented', 'An invented source').change())
      const digest = await store.snapshot(digestOf)
      await store.close()
      const folder = later(`forward-${name}`, 'create table later (word text);\ninsert into later select name from standing;\n')
      assert.equal(await digestAt(at, folder), digest)
      await assert.rejects(openAt(at), /later version/)
      await drop()
    })

    it('stays as it was if bringing it forward fails half way', async () => {
      const { at, drop } = await engine.fresh()
      const store = await openAt(at)
      await publishAll(store, invent('source', 'invented', 'An invented source').change())
      const digest = await store.snapshot(digestOf)
      await store.close()
      const folder = later(`broken-${name}`, 'create table later (word text);\ninsert into nowhere values (1);\n')
      await assert.rejects(openStore(at.startsWith('postgres') ? { url: at } : { path: at }, folder), /as it was before/)
      assert.equal(await digestAt(at), digest)
      await drop()
    })

    it('is made once, and the collection published once, by eight starts of an empty one at the same moment', async () => {
      const { at, drop } = await engine.fresh()
      const all = await Promise.all(Array.from({ length: 8 }, () => clone.run(['publish'], clone.keep(at))))
      for (const { code, said } of all) assert.ok(code === 0 && isCalm(said), said)
      assert.equal(all.filter(({ said }) => /Published as revision/.test(said)).length, 1)
      await digestAt(at)
      await drop()
    })
  })

describe('a full disk', () => {
  it('refuses a change in a sentence, loses nothing, and the history still reads and grows once there is room', async () => {
    const { path, digest, drop } = await history()
    const pages = Math.ceil(statSync(path).size / 4096) + 8
    const store = await openAt(path, pages)
    for (let turns = 0; turns < 3; turns++)
      await assert.rejects(publishAll(store, invent('source', `large-${turns}`, 'words '.repeat(100_000)).change()), { is: 'cannot-write' })
    assert.deepEqual((await verifyChain(store.look)).faults, [])
    assert.equal(await store.snapshot(digestOf), digest)
    await publishAll(store, invent('source', 'small', 'Small').change())
    assert.equal(await store.newest(true), 2)
    await store.close()
    await digestAt(path)
    drop()
  })

  it('is met calmly by the command line, also where a file may not grow at all', async () => {
    const { path, digest, data, drop } = await history()
    clone.collect(largeCollection())
    for (const blocks of [4, 40, 160, 400]) {
      const ran = await clone.run(['publish'], data, `ulimit -f ${blocks}`)
      refused(ran, /disk|write|opened/i)
      assert.equal(await digestAt(path), digest, `after a limit of ${blocks} kB`)
    }
    const backup = await clone.run(['backup', join(dirname(path), 'backup.gz')], data, 'ulimit -f 0')
    refused(backup, /backup|disk|write/i)
    assert.equal(existsSync(join(dirname(path), 'backup.gz')), false)
    assert.equal(await digestAt(path), digest)
    assert.equal((await clone.run(['publish'], data)).code, 0)
    drop()
  })
})

const largeCollection = () => {
  const files: Record<string, string> = {
    'collection.yaml': 'collection: large\nsource: sources/large\nsections:\n  A: {heading: Beginnings, paragraphs: 1}\n',
    'sources/large.yaml': `kind: source\nid: s${'e'.repeat(26)}\nslug: large\nstatements:\n  name:\n    text: A large source\n    from: A1\n`,
  }
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  for (let n = 0; n < 100; n++) {
    const id = `g${'f'.repeat(24)}${letters[Math.floor(n / 26)]}${letters[n % 26]}`
    files[`groups/large-${n}.yaml`] =
      `kind: group\nid: ${id}\nslug: large-${n}\nstatements:\n  name:\n    text: Large ${n}\n    from: A1\n  did:\n    text: ${'went on '.repeat(1_000)}\n    from: A1\n`
  }
  return files
}

describe('a wrong DATABASE_URL', { concurrency: 2 }, () => {
  const wrong = [
    'nonsense',
    'mysql://teller:sesame@localhost/history',
    'postgres://teller:sesame@localhost',
    'postgres://teller:se#same@localhost/history',
    'postgres://teller:sesame@127.0.0.1:9/history',
    'postgres://teller:12/sesame@127.0.0.1/history',
    'postgres://teller:%zzsesame@127.0.0.1:9/history',
    'postgres://nowhere.invalid/history?password=sesame',
    'postgres://teller:sesame@localhost/history?host=/nonexistent-folder',
    ...(postgresSkipped
      ? []
      : [(process.env.TEST_POSTGRES_URL as string).replace('//postgres@', '//teller:sesame@').replace('/postgres?', '/no-such-database?')]),
  ]
  const standing = freshSqlitePath()
  before(async () => void (await clone.run(['publish'], { DATA: dirname(standing.path) })))
  after(() => standing.drop())
  for (const url of wrong)
    it(`is refused in one sentence without a password: ${url.replace(/\?host=%2F.*/, '')}`, async () => {
      for (const [words, environment] of [
        [['verify'], { DATABASE_URL: url }],
        [['move', url], {}],
      ] as const) {
        if (words[0] === 'move' && url === 'nonsense') continue // to `move`, that is a file's name
        const ran = await clone.run(words, { DATA: dirname(standing.path), ...environment })
        refused(ran, /DATABASE_URL|PostgreSQL|postgres:\/\//)
        assert.equal(ran.said.trim().split('\n').length, 1, ran.said)
        assert.doesNotMatch(ran.said, /sesame|se#same|same@/)
      }
    })
})
