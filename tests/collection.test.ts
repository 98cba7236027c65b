// The first collection says what its source says, and nothing more.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadCollection } from '../src/commands/check.ts'
import type { CollectionEntry } from '../src/exchange/collection.ts'
import { shelves } from '../src/history/record.ts'
import { piecesOf } from '../src/history/statement.ts'
import { properties } from '../src/history/vocabulary.ts'
import { root } from './builders.ts'

const { collection, faults } = loadCollection(root)
const { entries, records } = collection

const addresses = new Map(records.map(({ id, kind, slug }) => [id, `${shelves[kind]}/${slug}`]))
const on = (entry: CollectionEntry) => addresses.get(entry.said.subject) as string
const valueOf = ({ said: { value } }: CollectionEntry) => {
  if (value.kind === 'record') return addresses.get(value.record)
  if (value.kind === 'choice') return value.choice
  return value.kind === 'when' ? value.when.told : value.kind === 'text' || value.kind === 'prose' ? value.text : null
}
const about = (address: string) => entries.filter((entry) => on(entry) === address)
const under = (...names: string[]) => entries.filter(({ said }) => names.includes(said.property))
const lines = (found: readonly CollectionEntry[]) => found.map((entry) => `${on(entry)} ${entry.said.property} ${valueOf(entry)}`).sort()
const isInferred = (entry: CollectionEntry) => entries.some(({ said, aboutKey }) => said.property === 'inferred' && aboutKey === entry.key)

/** How many paragraphs stand under each heading of the source, in its order. */
const counts = [1, 4, 4, 5, 7, 2, 2, 2, 2, 4]
const places = counts.flatMap((count, section) => Array.from({ length: count }, (_, n) => `§${section + 1} ¶${n + 1} `))

test('the collection has no fault', () => assert.deepEqual(faults, []))

test('at least 260 statements stand besides names, types and paragraphs', () => {
  const besides = entries.filter(({ said }) => !['name', 'type', 'paragraph'].includes(said.property))
  assert.ok(besides.length >= 260, `${besides.length} statements`)
})

test('every paragraph of the source is cited, and none that it does not have', () => {
  const cited = new Set(entries.flatMap(({ evidence }) => evidence.map(({ place }) => place.replace(/(¶\d+ ).*/, '$1'))))
  assert.deepEqual([...cited].sort(), [...places].sort())
})

test('groups have the dates that the source states, in its words, and no others', () => {
  const dated = under('began', 'ended', 'incorporated', 'existed').filter((entry) => on(entry).startsWith('groups/'))
  assert.deepEqual(lines(dated), [
    'groups/aivl began late 1980s',
    'groups/aivl incorporated in 1992',
    'groups/ccmp began 1973',
    'groups/inpud began 2006',
    'groups/junkiebond began January 1981',
    'groups/junkiebond ended late 1980s',
    'groups/methadone-alliance existed from 1999 to 2013',
    'groups/nama began 1988',
  ])
  const others = under('began', 'ended', 'incorporated', 'existed').filter((entry) => !dated.includes(entry))
  assert.deepEqual(lines(others), [
    'institutions/healthy-options-team began 1991',
    'works/underground-syringe-programme began As early as 1981',
  ])
})

test('what the source leaves undated has no year that can be computed', () => {
  const undated = [
    'events/anthrax-outbreak',
    'events/thailand-killings',
    'events/drug-consumption-room-launch',
    'works/drug-user-peace-initiative',
    'works/award-for-a-friend',
    'sources/brief-history',
  ]
  const years = undated
    .flatMap(about)
    .filter(
      ({ said }) => said.property !== 'text' && ((said.value.kind === 'when' ? said.value.when : said.when)?.span.fromMin ?? null) !== null,
    )
  assert.deepEqual(lines(years), [])
  const vague = entries
    .flatMap(({ said }) => (said.value.kind === 'when' ? said.value.when : said.when) ?? [])
    .filter(({ told }) => /now|current|recent|still|continue|last|25 years/i.test(told))
  assert.ok(vague.length > 10)
  assert.deepEqual(
    vague.filter(({ edtf }) => edtf !== null),
    [],
  )
})

