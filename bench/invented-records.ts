// What is said of each invented record: about ten statements, pointing only at records invented before it.
import type { RecordId } from '../src/history/record.ts'
import type { Value, When } from '../src/history/statement.ts'
import type { Dice } from './dice.ts'
import { type InventedKind, moment, period, sentence } from './invented-words.ts'

export type Said = { property: string; value: Value; when: When | null }
/** The records that stand already. */
export type Standing = Record<InventedKind, RecordId[]> & { ways: RecordId[]; functions: RecordId[] }

const text = (words: string): Value => ({ kind: 'text', text: words, lang: 'en' })
const say = (property: string, value: Value, when: When | null = null): Said => ({ property, value, when })
const tell = (property: string, dice: Dice): Said => say(property, text(sentence(dice)))
const choose = (property: string, dice: Dice, choices: readonly string[]) => say(property, { kind: 'choice', choice: dice.oneOf(choices) })
const date = (property: string, dice: Dice) => say(property, { kind: 'when', when: moment(dice) })
const times = (count: number, make: () => Said): Said[] => Array.from({ length: count }, make)

/** Nothing, where no such record stands yet. */
const point = (property: string, dice: Dice, to: readonly RecordId[], when: When | null = null): Said[] =>
  to.length ? [say(property, { kind: 'record', record: dice.oneOf(to) }, when)] : []

const prose = (dice: Dice, to: readonly RecordId[]): Said[] => {
  if (to.length === 0) return []
  const told = Array.from({ length: dice.between(3, 6) }, () => sentence(dice))
  told.splice(1, 0, `With [[${dice.oneOf(to)}]]:`)
  return [say('text', { kind: 'prose', text: told.join(' '), lang: 'en', order: 1 })]
}

const lineage = ['successor-of', 'split-from', 'inspired-by', 'partner-of', 'in-solidarity-with', 'influenced-by']
const compared = ['who-decides', 'membership', 'leadership', 'pay', 'funding', 'legal-form', 'services', 'networks']

export const saidOf: Record<InventedKind, (dice: Dice, standing: Standing) => Said[]> = {
  group: (dice, { group, place, ways, functions, event, work }) => [
    choose('type', dice, ['group', 'network', 'union', 'project', 'association']),
    choose('scope', dice, ['local', 'national', 'regional']),
    date('began', dice),
    ...(dice.falls(30) ? [date('ended', dice)] : []),
    ...point('based-in', dice, place),
    ...point('way', dice, ways),
    ...point('remit', dice, functions, period(dice)),
    ...(dice.falls(60) ? point(dice.oneOf(lineage), dice, group) : []),
    ...(dice.falls(40) ? point('organised', dice, event) : []),
    ...(dice.falls(40) ? point('made', dice, work) : []),
    ...(dice.falls(20) ? prose(dice, group) : []),
    ...times(dice.between(1, 3), () => tell('did', dice)),
    tell(dice.oneOf(compared), dice),
    tell('gap', dice),
  ],
  event: (dice, { place, ways, functions, group, work }) => [
    choose('type', dice, ['meeting', 'demonstration', 'campaign', 'policy', 'solidarity']),
    date('happened', dice),
    ...point('happened-in', dice, place),
    ...point('way', dice, ways),
    ...point('theme', dice, functions),
    ...point('concerns', dice, work),
    ...point('linked-to', dice, group),
    ...times(dice.between(1, 3), () => tell('told', dice)),
    tell('result', dice),
  ],
  work: (dice, { place, ways, functions, event }) => [
    choose('type', dice, ['declaration', 'report', 'guide', 'magazine', 'programme']),
    date('published', dice),
    ...point('works-in', dice, place),
    ...point('way', dice, ways),
    ...point('theme', dice, functions),
    ...point('concerns', dice, event),
    ...times(dice.between(2, 4), () => tell('told', dice)),
    tell('aim', dice),
  ],
  place: (dice, { place }) => [
    choose('type', dice, ['city', 'country', 'region']),
    ...point('within', dice, place),
    ...times(dice.between(3, 6), () => tell('told', dice)),
  ],
  idea: (dice, { functions }) => [
    say('type', { kind: 'choice', choice: 'function' }),
    ...point('broader', dice, functions),
    ...times(dice.between(3, 6), () => tell('in-general', dice)),
    tell('concern', dice),
  ],
  person: (dice, { group, place }) => [
    ...point('works-for', dice, group),
    ...point('works-in', dice, place),
    tell('role', dice),
    ...times(dice.between(3, 6), () => tell('told', dice)),
  ],
  source: (dice, { person, group }) => [
    choose('type', dice, ['book', 'article', 'archive', 'web-page']),
    date('published', dice),
    ...point('author', dice, person),
    ...point('concerns', dice, group),
    ...times(dice.between(3, 6), () => tell('told', dice)),
  ],
}

/** Ways of organising: the seven chapters everything is told under. */
export const saidOfWay = (dice: Dice, chapter: number): Said[] => [
  say('type', { kind: 'choice', choice: 'way-of-organising' }),
  say('chapter', { kind: 'number', number: chapter }),
  ...times(4, () => tell('in-general', dice)),
]
