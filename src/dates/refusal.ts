// Why a date could not be read: codes, which each page turns into a sentence in the reader's language.

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