test('exactly two persons are named, and nothing personal is drawn from what is said of their team', () => {
  assert.deepEqual(
    records
      .filter(({ kind }) => kind === 'person')
      .map(({ slug }) => slug)
      .sort(),
    ['lana-durjava', 'mat-southwell'],
  )
  const people = entries.filter((entry) => on(entry).startsWith('people/'))
  assert.deepEqual(
    people.filter(({ said }) => said.value.kind === 'text' && /drug user|uses? drugs/i.test(said.value.text)),
    [],
  )
  const fromTeam = people.filter(({ evidence }) => evidence.some(({ place }) => place.startsWith('§10 ¶4')))
  assert.deepEqual(new Set(fromTeam.map(({ said }) => said.property)), new Set(['works-for']))
})

test('the agency, the team and the bodies of the United Nations are never counted as groups', () => {
  const never = [
    'Healthy Options Team',
    'HOT',
    'Coact',
    'United Nations',
    'UN',
    'UNODC',
    'United Nations Joint Programme on HIV/AIDS',
    'Commission on Narcotic Drugs',
    'European Court of Human Rights',
  ]
  const named = under('name', 'short-name', 'other-name').filter((entry) => never.includes(valueOf(entry) ?? ''))
  assert.deepEqual(new Set(named.map((entry) => valueOf(entry))), new Set(never))
  assert.deepEqual(lines(named.filter((entry) => !on(entry).startsWith('institutions/'))), [])
})

test('what is said in general stands on ideas alone', () => {
  const general = under('in-general')
  assert.ok(general.length > 20)
  assert.deepEqual(lines(general.filter((entry) => !on(entry).startsWith('ideas/'))), [])
})

test('the announced guide is announced, and nothing stands in for it', () => {
  const guide = about('works/starting-up-a-drug-user-group')
  assert.deepEqual(guide.filter(({ said }) => said.property === 'status').map(valueOf), ['announced'])
  assert.deepEqual(
    lines(
      guide.filter(({ said }) => ['text', 'paragraph', 'published'].includes(said.property) || ['prose', 'link'].includes(said.value.kind)),
    ),
    [],
  )
})

test('the worldwide network was formed at a conference and is based nowhere that we know', () => {
  const inpud = about('groups/inpud')
  assert.deepEqual(lines(inpud.filter((entry) => valueOf(entry)?.startsWith('places/'))), [])
  assert.deepEqual(inpud.filter(({ said }) => said.property === 'founded-at').map(valueOf), ['events/vancouver-conference'])
})

test('relations are weak exactly where the source hedges', () => {
  const weak = properties.filter((property) => property.weak).map(({ name }) => name)
  assert.deepEqual([...weak].sort(), ['echoes', 'influenced-by', 'linked-to', 'mirrors'])
  assert.deepEqual(lines(under(...weak)), [
    'events/appeal-to-european-court linked-to groups/eurasian-network-of-people-who-use-drugs',
    'groups/aceso echoes groups/ladybirds-project',
    'groups/chemical-reaction influenced-by groups/junkiebond',
    'groups/inwud mirrors ideas/womens-organising',
    'groups/ladybirds-project influenced-by groups/activ',
    'groups/respect influenced-by groups/junkiebond',
  ])
})

test('lineage is firm exactly where the source is firm', () => {
  const firm = properties.filter(({ part, weak }) => part === 'lineage' && !weak).map(({ name }) => name)
  assert.deepEqual(lines(under(...firm)), [
    'events/demonstration-2010 part-of works/drug-user-peace-initiative',
    'groups/inpud founded-at events/vancouver-conference',
    'groups/inwud part-of groups/inpud',
    'groups/nama successor-of groups/ccmp',
    'institutions/healthy-options-team founded-by people/mat-southwell',
  ])
})

test('the Thai network called for the events outside embassies; it did not organise them', () => {
  const pointing = entries.filter((entry) => valueOf(entry) === 'events/embassy-solidarity' && entry.said.property !== 'paragraph')
  assert.deepEqual(lines(pointing), ['groups/thai-drug-user-network called-for events/embassy-solidarity'])
})

