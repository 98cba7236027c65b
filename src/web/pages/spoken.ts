// The model's own terms as a reader meets them: types, answers, acts, kinds and refused dates, each an English sentence of the catalogue.
import type { Change } from '../../exploring/readings.ts'
import type { Kind } from '../../history/record.ts'
import type { Answer } from '../../history/statement.ts'
import type { Words } from './words.ts'

export const choiceNames: Readonly<Record<string, string>> = {
  group: 'Drug user group',
  network: 'Network',
  'sub-network': 'Network within a network',
  union: 'Union',
  project: 'Project',
  association: 'Association',
  'un-body': 'United Nations body',
  government: 'Government',
  court: 'Court',
  office: 'Office',
  agency: 'Agency',
  team: 'Team',
  services: 'Services',
  lawmakers: 'Lawmakers',
  embassies: 'Embassies',
  conference: 'Conference',
  commission: 'Commission',
  meeting: 'Meeting',
  demonstration: 'Demonstration',
  campaign: 'Campaign',
  outbreak: 'Outbreak',
  killings: 'Killings',
  'legal-case': 'Legal case',
  'media-event': 'Media event',
  founding: 'Founding',
  policy: 'Policy',
  response: 'Response',
  solidarity: 'Act of solidarity',
  declaration: 'Declaration',
  report: 'Report',
  guide: 'Guide',
  magazine: 'Magazine',
  award: 'Award',
  programme: 'Programme',
  artwork: 'Artwork',
  facility: 'Facility',
  'web-resource': 'Web resource',
  convention: 'Convention',
  city: 'City',
  country: 'Country',
  'part-of-country': 'Part of a country',
  region: 'Region',
  'city-or-state': 'City or state: the source does not say which',
  'country-or-state': 'Country or state: the source does not say which',
  'way-of-organising': 'Way of organising',
  function: 'Function',
  theme: 'Theme',
  term: 'Contested term',
  whole: 'The whole history',
  briefing: 'Briefing',
  book: 'Book',
  article: 'Article',
  archive: 'Archive',
  'web-page': 'Web page',
  account: 'A group’s own account',
  local: 'Local',
  national: 'National',
  regional: 'Regional',
  international: 'International',
  announced: 'Announced, not there yet',
  published: 'Already published',
  running: 'Running',
  planned: 'Planned',
}

/** The types that a list is divided by, as headings over several. */
export const typeHeadings: Readonly<Record<string, string>> = {
  'way-of-organising': 'Ways of organising',
  function: 'Functions',
  theme: 'Themes',
  term: 'Contested terms',
  whole: 'The whole history',
}

export const answerNames: Readonly<Record<Answer, string>> = {
  unknown: 'The source says that this is not known',
  'does-not-apply': 'Does not apply',
  declined: 'They chose not to say',
}

export const actNames: Readonly<Record<Change['act'], string>> = {
  publish: 'Published by an editor',
  undo: 'An earlier change was taken back',
  collection: 'Published from the collection’s files',
  erase: 'Something was withdrawn and erased',
  withhold: 'Something was withheld',
  return: 'Something that was withheld came back',
}

export const kindNames: Readonly<Record<Kind, { one: string; many: string; counted: readonly [string, string] }>> = {
  group: { one: 'Drug user group', many: 'Groups', counted: ['one group', '{n} groups'] },
  institution: { one: 'Institution', many: 'Institutions', counted: ['one institution', '{n} institutions'] },
  event: { one: 'Event', many: 'Events', counted: ['one event', '{n} events'] },
  work: { one: 'Work', many: 'Works', counted: ['one work', '{n} works'] },
  place: { one: 'Place', many: 'Places', counted: ['one place', '{n} places'] },
  person: { one: 'Person', many: 'People', counted: ['one person', '{n} people'] },
  idea: { one: 'Idea', many: 'Ideas', counted: ['one idea', '{n} ideas'] },
  source: { one: 'Source', many: 'Sources', counted: ['one source', '{n} sources'] },
}

export const sayChoice = (words: Words, choice: string) => words.say(choiceNames[choice] ?? choice)
export const sayTypes = (words: Words, types: readonly string[]) => words.list(types.map((type) => sayChoice(words, type)))
export const sayAnswer = (words: Words, answer: Answer) => words.say(answerNames[answer])
export const sayAct = (words: Words, act: Change['act']) => words.say(actNames[act])
export const countKind = (words: Words, kind: Kind, n: number) => words.count(...kindNames[kind].counted, n)
