// The history as files: published into an empty history they say exactly what stands, and nothing that people sent or that was taken away is in them.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { erase } from '../../src/actions/erase.ts'
import { publishCollection } from '../../src/actions/publish-collection.ts'
import { withdraw } from '../../src/actions/withdraw.ts'
import { loadCollection } from '../../src/commands/check.ts'
import { exportHistory } from '../../src/commands/exporting.ts'
import type { Surroundings } from '../../src/commands/surroundings.ts'
import type { Evidence, Saying, Statement } from '../../src/history/statement.ts'
import { whatStands } from '../../src/store/open/whole.ts'
import type { Store } from '../../src/store/store.ts'
import { chance, date, ending, freshStore, invent, keepingFor, publishAll, root, saying, takenAway, text, together } from '../builders.ts'
import { contributed, newCanary } from '../contributed.ts'
import { engines } from '../databases.ts'
import { openDesk } from '../tellers.ts'

const day = '2026-01-09'

/** Words that a file of this form could take for something else. */
const hostile = [
  'yes',
  'null',
  '~',
  '1981',
  '0x10',
  '1e3',
  '2001-01-01',
  '- a list',
  '? a key',
  'a: map',
  '# a comment',
  'a # comment',
  '{flow: map}',
  '[a, list]',
  '*alias',
  '&anchor',
  '!tag',
  '|',
  '>',
  '%directive',
  '@at',
  '`tick`',
  '"quoted"',
  "it's",
  "''",
  '---',
  '...',
  'back\\slash \\n \\u0041',
  'two\nlines\n\n  and one indented\n\tand a tab',
  'next\u0085line\u2028and\u2029other',
  'a bell \u0007 and an escape \u001b[31m',
  '\u202eright to left\u202c and بيت and дом and 🧵',
  '<script>alert(1)</script> &amp; ]]> -->',
  '[[not a record]] [[ nor this',
  `${'a long word and another '.repeat(60)}end`,
  `${'x'.repeat(500)}`,
]

/** What stands, in words that no id of a statement and no place of a paragraph among others is part of. */
const saidIn = async (store: Store) => {
  const { records, statements, evidence } = await whatStands(store.look)
  const own = (one: Statement | null): string => (one ? JSON.stringify([plain(one), resting(one)]) : '')
  const byId = new Map(statements.map((one) => [one.id, one]))
  const plain = ({ subject, property, value, when, note, madeBy, lang }: Saying) => ({
    ...{ subject, property, when, note, madeBy },
    value: value.kind === 'prose' ? { ...value, order: 0 } : value,
    // Where there are no words, there is no language of them.
    lang: value.kind === 'text' || value.kind === 'prose' ? value.lang : note === null ? null : lang,
  })
  const citing = ({ source, place, quotation, lang }: Evidence) => JSON.stringify([source, place, quotation, lang])
  const resting = ({ id }: Statement) => evidence.filter(({ statement }) => statement === id).map(citing)
  const about = (one: Statement) => own(byId.get(one.about ?? '') ?? null)
  const order = ({ value }: Statement) => (value.kind === 'prose' ? value.order : -1)
  const before = (one: Statement) =>
    statements.filter(
      (other) => other.subject === one.subject && other.about === one.about && order(other) >= 0 && order(other) < order(one),
    )
  return {
    records: records.map(({ id, kind, slug, formerSlugs }) => [id, kind, slug, [...formerSlugs].sort()]),
    statements: statements.map((one) => [own(one), about(one), order(one) < 0 ? null : before(one).length]).sort(),
  }
}

const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[])
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )

