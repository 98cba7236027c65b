// The sentences in which a reading is said back, one set for each language of the interface.

export type DateLocale = 'en' | 'fr' | 'ru' | 'ar'

/** A date by itself, and after a preposition: Russian takes the genitive there, French an article before a day. */
export type Name = { readonly plain: string; readonly after: string }

export type Frames = {
  readonly intl: string
  readonly year: (year: number) => string
  readonly month: (plain: string, genitive: string) => Name
  readonly day: (plain: string) => Name
  /** Spring to winter, after a preposition where that differs. */
  readonly seasons: readonly Name[]
  readonly range: (a: string, b: string) => string
  /** A range after "around" or "perhaps". */
  readonly period: (range: string) => string
  readonly sometime: (a: string, b: string) => string
  readonly '~': (date: Name) => string
  readonly '?': (date: Name) => string
  readonly '%': (date: Name) => string
  readonly orEarlier: (date: string) => string
  readonly orLater: (date: string) => string
  /** As one end of an interval: a year or month somewhere in which it lies, a range, a date said as "about" or "perhaps". */
  readonly within: (date: Name) => string
  readonly withinRange: (range: string) => string
  readonly marked: (said: string) => string
  readonly interval: (from: string, to: string) => string
  readonly endUnknown: (from: string) => string
  readonly endOpen: (from: string) => string
  readonly startUnknown: (to: string) => string
  readonly startOpen: (to: string) => string
}

const same = (plain: string): Name => ({ plain, after: plain })
const dashed = (a: string, b: string): string => (`${a}${b}`.includes(' ') ? `${a} – ${b}` : `${a}–${b}`)

const english: Frames = {
  intl: 'en-GB',
  year: String,
  month: same,
  day: same,
  seasons: ['spring', 'summer', 'autumn', 'winter'].map(same),
  range: dashed,
  period: String,
  sometime: (a, b) => `some time from ${a} to ${b}`,
  '~': ({ after }) => `around ${after}`,
  '?': ({ plain }) => `perhaps ${plain}`,
  '%': ({ after }) => `perhaps around ${after}`,
  orEarlier: (date) => `${date} or earlier`,
  orLater: (date) => `${date} or later`,
  within: ({ after }) => `some time in ${after}`,
  withinRange: (range) => `some time in ${range}`,
  marked: (said) => said,
  interval: (from, to) => `from ${from} to ${to}`,
  endUnknown: (from) => `from ${from}; end not known`,
  endOpen: (from) => `from ${from}; no end given`,
  startUnknown: (to) => `beginning not known; to ${to}`,
  startOpen: (to) => `no beginning given; to ${to}`,
}

const de = (date: string): string => (date.startsWith('le ') ? `du ${date.slice(3)}` : /^[aeéhou]/.test(date) ? `d’${date}` : `de ${date}`)
const à = (date: string): string => (date.startsWith('le ') ? `au ${date.slice(3)}` : `à ${date}`)

const french: Frames = {
  intl: 'fr',
  year: String,
  month: same,
  day: (plain) => ({ plain: plain.replace(/^1 /, '1er '), after: `le ${plain.replace(/^1 /, '1er ')}` }),
  seasons: [
    { plain: 'printemps', after: 'le printemps' },
    { plain: 'été', after: 'l’été' },
    { plain: 'automne', after: 'l’automne' },
    { plain: 'hiver', after: 'l’hiver' },
  ],
  range: dashed,
  period: String,
  sometime: (a, b) => `à un moment de la période ${dashed(a, b)}`,
  '~': ({ after }) => `vers ${after}`,
  '?': ({ after }) => `peut-être ${after}`,
  '%': ({ after }) => `peut-être vers ${after}`,
  orEarlier: (date) => `${date} ou avant`,
  orLater: (date) => `${date} ou après`,
  within: ({ after }) => `un moment ${de(after)}`,
  withinRange: (range) => `un moment de la période ${range}`,
  marked: (said) => `un moment, ${said},`,
  interval: (from, to) => `${de(from)} ${à(to)}`.replace(/,$/, ''),
  endUnknown: (from) => `${de(from).replace(/,$/, '')} ; fin non connue`,
  endOpen: (from) => `${de(from).replace(/,$/, '')} ; sans fin indiquée`,
  startUnknown: (to) => `début non connu ; jusqu’${à(to).replace(/,$/, '')}`,
  startOpen: (to) => `sans début indiqué ; jusqu’${à(to).replace(/,$/, '')}`,
}

const inYears = /^(\d+) г\.$/
const russianRange = (a: string, b: string): string =>
  inYears.test(a) && inYears.test(b) ? `${a.replace(inYears, '$1')}–${b.replace(inYears, '$1')} гг.` : `${a} – ${b}`

const russian: Frames = {
  intl: 'ru',
  year: (year) => `${year} г.`,
  month: (plain, genitive) => ({ plain, after: genitive }),
  day: same,
  seasons: [
    { plain: 'весна', after: 'весны' },
    { plain: 'лето', after: 'лета' },
    { plain: 'осень', after: 'осени' },
    { plain: 'зима', after: 'зимы' },
  ],
  range: russianRange,
  period: String,
  sometime: (a, b) => `когда-то в промежутке: ${russianRange(a, b)}`,
  '~': ({ after }) => `около ${after}`,
  '?': ({ plain }) => `возможно, ${plain}`,
  '%': ({ after }) => `возможно, около ${after}`,
  orEarlier: (date) => `${date} или раньше`,
  orLater: (date) => `${date} или позже`,
  within: ({ after }) => `когда-то в течение ${after}`,
  withinRange: (range) => `когда-то в промежутке: ${range}`,
  marked: (said) => said,
  interval: (from, to) => `начало — ${from}; окончание — ${to}`,
  endUnknown: (from) => `начало — ${from}; окончание не известно`,
  endOpen: (from) => `начало — ${from}; окончание не указано`,
  startUnknown: (to) => `начало не известно; окончание — ${to}`,
  startOpen: (to) => `начало не указано; окончание — ${to}`,
}

const between = (a: string, b: string): string => `بين ${a} و${b}`

const arabic: Frames = {
  intl: 'ar',
  year: String,
  month: same,
  day: same,
  seasons: ['ربيع', 'صيف', 'خريف', 'شتاء'].map(same),
  range: between,
  period: (range) => `الفترة ${range}`,
  sometime: (a, b) => `في وقت ما ${between(a, b)}`,
  '~': ({ after }) => `نحو ${after}`,
  '?': ({ plain }) => `ربما ${plain}`,
  '%': ({ after }) => `ربما نحو ${after}`,
  orEarlier: (date) => `${date} أو قبل ذلك`,
  orLater: (date) => `${date} أو بعد ذلك`,
  within: ({ after }) => `وقت ما خلال ${after}`,
  withinRange: (range) => `وقت ما ${range}`,
  marked: (said) => `وقت ما، ${said}،`,
  interval: (from, to) => `من ${from} إلى ${to}`.replace(/،$/, ''),
  endUnknown: (from) => `من ${from.replace(/،$/, '')}؛ النهاية غير معروفة`,
  endOpen: (from) => `من ${from.replace(/،$/, '')}؛ لم تُذكر نهاية`,
  startUnknown: (to) => `البداية غير معروفة؛ إلى ${to.replace(/،$/, '')}`,
  startOpen: (to) => `لم تُذكر بداية؛ إلى ${to.replace(/،$/, '')}`,
}

export const frames: Readonly<Record<DateLocale, Frames>> = { en: english, fr: french, ru: russian, ar: arabic }