test('every country that an editor inferred says that it is inferred', () => {
  const inferred = {
    'groups/ccmp': 'places/united-states',
    'groups/nama': 'places/united-states',
    'groups/activ': 'places/australia',
    'groups/ladybirds-project': 'places/united-kingdom',
    'groups/association-zpt': 'places/ukraine',
    'groups/new-vector': 'places/georgia',
    'groups/aceso': 'places/georgia',
    'institutions/healthy-options-team': 'places/united-kingdom',
  }
  for (const [address, country] of Object.entries(inferred)) {
    const based = about(address).filter((entry) => entry.said.property === 'based-in' && valueOf(entry) === country)
    assert.equal(based.length, 1, `${address} is based in ${country}`)
    assert.ok(based.every(isInferred), `${address}: that it was in ${country} is inferred`)
  }
  assert.ok(
    about('places/georgia')
      .filter(({ said }) => said.property === 'country-code')
      .every(isInferred),
  )
})

test('the team is placed in no country and no city', () => {
  assert.deepEqual(lines(about('institutions/coact').filter((entry) => valueOf(entry)?.startsWith('places/'))), [])
})

test('no abbreviation stands that the source does not print', () => {
  const short = under('short-name')
    .filter((entry) => !on(entry).startsWith('ideas/'))
    .map(valueOf)
  assert.deepEqual(short.sort(), ['ACESO', 'AIVL', 'ANPUD', 'ASUD', 'CCMP', 'HOT', 'INPUD', 'INWUD', 'NAMA', 'UN'])
})

const seed = [process.env.SEED_DIR, join(root, '..', 'shared', 'seed')].find((folder) => folder && existsSync(folder))
const skip = seed ? false : 'The source text is not beside this checkout and SEED_DIR does not name it: nothing can be compared with it.'

/** The paragraphs of the source in their order, and its headings. */
const readSource = () => {
  const folder = seed as string
  const text = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const headings = new Set(entries.flatMap(({ evidence }) => evidence.map(({ place }) => place.replace(/^.*¶\d+ /, ''))))
  const printed = text
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return { paragraphs: printed.filter((line) => !headings.has(line)), headings }
}

test('every quotation stands word for word in the paragraph it is cited from', { skip }, () => {
  const { paragraphs, headings } = readSource()
  assert.equal(paragraphs.length, places.length)
  const said = new Map(places.map((place, n) => [place, paragraphs[n] as string]))
  const wrong = entries.flatMap(({ key, path, evidence }) =>
    evidence.flatMap(({ place, quotation }) => {
      if (!quotation) return []
      const stands = said.get(place.replace(/(¶\d+ ).*/, '$1'))?.includes(quotation) || (place.includes('¶1 ') && headings.has(quotation))
      return stands ? [] : [`${path} ${key.split('/')[1]}: ${quotation}`]
    }),
  )
  assert.deepEqual(wrong, [])
})

test('no sentence of the source is taken over as ours: never more than eight of its words in a row', { skip }, () => {
  const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const runs = (words: readonly string[]) => words.slice(8).map((_, n) => words.slice(n, n + 9).join(' '))
  const theirs = new Set(readSource().paragraphs.flatMap((paragraph) => runs(wordsOf(paragraph))))
  const ours = entries.filter(({ said }) => !['name', 'other-name', 'former-name'].includes(said.property))
  const taken = ours.flatMap((entry) => {
    const { value, note } = entry.said
    const text =
      value.kind === 'text'
        ? value.text
        : value.kind === 'prose'
          ? piecesOf(value.text)
              .map((piece) => (piece.is === 'words' ? piece.words : (piece.words ?? '·')))
              .join('')
          : ''
    return [text, note ?? '']
      .flatMap((words) => runs(wordsOf(words.replace(/“[^”]*”/g, ' quoted '))).filter((run) => theirs.has(run)))
      .map((run) => `${entry.path}: ${run}`)
  })
  assert.deepEqual(taken, [])
})