for (const [name, engine] of engines)
  describe(`a history on ${name}, written to files`, { skip: engine.skip }, () => {
    const begin = async () => {
      const { store, close } = await freshStore(engine)
      const place = mkdtempSync(join(tmpdir(), 'ct-export-'))
      const said: string[] = []
      const surroundings = { say: (line: string) => void said.push(line) } as unknown as Surroundings
      const written = async (from: Store = store, as = 'collection') => {
        const done = await exportHistory(surroundings, from, join(place, as))
        assert.ok(done, said.join('\n'))
        return filesIn(join(place, as))
      }
      const elsewhere = async () => {
        const there = await freshStore(engine)
        const { collection, faults } = loadCollection(place)
        assert.deepEqual(faults, [])
        await publishCollection(there.store, collection, day, chance)
        return there
      }
      const drop = async () => {
        await close()
        rmSync(place, { recursive: true })
      }
      return { store, place, said, surroundings, written, elsewhere, drop }
    }

    it('is the first collection again, key for key, and the same files from wherever', async () => {
      const { store, place, written, elsewhere, drop } = await begin()
      const first = loadCollection(root).collection
      await publishCollection(store, first, day, chance)
      const files = await written()
      assert.equal(Object.keys(files).length, first.records.length + 1)
      const { collection } = loadCollection(place)
      const byKey = (one: typeof first) =>
        one.entries
          .map(({ key, said, aboutKey, evidence }) => [key, { said, aboutKey, evidence }] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1))
      assert.deepEqual(byKey(collection), byKey(first))
      const there = await elsewhere()
      assert.deepEqual(await saidIn(there.store), await saidIn(store))
      assert.deepEqual(await written(there.store, 'again'), files)
      assert.equal((await publishCollection(store, collection, day, chance)).revision, null, 'and here they change nothing')
      await there.close()
      await drop()
    })

    it('keeps every kind of value, hostile words, former addresses, and what editors changed since', async () => {
      const { store, written, elsewhere, drop } = await begin()
      const book = invent('source', 'book', 'An invented book')
      const other = invent('source', 'other', 'Another invented book', book.id)
      const town = invent('place', 'town', 'Invented Town', book.id)
      town.say('country-code', { kind: 'country', code: 'NL' })
      const fire = invent('event', 'fire', 'An invented fire', book.id)
      fire.say('deaths', { kind: 'number', number: 12 })
      fire.say('happened', date('Herbst 1981, vielleicht', '1981-23?'))
      const union = invent('group', 'union', 'Invented Union', book.id)
      const began = union.say('began', date('the day of the flood', '1985/1989'))
      union.say('ended', {
        kind: 'when',
        when: { told: '1990', lang: 'en', edtf: null, span: { fromMin: null, fromMax: null, toMin: null, toMax: null } },
      })
      union.say('type', { kind: 'choice', choice: 'union' })
      union.say('who-decides', { kind: 'answer', answer: 'declined' })
      union.say('inferred', text('An invented reason.'), { about: began })
      const dated = date('hiver 1981', '1981-24')
      union.say(
        'based-in',
        { kind: 'record', record: town.id },
        { lang: null, when: dated.kind === 'when' ? { ...dated.when, lang: 'fr' } : null },
      )
      for (const words of hostile)
        union.say('did', text(words, words.length % 2 ? 'ru' : 'en'), {
          note: words,
          madeBy: words.slice(0, 40).trim(),
          when: { told: 'a while', lang: 'sw', edtf: null, span: { fromMin: null, fromMax: null, toMin: null, toMax: null } },
        })
      const chapter = union.say('text', { kind: 'prose', text: 'A chapter', lang: 'en', order: 0 })
      const words = ['Third, of [[ID]].', 'First.', 'Second, of [[ID|the town: a # place]].']
      for (const [n, words_] of words.entries())
        union.say(
          'paragraph',
          { kind: 'prose', text: words_.replace('ID', town.id), lang: 'en', order: [7, 1, 4][n] as number },
          { about: chapter },
        )
      for (const [n, one] of hostile.filter((one) => !one.includes('[[')).entries())
        union.say('paragraph', { kind: 'prose', text: one, lang: 'en', order: 10 + n }, { about: chapter })
      const nowhere = { kind: 'prose', text: 'It leads to [[nothing that is here]].', lang: 'en', order: 99 } as const
      union.say('paragraph', nowhere, { about: chapter })
      union.say('translation', text('Ein Kapitel', 'de'), { about: chapter, madeBy: 'A machine' })
      const change = together(book.change(), other.change(), town.change(), fire.change(), union.change())
      const quoting = union.change().statements.map(({ id }, n) => ({
        ...{ id: chance.id('v'), statement: id, source: n % 2 ? other.id : book.id, lang: n % 3 ? 'ru' : 'en' },
        place: hostile[n % hostile.length] as string,
        quotation: hostile[(n + 1) % hostile.length] as string,
      }))
      await publishAll(store, {
        ...change,
        evidence: [...change.evidence, ...quoting],
        addresses: [...change.addresses, { kind: 'group', slug: 'onion', record: union.id, isCurrent: false }],
      })
      await publishAll(store, ending(began), saying(union.id, 'began', date('spring 1986', '1986-21'), other.id))
      const before = await saidIn(store)
      // What is about something that ended goes with it, and so does what leads nowhere.
      before.statements = before.statements.filter(([one]) => !/An invented reason|It leads to/.test(String(one)))
      const files = await written()
      const there = await elsewhere()
      assert.deepEqual(await saidIn(there.store), before)
      assert.deepEqual(await written(there.store, 'again'), files, 'keys and order stay, so that two writings can be compared')
      await there.close()
      await drop()
    })

    it('holds nothing that people sent, nor what was erased, withheld or taken back', async () => {
      const { store, place, said, surroundings, written, elsewhere, drop } = await begin()
      const desk = await openDesk(store)
      const [sent, gone, hidden, account] = [newCanary(), newCanary(), newCanary(), newCanary()]
      const told = await contributed(store, desk, sent)
      const book = invent('source', 'leaflet', 'An invented leaflet')
      const club = invent('group', 'club', 'Invented Club', book.id)
      const going = club.say('did', text(`Met by the ${gone}.`))
      const hiding = club.say('did', text(`Met by the ${hidden}.`))
      const own = invent('source', 'own', `What ${account} tells`)
      own.say('type', { kind: 'choice', choice: 'account' })
      const led = saying(club.id, 'did', text(`Met with ${account}.`), own.id)
      await publishAll(store, together(book.change(), club.change(), own.change(), led))
      await erase(store, { statements: [going], evidence: [] }, keepingFor(store))
      await takenAway(store, [hiding])
      const files = JSON.stringify(await written())
      assert.match(files, /Invented Club[\s\S]*Opened a door\./, 'what also stands on a book stays')
      for (const word of [sent, gone, hidden, account, told.id, told.source]) assert.ok(!files.includes(word), word)
      assert.match(said.join('\n'), /What people sent is left out \([1-9]\d* statements\)/)
      const there = await elsewhere()
      await there.close()
      await withdraw(store, told.key, keepingFor(store))
      assert.equal(JSON.stringify(await written(store, 'after')), files)
      assert.equal(await exportHistory(surroundings, store, join(place, 'after')), false)
      assert.match(said.at(-1) ?? '', /already there.*nothing was written/)
      await drop()
    })
  })
