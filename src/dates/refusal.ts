// Why a date could not be read: a code, and the sentence for it, which the catalogues translate.

export type Refusal =
  | 'empty'
  | 'too-long'
  | 'not-a-date'
  | 'not-supported' // EDTF that we do not keep: times of day, significant digits, quarters
  | 'no-such-day'
  | 'no-year'
  | 'century-unclear' // "12.3.81", "the twenties"
  | 'day-and-month-unclear' // 03/04/1991
  | 'month-or-year-unclear' // 1999-05: May 1999, or 1999 to 2005
  | 'year-out-of-reach'
  | 'ends-before-it-starts'
  | 'two-dates'

export type Refused = { readonly is: 'refused'; readonly because: Refusal }

export const refused = (because: Refusal): Refused => ({ is: 'refused', because })

/** What to say to the person who wrote the words. */
export const refusalSentences: Readonly<Record<Refusal, string>> = {
  empty: 'Nothing was written here.',
  'too-long': 'This is too long for a date.',
  'not-a-date': 'No date could be read in these words.',
  'not-supported': 'This way of writing a date cannot be kept here: times of day and quarters, for example.',
  'no-such-day': 'There is no such day in the calendar.',
  'no-year': 'The year is missing.',
  'century-unclear': 'It is not clear which century is meant.',
  'day-and-month-unclear': 'It is not clear which number is the day and which the month.',
  'month-or-year-unclear': 'It is not clear whether this is a month, or the last of two years.',
  'year-out-of-reach': 'Years from 1 to 9999 can be read.',
  'ends-before-it-starts': 'This ends before it starts.',
  'two-dates': 'These words hold two dates; write one, or a first and a last.',
}
