// Weeks at the turns of years, where they are easy to get wrong.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayFromIso, isoDay } from './days.ts'
import { mondayIn, mondayOf, weekOf } from './weeks.ts'

const day = (iso: string) => dayFromIso(iso) as number

test('a week belongs to the year its Thursday lies in', () => {
  for (const [iso, week] of [
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['1970-01-01', '1970-W01'],
    ['1969-12-28', '1969-W52'],
  ] as const)
    assert.equal(weekOf(day(iso)), week, iso)
})

test('every week begins on a Monday, also before 1970', () => {
  for (const [iso, monday] of [
    ['2026-11-22', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
    ['1969-12-31', '1969-12-29'],
  ] as const)
    assert.equal(isoDay(mondayOf(day(iso))), monday)
})

test('a week is found again by its name', () => {
  for (let monday = mondayOf(day('1990-01-01')); monday < day('2030-01-01'); monday += 7)
    assert.equal(isoDay(mondayIn(weekOf(monday))), isoDay(monday))
})
