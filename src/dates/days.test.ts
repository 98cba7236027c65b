// Days counted from 1970 agree with the calendar from the year 1 to the year 9999.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilOf, dayAt, dayFromIso, dayOf, firstDay, isoDay, lastDay, lengthOfMonth } from './days.ts'

test('day 0 is 1 January 1970', () => {
  assert.equal(dayOf(1970, 1, 1), 0)
  assert.equal(isoDay(0), '1970-01-01')
})

test('a moment lies in the day that it is in UTC, before 1970 too', () => {
  for (const moment of ['1969-12-31T23:59:59.999Z', '1970-01-01T00:00:00Z', '2026-11-22T23:59:59.999Z'])
    assert.equal(isoDay(dayAt(Date.parse(moment))), moment.slice(0, 10))
})

test('the years 1 to 99 are not taken for 1901 to 1999', () => {
  assert.equal(isoDay(dayOf(81, 1, 1)), '0081-01-01')
  assert.deepEqual(civilOf(dayOf(1, 1, 1)), { year: 1, month: 1, day: 1 })
})

test('every month of every year begins the day after the month before it ended', () => {
  let day = firstDay
  for (let year = 1; year <= 9999; year++) {
    for (let month = 1; month <= 12; month++) {
      assert.equal(dayOf(year, month, 1), day)
      day += lengthOfMonth(year, month)
    }
  }
  assert.equal(day, lastDay + 1)
})

test('leap years follow the Gregorian rule', () => {
  assert.deepEqual(
    [1900, 1984, 1985, 2000].map((year) => lengthOfMonth(year, 2)),
    [28, 29, 28, 29],
  )
})

test('a day that does not exist is not read', () => {
  for (const text of ['1991-02-29', '1991-13-01', '0000-01-01', '1991-1-1', '1991-01-01T', '', '١٩٩١-٠١-٠١'])
    assert.equal(dayFromIso(text), undefined, text)
  assert.equal(dayFromIso('1992-02-29'), dayOf(1992, 2, 29))
})
