// What can be said of which kind of record: every property, its values, how many can be true at once, and its words.
import type { Kind } from './record.ts'
import type { ValueKind } from './statement.ts'

/** The headings a page gathers its statements under, in reading order. */
const parts = ['naming', 'when', 'where', 'organising', 'how', 'doing', 'lineage', 'relations', 'told', 'text', 'gaps', 'judging'] as const
export type Part = (typeof parts)[number]

export type Property = {
  name: string
  part: Part
  /** What it may be said of. */
  of: readonly Kind[]
  value: readonly ValueKind[]
  /** `one`: two current values that differ cannot both be true, and are shown as a dispute. */
  holds: 'one' | 'many'
  /** English label; the catalogues translate it. */
  label: string
  /** Kinds a record value may have. */
  to?: readonly Kind[]
  /** A record value must have one of these types. */
  toType?: readonly string[]
  /** Label when read from the other end. */
  back?: string
  /** The same relation whichever end is asked. */
  symmetric?: true
  /** A relation the source itself leaves vague; no page may make it firmer. */
  weak?: true
  /** Groups and ways of organising are compared on it. */
  dimension?: true
  choices?: readonly string[]
  /** The question a page asks where a record of these kinds says nothing of it. */
  asks?: { of: readonly Kind[]; question: string }
}

const all = ['group', 'institution', 'event', 'work', 'place', 'person', 'idea', 'source'] as const
const bodies = ['group', 'institution'] as const
const makers = ['group', 'institution', 'person'] as const
const compared = ['group', 'idea'] as const

const dimension = (name: string, label: string, question: string) =>
  ({
    name,
    part: 'how',
    of: compared,
    value: ['text', 'answer'],
    holds: 'many',
    label,
    dimension: true,
    asks: { of: ['group'], question },
  }) as const

const lineage = (name: string, label: string, back: string) =>
  ({ name, part: 'lineage', of: ['group'], value: ['record'], to: bodies, holds: 'many', label, back }) as const

export const types: Partial<Record<Kind, readonly string[]>> = {
  group: ['group', 'network', 'sub-network', 'union', 'project', 'association'],
  institution: [
    'un-body',
    'government',
    'court',
    'office',
    'agency',
    'team',
    'services',
    'conference',
    'commission',
    'lawmakers',
    'embassies',
  ],
  event: [
    'meeting',
    'demonstration',
    'campaign',
    'outbreak',
    'killings',
    'legal-case',
    'media-event',
    'founding',
    'policy',
    'response',
    'solidarity',
  ],
  work: ['declaration', 'report', 'guide', 'magazine', 'award', 'programme', 'artwork', 'facility', 'web-resource', 'convention'],
  place: ['city', 'country', 'part-of-country', 'region', 'city-or-state', 'country-or-state'],
  idea: ['way-of-organising', 'function', 'theme', 'term', 'whole'],
  source: ['briefing', 'book', 'article', 'report', 'archive', 'web-page', 'account'],
}

