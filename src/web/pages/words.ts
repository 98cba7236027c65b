// The interface's words in one language: sentences, plurals, numbers, days and lists, taken from a catalogue that was already read.
import { directionOf, type Locale } from './locales.ts'

/** Translations by their English sentence; plural sentences have one entry a plural form, in gettext's order. */
export type Catalogue = { sentences: ReadonlyMap<string, readonly string[]>; reviewed: boolean }

export type Values = Readonly<Record<string, string | number>>

export type Words = {
  locale: Locale
  dir: 'ltr' | 'rtl'
  /** Whether a speaker of the language has read the whole catalogue. */
  reviewed: boolean
  /** The sentence, with `{name}` replaced; numbers are written in the language, other values are kept apart from its direction. */
  say: (msgid: string, values?: Values) => string
  /** The same in pieces, so that a page can put a link where `{name}` stands. */
  weave: <T>(msgid: string, values: Readonly<Record<string, T>>) => (string | T)[]
  /** The plural form for `n`, which the sentences may use as `{n}`. */
  count: (one: string, many: string, n: number, values?: Values) => string
  number: (n: number) => string
  /** How large a file is, in the unit that people know it by. */
  size: (bytes: number) => string
  /** A calendar day, given as YYYY-MM-DD. */
  day: (iso: string) => string
  list: (names: readonly string[]) => string
  /** A country by its ISO 3166-1 code, a language by its tag. */
  country: (code: string) => string
  language: (tag: string) => string
  collator: Intl.Collator
}

// The plural categories in the order in which each language's PO files list their forms.
const pluralForms: Record<Locale, readonly Intl.LDMLPluralRule[]> = {
  en: ['one', 'other'],
  fr: ['one', 'other'],
  ru: ['one', 'few', 'many'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
}

const turning = { ltr: /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/, rtl: /[A-Za-z\u00c0-\u058f]/ }

export const wordsIn = (locale: Locale, { sentences, reviewed }: Catalogue): Words => {
  const dir = directionOf(locale)
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  const unit = (name: 'kilobyte' | 'megabyte') => new Intl.NumberFormat(locale, { style: 'unit', unit: name })
  const [kilobytes, megabytes] = [unit('kilobyte'), unit('megabyte')]
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const languages = new Intl.DisplayNames(locale, { type: 'language' })

  const isolated = (text: string) => (turning[dir].test(text) ? `\u2068${text}\u2069` : text)
  const written = (value: string | number) => (typeof value === 'number' ? numbers.format(value) : isolated(value))
  const filled = (text: string, values: Values) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? written(values[name] as string | number) : whole))
  const formOf = (msgid: string, form = 0) => sentences.get(msgid)?.[form] || undefined

  return {
    locale,
    dir,
    reviewed,
    say: (msgid, values) => (values ? filled(formOf(msgid) ?? msgid, values) : (formOf(msgid) ?? msgid)),
    weave: (msgid, values) =>
      (formOf(msgid) ?? msgid)
        .split(/(\{\w+\})/)
        .map((piece) => {
          const name = piece.startsWith('{') ? piece.slice(1, -1) : ''
          return Object.hasOwn(values, name) ? (values[name] as (typeof values)[string]) : piece
        })
        .filter((piece) => piece !== ''),
    count: (one, many, n, values = {}) => {
      const form = pluralForms[locale].indexOf(rules.select(n))
      const forms = sentences.get(one)
      const text = forms?.[form < 0 ? forms.length - 1 : form] || (n === 1 ? one : many)
      return filled(text, { n, ...values })
    },
    number: (n) => numbers.format(n),
    size: (bytes) => (bytes < 999_500 ? kilobytes.format(Math.max(1, Math.round(bytes / 1000))) : megabytes.format(bytes / 1_000_000)),
    day: (iso) => days.format(new Date(`${iso}T00:00:00Z`)),
    list: (names) => lists.format(names.map(isolated)),
    country: (code) => countries.of(code) ?? code,
    language: (tag) => languages.of(tag) ?? tag,
    collator: new Intl.Collator(locale, { sensitivity: 'base', numeric: true }),
  }
}
