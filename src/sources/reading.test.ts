// Lists of literature in three formats: what is read of them, each fault on its line, and what a hostile file can do.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Citation, most } from './citation.ts'
import { languageOf } from './language.ts'
import { readCitations } from './reading.ts'

const one = (text: string): Citation => {
  const { citations, faults } = readCitations(text)
  assert.deepEqual(faults, [])
  assert.equal(citations.length, 1)
  return citations[0] as Citation
}
const nothing = {
  ...{ line: 1, authors: [], published: null, type: null, within: null, publisher: null, place: null, link: null, language: null },
}

describe('BibTeX', () => {
  test('is read whole: names, dates, places, links, languages', () => {
    assert.deepEqual(
      one(`@article{kites,
  author = {Ludwig van Invented and Nobody, Anna Maria and {Circle of Kites and Lanterns} and von Nowhere, Jr, Max and others},
  title = "On {Kites}, \\& what holds them",
  journal = {A Journal of Nothing}, year = 1998, month = may,
  publisher = {Invented Press}, address = {Nowhere},
  url = {https://example.org/a\\_b~c?d=1\\&e=2}, language = {french},
}`),
      {
        ...nothing,
        title: 'On Kites, & what holds them',
        authors: ['Ludwig van Invented', 'Anna Maria Nobody', 'Circle of Kites and Lanterns', 'Max von Nowhere Jr'],
        published: { told: 'May 1998', edtf: '1998-05' },
        type: 'article',
        within: 'A Journal of Nothing',
        publisher: 'Invented Press',
        place: 'Nowhere',
        link: 'https://example.org/a_b~c?d=1&e=2',
        language: 'fr',
      },
    )
  })

  test('is read in every script, with accents spelled out or not', () => {
    for (const [written, read] of [
      [
        '{\\\'E}tudes {\\c c}a et l{\\`a}: na{\\"\\i}f, \\v{S}koda, \\H{o}, Stra{\\ss}e, \\O rsted',
        'Études ça et là: naïf, Škoda, ő, Straße, Ørsted',
      ],
      ['Дом на холме', 'Дом на холме'],
      ['بيت على التل', 'بيت على التل'],
      ['บ้านบนเนินเขา', 'บ้านบนเนินเขา'],
      ["A {\\emph{kite}} --- or ``two'' -- 1981", 'A kite — or “two” – 1981'],
    ] as const)
      assert.equal(one(`@misc{a, title = {${written}}}`).title, read)
  })

  test('knows strings, sums, comments, other brackets, and dates as they come', () => {
    const text = `Words before it, and somebody@example.org.
@comment{ @book{no, title={No}} }
@preamble{ "\\newcommand{\\x}{y}" }
@string{press = "Invented " # {Press}}
@BOOK(kites, title = {A } # "Book", publisher = press, date = {1981-05-02/1981-06})
@book{title = {Without a key}, year = {about 1990}}
@report{r, title = {R}, year = {n.d.}}`
    const { citations, faults } = readCitations(text)
    assert.deepEqual(faults, [])
    assert.deepEqual(
      citations.map(({ line, title, publisher, published, type }) => [line, title, publisher, published, type]),
      [
        [5, 'A Book', 'Invented Press', { told: '1981-05-02/1981-06', edtf: '1981-05-02/1981-06' }, 'book'],
        [6, 'Without a key', null, { told: 'about 1990', edtf: '1990~' }, 'book'],
        [7, 'R', null, { told: 'n.d.', edtf: null }, 'report'],
      ],
    )
  })

  test('says of each broken entry what is wrong and on which line, and reads the others', () => {
    const text = `@book{a, title = {Open}
@book{b, title = {Whole}}
@book{c,
  title = nameless}
@book{d, title {No sign}}
@book{e, year = 1981}
@book{f, title = {F}, url = {javascript:alert(1)}, language = {Elvish}}
@book{g, title = {Never closed, year = 1981}`
    const { citations, faults } = readCitations(text)
    assert.deepEqual(
      citations.map(({ title, link }) => [title, link]),
      [
        ['Whole', null],
        ['F', null],
      ],
    )
    assert.deepEqual(
      faults.map(({ line, because }) => `${line}: ${because}`.slice(0, 40)),
      [
        '2: here the name of a field and an equal',
        '4: “nameless” stands for nothing: put it',
        '5: here the name of a field and an equal',
        '6: it has no title, and is left out',
        '7: its link is no address of the web, an',
        '7: “Elvish” is no language that is known',
        '8: here the name of a field and an equal',
      ].map((line) => line.slice(0, 40)),
    )
  })
})