export const properties: readonly Property[] = [
  { name: 'name', part: 'naming', of: all, value: ['text'], holds: 'one', label: 'Name' },
  { name: 'short-name', part: 'naming', of: all, value: ['text'], holds: 'many', label: 'Short name' },
  { name: 'other-name', part: 'naming', of: all, value: ['text'], holds: 'many', label: 'Also written or called' },
  { name: 'former-name', part: 'naming', of: ['group', 'institution', 'work'], value: ['text'], holds: 'many', label: 'Earlier name' },
  { name: 'type', part: 'naming', of: all, value: ['choice'], holds: 'many', label: 'What it is' },
  {
    name: 'scope',
    part: 'naming',
    of: bodies,
    value: ['choice'],
    holds: 'many',
    label: 'Reach',
    choices: ['local', 'national', 'regional', 'international'],
  },
  { name: 'chapter', part: 'naming', of: ['idea'], value: ['number'], holds: 'one', label: 'Chapter' },
  { name: 'same-as', part: 'judging', of: all, value: ['record'], to: all, holds: 'one', label: 'The same as', back: 'The same as' },

  {
    name: 'began',
    part: 'when',
    of: ['group', 'institution', 'work', 'idea'],
    value: ['when', 'answer'],
    holds: 'one',
    label: 'Began',
    asks: { of: ['group'], question: 'When did it begin?' },
  },
  { name: 'incorporated', part: 'when', of: bodies, value: ['when'], holds: 'one', label: 'Incorporated' },
  { name: 'existed', part: 'when', of: ['group', 'institution', 'work', 'idea'], value: ['when'], holds: 'one', label: 'Existed' },
  {
    name: 'ended',
    part: 'when',
    of: ['group', 'institution', 'work', 'idea'],
    value: ['when', 'answer'],
    holds: 'one',
    label: 'Ended',
    asks: { of: ['group'], question: 'Does it still exist, and if not, when and how did it end?' },
  },
  {
    name: 'happened',
    part: 'when',
    of: ['event'],
    value: ['when', 'answer'],
    holds: 'one',
    label: 'When',
    asks: { of: ['event'], question: 'When did it happen?' },
  },
  {
    name: 'published',
    part: 'when',
    of: ['work', 'source'],
    value: ['when', 'answer'],
    holds: 'one',
    label: 'When it was published',
    asks: { of: ['source', 'work'], question: 'When was it made or published?' },
  },

  {
    name: 'based-in',
    part: 'where',
    of: bodies,
    value: ['record'],
    to: ['place'],
    holds: 'many',
    label: 'Based in',
    back: 'Based here',
    asks: { of: ['group'], question: 'Where was it based?' },
  },
  {
    name: 'works-in',
    part: 'where',
    of: [...bodies, 'person', 'work'],
    value: ['record'],
    to: ['place'],
    holds: 'many',
    label: 'Works in',
    back: 'At work here',
  },
  {
    name: 'happened-in',
    part: 'where',
    of: ['event', 'work', 'idea'],
    value: ['record'],
    to: ['place'],
    holds: 'many',
    label: 'Where',
    back: 'What happened here',
    asks: { of: ['event'], question: 'Where did it happen?' },
  },
  { name: 'within', part: 'where', of: ['place'], value: ['record'], to: ['place'], holds: 'one', label: 'Lies in', back: 'Places within' },
  { name: 'country-code', part: 'where', of: ['place'], value: ['country'], holds: 'one', label: 'Country code' },

  {
    name: 'way',
    part: 'organising',
    of: [...bodies, 'event', 'work'],
    value: ['record'],
    to: ['idea'],
    toType: ['way-of-organising'],
    holds: 'many',
    label: 'Way of organising',
    back: 'Who organised this way',
  },
  {
    name: 'remit',
    part: 'organising',
    of: [...bodies, 'idea'],
    value: ['record'],
    to: ['idea'],
    toType: ['function'],
    holds: 'many',
    label: 'Took on',
    back: 'Who took this on',
  },
  {
    name: 'theme',
    part: 'organising',
    of: all,
    value: ['record'],
    to: ['idea'],
    toType: ['theme', 'term', 'function'],
    holds: 'many',
    label: 'Bears on',
    back: 'Where this comes up',
  },
  {
    name: 'broader',
    part: 'organising',
    of: ['idea'],
    value: ['record'],
    to: ['idea'],
    holds: 'many',
    label: 'Belongs to the idea',
    back: 'Within it',
  },
  { name: 'aim', part: 'organising', of: [...bodies, 'event', 'work'], value: ['text'], holds: 'many', label: 'Set out to' },
  {
    name: 'status',
    part: 'when',
    of: ['work'],
    value: ['choice'],
    holds: 'one',
    label: 'State',
    choices: ['announced', 'published', 'running', 'planned'],
  },

  dimension('who-decides', 'Who decides', 'Who decides, and how?'),
  dimension('membership', 'Who may join', 'Who are its members, and who may join?'),
  dimension('leadership', 'Who leads', 'Who leads it?'),
  dimension('pay', 'Paid or unpaid', 'Is anyone paid?'),
  dimension('funding', 'Money', 'Where did its money come from?'),
  dimension('legal-form', 'Legal form', 'What is its legal form?'),
  dimension('services', 'Services it runs', 'Which services does it run?'),
  dimension('stance-to-state', 'Stance to the state', 'How does it stand to the state?'),
  dimension('stance-to-treatment', 'Stance to treatment', 'How does it stand to treatment?'),
  dimension('networks', 'Networks it works through', 'Which networks does it work through?'),

  { name: 'did', part: 'doing', of: [...makers, 'event', 'work'], value: ['text'], holds: 'many', label: 'What it did' },
  { name: 'result', part: 'doing', of: [...bodies, 'event', 'work', 'idea'], value: ['text'], holds: 'many', label: 'What came of it' },
  {
    name: 'organised',
    part: 'doing',
    of: makers,
    value: ['record'],
    to: ['event'],
    holds: 'many',
    label: 'Organised',
    back: 'Organised by',
  },
  {
    name: 'called-for',
    part: 'doing',
    of: makers,
    value: ['record'],
    to: ['event'],
    holds: 'many',
    label: 'Called for',
    back: 'Called for by',
  },
  {
    name: 'responded-to',
    part: 'doing',
    of: [...makers, 'event', 'work'],
    value: ['record'],
    to: ['event'],
    holds: 'many',
    label: 'Responded to',
    back: 'Who responded',
  },
  {
    name: 'took-part-in',
    part: 'doing',
    of: makers,
    value: ['record'],
    to: ['event'],
    holds: 'many',
    label: 'Took part in',
    back: 'Who took part',
  },
  { name: 'made', part: 'doing', of: makers, value: ['record'], to: ['work'], holds: 'many', label: 'Made', back: 'Made by' },
  {
    name: 'aimed-at',
    part: 'doing',
    of: ['event', 'work'],
    value: ['record'],
    to: ['institution', 'place', 'work'],
    holds: 'many',
    label: 'Directed at',
    back: 'What was directed at it',
  },
  {
    name: 'concerns',
    part: 'doing',
    of: ['event', 'work', 'source'],
    value: ['record'],
    to: all,
    holds: 'many',
    label: 'Concerns',
    back: 'What concerns it',
  },
  {
    name: 'sanctioned-by',
    part: 'doing',
    of: ['event', 'work'],
    value: ['record'],
    to: ['institution'],
    holds: 'many',
    label: 'Sanctioned by',
    back: 'Sanctioned',
  },
  { name: 'deaths', part: 'doing', of: ['event'], value: ['number'], holds: 'one', label: 'People killed' },

  lineage('successor-of', 'Successor of', 'Succeeded by'),
  lineage('split-from', 'Split from', 'What split from it'),
  lineage('merged-into', 'Merged into', 'What merged into it'),
  lineage('revives', 'Revives', 'Revived by'),
  lineage('inspired-by', 'Inspired by', 'What it inspired'),
  { ...lineage('part-of', 'Part of', 'Its parts'), of: ['group', 'event', 'work'], to: [...bodies, 'event', 'work'] },
  lineage('member-of', 'Member of', 'Its members'),
  { ...lineage('founded-by', 'Founded by', 'Founded'), of: ['group', 'institution', 'event', 'work'], to: makers },
  { ...lineage('founded-at', 'Formed at', 'What was formed here'), to: ['event'] },
  lineage('hosted-by', 'Hosted by', 'Hosts'),
  { ...lineage('influenced-by', 'Its influence is felt here', 'Its influence is felt in'), weak: true },
  { ...lineage('echoes', 'Echoes', 'Echoed by'), weak: true },
  { ...lineage('mirrors', 'Mirrors', 'Mirrored by'), weak: true, of: ['group', 'idea'], to: [...bodies, 'idea'] },

  {
    name: 'partner-of',
    part: 'relations',
    of: bodies,
    value: ['record'],
    to: bodies,
    holds: 'many',
    label: 'Partner of',
    back: 'Partner of',
    symmetric: true,
  },
  {
    name: 'supported-by',
    part: 'relations',
    of: [...bodies, 'event', 'work'],
    value: ['record'],
    to: bodies,
    holds: 'many',
    label: 'Supported by',
    back: 'Supports',
  },
  { name: 'trained-by', part: 'relations', of: bodies, value: ['record'], to: makers, holds: 'many', label: 'Trained by', back: 'Trained' },
  {
    name: 'in-solidarity-with',
    part: 'relations',
    of: bodies,
    value: ['record'],
    to: bodies,
    holds: 'many',
    label: 'In solidarity with',
    back: 'Solidarity from',
  },
  {
    name: 'linked-to',
    part: 'relations',
    of: [...bodies, 'event', 'person'],
    value: ['record'],
    to: bodies,
    holds: 'many',
    label: 'Linked to',
    back: 'Linked to',
    symmetric: true,
    weak: true,
  },
  {
    name: 'works-for',
    part: 'relations',
    of: ['person'],
    value: ['record'],
    to: bodies,
    holds: 'many',
    label: 'Works for',
    back: 'Who works for it',
  },
  {
    name: 'author',
    part: 'relations',
    of: ['source', 'work'],
    value: ['record', 'text'],
    to: makers,
    holds: 'many',
    label: 'Written by',
    back: 'Wrote',
  },
  {
    name: 'publisher',
    part: 'relations',
    of: ['source', 'work'],
    value: ['record', 'text'],
    to: bodies,
    holds: 'many',
    label: 'Published by',
    back: 'What it published',
  },
  { name: 'appeared-in', part: 'relations', of: ['source', 'work'], value: ['text'], holds: 'many', label: 'Appeared in' },
  { name: 'link', part: 'relations', of: ['source', 'work'], value: ['link'], holds: 'many', label: 'To be read at' },
  { name: 'role', part: 'told', of: ['person'], value: ['text'], holds: 'many', label: 'Role' },
  { name: 'training', part: 'told', of: ['person'], value: ['text'], holds: 'many', label: 'Training' },

  { name: 'in-general', part: 'told', of: ['idea'], value: ['text'], holds: 'many', label: 'Said in general' },
  { name: 'concern', part: 'told', of: ['idea'], value: ['text'], holds: 'many', label: 'Concerns raised' },
  { name: 'told', part: 'told', of: all, value: ['text'], holds: 'many', label: 'What is told' },

  { name: 'text', part: 'text', of: all, value: ['prose'], holds: 'many', label: 'Text' },
  { name: 'paragraph', part: 'text', of: all, value: ['prose'], holds: 'many', label: 'Paragraph' },
  { name: 'gap', part: 'gaps', of: all, value: ['text'], holds: 'many', label: 'Not known' },

  { name: 'preferred', part: 'judging', of: all, value: ['text'], holds: 'many', label: 'Preferred, because' },
  { name: 'doubted', part: 'judging', of: all, value: ['text'], holds: 'many', label: 'Doubted, because' },
  { name: 'inferred', part: 'judging', of: all, value: ['text'], holds: 'many', label: 'Inferred, not stated' },
  { name: 'translation', part: 'judging', of: all, value: ['text', 'prose'], holds: 'many', label: 'Translation' },
]

const byName = new Map(properties.map((property) => [property.name, property]))
export const propertyNamed = (name: string): Property | undefined => byName.get(name)

/** Judgements are said about a statement, never about a record alone. */
export const isJudgement = (name: string) => ['preferred', 'doubted', 'inferred', 'translation'].includes(name)

/** The closed list a choice is taken from: types differ by kind. */
export const choicesOf = (property: Property, kind: Kind): readonly string[] =>
  property.name === 'type' ? (types[kind] ?? []) : (property.choices ?? [])
