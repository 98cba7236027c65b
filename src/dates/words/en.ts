// How English speaks of dates.

import type { Vocabulary } from '../lexicon.ts'

export const english: Vocabulary = {
  months: [
    'january, jan',
    'february, feb',
    'march, mar',
    'april, apr',
    'may',
    'june, jun',
    'july, jul',
    'august, aug',
    'september, sept, sep',
    'october, oct',
    'november, nov',
    'december, dec',
  ],
  seasons: ['spring, springtime', 'summer, summertime', 'autumn, fall', 'winter, wintertime'],
  decades: {
    10: 'tens',
    20: 'twenties',
    1930: 'thirties',
    1940: 'forties',
    1950: 'fifties',
    1960: 'sixties',
    1970: 'seventies',
    1980: 'eighties',
    1990: 'nineties',
    2000: 'noughties',
  },
  ordinals: {
    18: 'eighteenth, xviii, xviiith',
    19: 'nineteenth, xix, xixth',
    20: 'twentieth, xx, xxth',
    21: 'twenty-first, xxi, xxist',
  },
  roles: {
    about: 'about, around, circa, c, ca, approximately, approx, roughly, or so, or thereabouts, ish',
    perhaps: 'perhaps, maybe, possibly, probably, likely, presumably',
    early: 'early, the beginning of, beginning of, the start of, start of, the first half of, first half of',
    mid: 'mid, middle, the middle of, middle of',
    late: 'late, the end of, end of, the second half of, second half of',
    before: 'before, prior to, earlier than',
    after: 'after, later than',
    from: 'from, since, ever since, starting in, beginning in, onwards, onward',
    until: 'until, till, til, up to, up until, through',
    by: 'by, no later than, not later than, at the latest by, up to and including',
    'not-before': 'not before, no earlier than, not earlier than, at the earliest in',
    between: 'between',
    and: 'and, &',
    or: 'or',
    to: 'to',
    'decade-mark': 's',
    'century-word': 'century, cent',
    'last-century': 'the last century, last century',
    suffix: 'st, nd, rd, th',
    filler:
      'the, in, on, of, at, year, some time, sometime, as early as, as late as, already in, month of, season of, day of, ' +
      'a, d, it was, was, began, started, founded, ended, closed',
    event: 'during',
    length: 'years, yrs, months, weeks, days, decades',
    now: 'now, today, present, the present, the present day, the present time, nowadays, to date, to this day, at present',
    relative:
      'recent, recently, most recently, lately, latest, last, past, previous, previously, next, this, that, current, ' +
      'currently, ago, still, ongoing, continues, continuing, continued, yet, planning, planned, soon, later, earlier, ' +
      'same, then, when, while, long, coming, newer, remains, remain, continue, grows, growing, increasingly',
    undated: 'n d, undated, no date, without date, unknown, not known, date unknown, unspecified',
  },
}
