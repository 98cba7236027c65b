// Consent as something that is kept and can be changed: what may be done, hidden from whom, from when and until when, and how it was asked.
import { civilOf, type Day, dayFromIso, dayOf, isoDay } from '../dates/days.ts'
import { weekOf } from '../dates/weeks.ts'
import {
  type Choosing,
  choosings,
  credit,
  exact,
  from,
  nothing,
  type Option,
  questions,
  raw,
  speaking,
  type Use,
  until,
  use,
  uses,
} from './consent-choices.ts'
import type { Fault } from './fault.ts'
import { longestLine, readLine } from './typed.ts'

type KeyOf<Asked extends Choosing> = Asked['options'][number]['key']

/** A sentence that was shown: in English, and in the words in which it was read, where those are others. */
export type Shown = { said: string; shown?: string }

export type Consent = {
  credit: KeyOf<typeof credit>
  /** Null where nobody is named. */
  name: string | null
  /** Empty: it is kept, and shown to nobody but the editors. */
  uses: readonly Use[]
  /** First day it may be shown, YYYY-MM-DD; null as soon as it is ready. */
  from: string | null
  fromAs: KeyOf<typeof from>
  /** Last day it may be shown; null without an end. */
  until: string | null
  untilAs: KeyOf<typeof until>
  speaking: KeyOf<typeof speaking>
  /** How the group decided, in its words; '' where nothing was said. */
  decided: string
  exact: KeyOf<typeof exact>
  questions: boolean
  raw: KeyOf<typeof raw>
  /** Every sentence of the choices, of what was not chosen too. */
  wording: readonly Shown[]
  /** What was read before them: what is kept, how long, who can read it, what could go wrong. */
  before: readonly Shown[]
  /** The language it was read in, and the ISO week. */
  lang: string
  week: string
}
type ConsentRead = { is: 'consent'; consent: Consent } | { is: 'faults'; faults: Fault[] }

/** The field of a use that may be chosen beside others. */
export const fieldOf = (asked: Choosing, key: string): string => (asked.many ? `${asked.key}-${key}` : asked.key)

const isChosen = (asked: Choosing, key: string, form: ReadonlyMap<string, string>) =>
  form.get(fieldOf(asked, key)) === (asked.many ? 'yes' : key)

/** Everything that is asked, and everything that can be answered to it. */
const sentences: readonly string[] = choosings.flatMap(({ ask, hint, options, line }) =>
  [ask, hint, ...options.flatMap((option: Option) => [option.says, option.hint]), line?.ask].filter((said) => said !== undefined),
)

export const shownAs = (said: string, shown: string): Shown => (said === shown ? { said } : { said, shown })

export const inYears = (today: Day, years: number): string => {
  const { year, month, day } = civilOf(today)
  return isoDay(dayOf(year + years, month, day))
}

/** `wordsFor` says a sentence in the language of the page. */
export const readConsent = (
  form: ReadonlyMap<string, string>,
  wordsFor: (said: string) => string,
  lang: string,
  today: Day,
): ConsentRead => {
  const faults: Fault[] = []
  const one = <Asked extends Choosing>(asked: Asked): KeyOf<Asked> => {
    const found = asked.options.find(({ key }) => form.get(asked.key) === key)
    if (!found) faults.push({ field: asked.key, because: 'nothing-chosen' })
    return found?.key ?? ''
  }
  const line = (field: string): string => {
    const read = readLine(form.get(field))
    if (read === null) faults.push({ field, because: 'not-text' })
    else if (read.length > longestLine) faults.push({ field, because: 'line-too-long' })
    return read ?? ''
  }
  const day = (asked: typeof from | typeof until, chosen: string): string | null => {
    if (chosen === 'year') return inYears(today, 1)
    if (chosen === 'five') return inYears(today, 5)
    if (chosen !== 'day') return null
    const written = dayFromIso((form.get(asked.line.key) ?? '').trim())
    if (written === undefined) faults.push({ field: asked.line.key, because: 'no-such-day' })
    else if (written <= today) faults.push({ field: asked.line.key, because: 'day-is-past' })
    return written === undefined ? null : isoDay(written)
  }

  const as = one(credit)
  const name = line(credit.line.key)
  if ((as === 'group' || as === 'chosen') && name === '') faults.push({ field: credit.line.key, because: 'no-name' })
  const chosen = uses.filter((key) => isChosen(use, key, form))
  const none = isChosen(use, nothing, form)
  if (none && chosen.length > 0) faults.push({ field: fieldOf(use, nothing), because: 'none-and-some' })
  if (!none && chosen.length === 0) faults.push({ field: fieldOf(use, uses[0]), because: 'nothing-chosen' })
  const [fromAs, untilAs] = [one(from), one(until)]
  const [first, last] = [day(from, fromAs), day(until, untilAs)]
  if (first !== null && last !== null && last < first) faults.push({ field: until.key, because: 'ends-before-it-begins' })
  const consent: Consent = {
    credit: as,
    name: as === 'nobody' ? null : name,
    uses: chosen,
    from: first,
    fromAs,
    until: last,
    untilAs,
    speaking: one(speaking),
    decided: line(speaking.line.key),
    exact: one(exact),
    questions: one(questions) === 'yes',
    raw: one(raw),
    wording: sentences.map((said) => shownAs(said, wordsFor(said))),
    before: [],
    lang,
    week: weekOf(today),
  }
  return faults.length > 0 ? { is: 'faults', faults } : { is: 'consent', consent }
}