describe('RIS', () => {
  test('is read whole, with lines that go on', () => {
    const text = `\ufeffTY  - RPRT\r
TI  - A report of kites\r
    and of lanterns\r
AU  - Nobody, Anna\r
AU  - Circle of Kites\r
AU  - Invented, Max, Jr.\r
DA  - 2006/05/12/spring\r
PB  - Invented Press\r
CY  - Nowhere\r
DO  - 10.1234/invented\r
LA  - rus\r
ER  - \r
`
    assert.deepEqual(one(text), {
      ...nothing,
      title: 'A report of kites and of lanterns',
      authors: ['Anna Nobody', 'Circle of Kites', 'Max Invented Jr.'],
      published: { told: '2006/05/12', edtf: '2006-05-12' },
      type: 'report',
      publisher: 'Invented Press',
      place: 'Nowhere',
      link: 'https://doi.org/10.1234/invented',
      language: 'ru',
    })
  })

  test('says what has no beginning, no end or no title, and on which line', () => {
    const { citations, faults } = readCitations('stray\nTY  - BOOK\nPY  - 1981///\nTY  - JOUR\nT1  - Kites\nT2  - Journal\nPY  - 1981\n')
    assert.deepEqual(
      citations.map(({ title, within, published }) => [title, within, published]),
      [['Kites', 'Journal', { told: '1981', edtf: '1981' }]],
    )
    assert.deepEqual(
      faults.map(({ line, because }) => [line, because.slice(0, 22)]),
      [
        [1, 'this stands outside of'],
        [2, 'it has no title, and i'],
        [4, 'the source before this'],
        [4, 'this source has no end'],
      ],
    )
  })
})

describe('CSL-JSON', () => {
  test('is read whole, one source or a list of them', () => {
    const book = {
      type: 'book',
      title: 'Kites',
      author: [{ family: 'Nowhere', given: 'Max', 'non-dropping-particle': 'von' }, { literal: 'Circle of Kites' }],
      issued: { 'date-parts': [['1981', 5]], circa: true },
      publisher: 'Invented Press',
      'publisher-place': 'Nowhere',
      URL: 'https://example.org/kites',
      language: 'en-GB',
    }
    const read: Citation = {
      ...nothing,
      title: 'Kites',
      authors: ['Max von Nowhere', 'Circle of Kites'],
      published: { told: 'about 1981-05', edtf: null },
      type: 'book',
      publisher: 'Invented Press',
      place: 'Nowhere',
      link: 'https://example.org/kites',
      language: 'en-GB',
    }
    assert.deepEqual(one(JSON.stringify(book)), read)
    const range = { title: 'Both', issued: { 'date-parts': [[1981], [1983]] } }
    const { citations, faults } = readCitations(`[\n${JSON.stringify(book)},\n${JSON.stringify(range)},\n{"title": oops},\n{"title": 7}\n]`)
    assert.deepEqual(
      citations.map(({ line, title, published }) => [line, title, published?.edtf]),
      [
        [2, 'Kites', null],
        [3, 'Both', '1981/1983'],
        [5, '7', undefined],
      ],
    )
    assert.deepEqual(faults, [{ line: 4, because: 'what begins here is no whole JSON' }])
  })
})

test('languages are known by tag, by three letters and by name', () => {
  for (const [named, tag] of [
    ['English', 'en'],
    ['rus', 'ru'],
    ['ngerman', 'de'],
    ['pt_BR', 'pt-BR'],
    ['constructor', null],
    ['__proto__', null],
    ['', null],
    ['en-GB', 'en-GB'],
  ] as const)
    assert.equal(languageOf(named), tag, named)
})

test('a hostile file is bounded: nothing long is kept, nothing takes long, and nothing of it is a command', () => {
  const long = 'x'.repeat(most.field + 1)
  const { citations, faults } = readCitations(
    `[{"title": "${long}"}, {"title": "a\\u0000b\\u202ec\\nd", "publisher": "${long}", "__proto__": {"a": 1}}]`,
  )
  assert.deepEqual(
    citations.map(({ title, publisher }) => [title, publisher]),
    [['a b c d', null]],
  )
  assert.equal(faults.length, 3)
  for (const text of [
    '@book{'.repeat(100_000),
    `@string{a = {${'x'.repeat(100)}}}${'@string{a = a # a}'.repeat(50)}@book{b, title = a}`,
    '@comment{'.repeat(100_000),
    `@book{a, title = ${'{} # '.repeat(190_000)}`,
    `@book{a, title = ${'{'.repeat(900_000)}`,
    `@book{a, title = "${'{}'.repeat(400_000)}`,
    `@book{a, author = {${'a and '.repeat(600)}}, title = {${' '.repeat(3_000)}}}\n`.repeat(200),
    '@'.repeat(1_000_000),
    `@book{a,${' '.repeat(900_000)}`,
    `TY  - BOOK\n${'more\n'.repeat(190_000)}`,
    'TY  - BOOK\n'.repeat(90_000),
    '['.repeat(1_000_000),
    `${'{"a":'.repeat(180_000)}`,
    `[${'{"title":"a"},'.repeat(60_000)}]`,
    `"${'\\'.repeat(900_000)}`,
    'x'.repeat(most.letters + 1),
    '',
  ]) {
    const begun = performance.now()
    const read = readCitations(text)
    assert.ok(performance.now() - begun < 3_000, text.slice(0, 20))
    assert.ok(read.citations.length <= most.sources && read.faults.length > 0 && read.faults.length < 3_000, text.slice(0, 20))
  }
})
