// The reader of collections names every planted fault at once, each with its file and line, and nothing else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCollection } from '../src/exchange/collection.ts'
import { checkCollection } from '../src/exchange/collection-check.ts'
import type { SourceFile } from '../src/exchange/collection-file.ts'
import { shelves } from '../src/history/record.ts'

// Plainly invented files; `#!` stands on the line of each planted fault and says which words must name it.
const manifest = 'collection: invented\nsource: sources/leaflet\nsections:\n  A: {heading: First, paragraphs: 2}\n'
const id = (letter: string, filler: string) => letter + filler.repeat(26)
const record = (kind: keyof typeof shelves, slug: string, filler: string, statements: string): SourceFile => ({
  path: `${shelves[kind]}/${slug}.yaml`,
  text: `kind: ${kind}\nid: ${id(kind === 'idea' ? 'd' : (kind[0] as string), filler)}\nslug: ${slug}\nstatements:\n${statements}`,
})
const leaflet = record('source', 'leaflet', 'a', '  name:\n    text: A leaflet\n    from: A1\n')
const planted = (files: readonly SourceFile[]) =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, n) => (line.includes('#! ') ? [{ path, line: n + 1, words: line.split('#! ')[1] as string }] : [])),
  )

const assertFound = (files: readonly SourceFile[], atLeast: number) => {
  const read = readCollection([{ path: 'collection.yaml', text: manifest }, leaflet, ...files])
  const found = [...read.faults, ...checkCollection(read.collection, read.faults)]
  const wanted = planted(files)
  assert.ok(wanted.length >= atLeast, `${wanted.length} faults are planted`)
  for (const { path, line, words } of wanted)
    assert.ok(
      found.some((fault) => fault.path === path && fault.line === line && fault.because.includes(words)),
      `${path}:${line} ${words}\n${found.map((fault) => `${fault.path}:${fault.line}: ${fault.because}`).join('\n')}`,
    )
  assert.deepEqual(
    found.filter((fault) => !wanted.some(({ path, line }) => fault.path === path && fault.line === line)),
    [],
    'nothing is called a fault that was not planted',
  )
}

test('a dozen faults of reading are all named at once, each with its file and line', () => {
  assertFound(
    [
      record(
        'group',
        'kites',
        'b',
        [
          '  name:',
          '    text: Kite Circle',
          '    from: A1',
          '  favourite-colour: #! there is no property',
          '    text: blue',
          '    from: A1',
          '  began:',
          '    when: the day the moon sneezed #! No date could be read',
          '    from: A1',
          '  told.nothing: #! it has no value',
          '    from: A1',
          '  told.twice: #! it has 2 values',
          '    text: one',
          '    choice: two',
          '    from: A1',
          '  told.baseless: #! it rests on nothing',
          '    text: Somebody said so.',
          '  told.elsewhere:',
          '    text: It is on the third page.',
          '    from: A3 #! the source has no paragraph A3',
          '  partner-of:',
          '    record: groups/nobody #! there is no record groups/nobody',
          '    from: A1',
          '  inferred.began:',
          '    about: published #! which is not in this file',
          '    text: Read from the leaflet.',
          '    from: A1',
          '  who-decides:',
          '    answer: perhaps #! an answer is one of',
          '    from: A1',
          '  told.misspelt:',
          '    text: It flies.',
          '    form: A1 #! is not a part of a statement',
          '    from: A1',
          '  told.hollow:',
          '    text: "" #! its value is empty',
          '    from: A1',
          '  ended:',
          '    when: 1890',
          '    read-as: before tea',
          '    from: A1',
          '',
        ]
          .join('\n')
          .replace('when: 1890', 'when: "1890" #! is no EDTF date'),
      ),
      {
        path: 'groups/unkind.yaml',
        text: 'kind: club #! “kind” must be one of\nid: x\nslug: unkind\nstatements:\n  name:\n    text: Unkind\n    from: A1\n',
      },
      {
        path: 'groups/nameless-id.yaml',
        text: 'kind: group\nid: g123 #! “id” must be\nslug: nameless-id\nstatements:\n  name:\n    text: No Id\n    from: A1\n',
      },
      {
        path: 'groups/broken.yaml',
        text: `kind: group\nid: ${id('g', 'g')}\nslug: broken\nslug: broken #! Map keys must be unique\nstatements:\n  name:\n    text: Broken\n    from: A1\n`,
      },
    ],
    12,
  )
})

test('a dozen faults of what is said are all named at once, each with its file and line', () => {
  assertFound(
    [
      record('idea', 'wind', 'c', '  name:\n    text: wind\n    from: A1\n  type:\n    choice: theme\n    from: A1\n'),
      record(
        'place',
        'hill',
        'd',
        '  name:\n    text: Hill\n    from: A1\n  country-code: #! is not a two-letter country code\n    country: Hill\n    from: A1\n',
      ),
      record(
        'event',
        'storm',
        'e',
        '  name:\n    text: The storm\n    from: A1\n  deaths: #! a number must be whole\n    number: some\n    from: A1\n',
      ),
      {
        path: 'works/song.yaml',
        text: `kind: work #! it has no name\nid: ${id('w', 'f')}\nslug: song\nstatements:\n  type: #! is not one of\n    choice: melody\n    from: A1\n`,
      },
      record(
        'group',
        'kites',
        'b',
        [
          '  name:',
          '    text: Kite Circle',
          '    from: A1',
          '  happened: #! cannot be said of a group',
          '    when: "1950"',
          '    from: A1',
          '  in-general: #! cannot be said of a group',
          '    text: Such groups often fly.',
          '    from: A1',
          '  based-in: #! leads to place',
          '    record: ideas/wind',
          '    from: A1',
          '  way: #! an idea of type way-of-organising',
          '    record: ideas/wind',
          '    from: A1',
          '  part-of: #! relates a record to itself',
          '    record: groups/kites',
          '    from: A1',
          '  doubted: #! is a judgement',
          '    text: Because it is raining.',
          '    from: A1',
          '  began: #! takes when or answer',
          '    text: Long ago',
          '    from: A1',
          '  paragraph.loose: #! belongs to a signed text',
          '    prose: They flew.',
          '    from: A1',
          '  text.account:',
          '    prose: An account',
          '    from: A1',
          '  paragraph.account.1: #! “Kite Circle” is written bare',
          '    about: text.account',
          '    prose: The Kite Circle met on [[places/hill]].',
          '    from: A1',
          '',
        ].join('\n'),
      ),
    ],
    12,
  )
})