/** Whether it may stand on the pages on a day (ISO). */
export const mayStand = ({ uses, from, until }: Pick<Consent, 'uses' | 'from' | 'until'>, day: string): boolean =>
  uses.includes('pages') && (from === null || from <= day) && (until === null || day <= until)

/** What holds where terms were damaged and cannot be read any more: nothing is shown to anybody, until they are chosen anew. */
export const nothingAgreed = (week: string): Consent => ({
  credit: 'nobody',
  name: null,
  uses: [],
  from: null,
  fromAs: 'ready',
  until: null,
  untilAs: 'open',
  speaking: 'self',
  decided: '',
  exact: 'show-first',
  questions: false,
  raw: 'destroy',
  wording: [],
  before: [],
  lang: 'en',
  week,
})

/** Terms chosen anew: what was read at first was read, and a year that was chosen ends when it would have ended. */
export const chosenAnew = (consent: Consent, { before, fromAs, from, untilAs, until }: Consent): Consent => ({
  ...consent,
  before,
  ...(consent.fromAs === fromAs && fromAs !== 'day' ? { from } : {}),
  ...(consent.untilAs === untilAs && untilAs !== 'day' ? { until } : {}),
})

/** What a receipt shows again of it: without what was said to the editors alone. */
export const asTellersSee = (consent: Consent): Consent => ({ ...consent, decided: '' })

/** The form as it would have to be filled in to say this again; what nobody chose yet stays open. */
export const consentForm = (consent: Consent): Map<string, string> =>
  new Map([
    [credit.key, consent.credit],
    [credit.line.key, consent.name ?? ''],
    ...uses.filter((key) => consent.uses.includes(key)).map((key): [string, string] => [fieldOf(use, key), 'yes']),
    ...(consent.uses.length === 0 ? ([[fieldOf(use, nothing), 'yes']] as [string, string][]) : []),
    [from.key, consent.fromAs],
    [from.line.key, consent.fromAs === 'day' ? (consent.from ?? '') : ''],
    [until.key, consent.untilAs],
    [until.line.key, consent.untilAs === 'day' ? (consent.until ?? '') : ''],
    [speaking.key, consent.speaking],
    [speaking.line.key, consent.decided],
    [exact.key, consent.exact],
    [questions.key, consent.questions ? 'yes' : 'no'],
    [raw.key, consent.raw],
  ])

/** `form` filled in on a page that shows nothing of what was decided: what stood beside a choice stays there where the same is chosen again. */
export const filledBeside = (form: ReadonlyMap<string, string>, before: Consent): ReadonlyMap<string, string> => {
  const stood = consentForm(before)
  const again = choosings.flatMap(({ key, line }) =>
    line && (form.get(line.key) ?? '').trim() === '' && form.get(key) === stood.get(key) ? [line.key] : [],
  )
  return new Map([...form, ...again.map((name): [string, string] => [name, stood.get(name) ?? ''])])
}

/** Chosen already on a fresh page: only what shows less and keeps less. */
export const safeStart: ReadonlyMap<string, string> = new Map([
  [from.key, 'ready'],
  [exact.key, 'show-first'],
  [raw.key, 'destroy'],
])
