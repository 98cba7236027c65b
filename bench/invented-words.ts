// The words an invented history is made of: nobody can take it for a real one.
import { readEdtf } from '../src/dates/edtf.ts'
import type { When } from '../src/history/statement.ts'
import type { Dice } from './dice.ts'

const things = ['Lantern', 'Teapot', 'Umbrella', 'Paper Boat', 'Marble', 'Kite', 'Button', 'Thimble', 'Pebble', 'Feather', 'Bell', 'Ladder']
const gatherings = ['Circle', 'Union', 'Network', 'Kitchen', 'Assembly', 'Table', 'Choir', 'Workshop']
const nowheres = ['Nowhere', 'Elsewhere', 'Upper Nowhere', 'Lower Nowhere', 'Somewhere Bay', 'Far Elsewhere']
const happenings = ['Meeting', 'March', 'Vigil', 'Picnic', 'Conference', 'Sit-in']
const makings = ['Pamphlet', 'Handbook', 'Magazine', 'Report', 'Mural', 'Song Book']
const callings = ['Carrying', 'Mending', 'Gathering', 'Counting', 'Painting', 'Cooking']

const words = (
  'the a some people friends neighbours met walked wrote carried painted mended shared kept asked found opened closed built brought ' +
  'lanterns kites letters bread tables chairs maps songs stamps bicycles buckets ribbons ladders windows gardens rooms streets ' +
  'together quietly again each week every winter before after until while because and with without under between for against ' +
  'round green paper wooden small long open early late shared patient noisy careful'
).split(' ')

const years = [1971, 2015] as const

/** `n` sets each name apart from all others of its kind. */
export const inventedName = {
  group: (dice: Dice, n: number) => `${dice.oneOf(things)} ${dice.oneOf(gatherings)} ${n} of ${dice.oneOf(nowheres)}`,
  event: (dice: Dice, n: number) => `${dice.oneOf(things)} ${dice.oneOf(happenings)} ${n}`,
  work: (dice: Dice, n: number) => `The ${dice.oneOf(things)} ${dice.oneOf(makings)}, no. ${n}`,
  place: (dice: Dice, n: number) => `${dice.oneOf(nowheres)} ${n}`,
  idea: (dice: Dice, n: number) => `${dice.oneOf(callings)} ${dice.oneOf(things)}s ${n}`,
  person: (_: Dice, n: number) => `Nobody Number ${n}`,
  source: (dice: Dice, n: number) => `An invented ${dice.oneOf(makings).toLowerCase()} about ${dice.oneOf(things).toLowerCase()}s, ${n}`,
}
export type InventedKind = keyof typeof inventedName

export const sentence = (dice: Dice, least = 8, most = 22): string => {
  const said = Array.from({ length: dice.between(least, most) }, () => dice.oneOf(words)).join(' ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}

const frames: readonly ((year: number, dice: Dice) => { told: string; edtf: string })[] = [
  (year) => ({ told: `${year}`, edtf: `${year}` }),
  (year, dice) => ({ told: `in the month ${year}`, edtf: `${year}-${String(dice.between(1, 12)).padStart(2, '0')}` }),
  (year) => ({ told: `around ${year}`, edtf: `${year}~` }),
  (year) => ({ told: `the ${Math.floor(year / 10)}0s`, edtf: `${Math.floor(year / 10)}X` }),
]

const whenOf = (told: string, edtf: string): When => {
  const read = readEdtf(edtf)
  if (read.is !== 'read') throw new Error(`${edtf} is no date`)
  return { told, lang: 'en', edtf, span: read.span }
}

export const moment = (dice: Dice): When => {
  const { told, edtf } = dice.oneOf(frames)(dice.between(...years), dice)
  return whenOf(told, edtf)
}

export const period = (dice: Dice): When => {
  const from = dice.between(...years)
  const to = from + dice.between(1, 12)
  return whenOf(`${from} to ${to}`, `${from}/${to}`)
}
