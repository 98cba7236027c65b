import assert from 'node:assert/strict'
import { test } from 'node:test'
import { say } from '../../tests/said.ts'
import { dayOf } from '../dates/days.ts'
import type { Span } from '../dates/span.ts'
import type { Statement } from '../history/statement.ts'
import { axisFor } from './axis.ts'
import { bandsAlong, mirrored } from './bands.ts'
import { type Extent, extentOf, extentOfSpan, extentSeen, nothingKnown } from './extent.ts'

const year = (y: number): Span => ({ fromMin: dayOf(y, 1, 1), fromMax: dayOf(y, 12, 31), toMin: dayOf(y, 1, 1), toMax: dayOf(y, 12, 31) })
const day = (d: number): Span => ({ fromMin: d, fromMax: d, toMin: d, toMax: d })
const said = (property: string, span: Span): Statement => say(property, { kind: 'when', when: { told: '', lang: 'en', edtf: '', span } })
const inks = (extent: Extent, beside: readonly Extent[] = []) =>
  bandsAlong([extent, ...beside].map((each) => ({ of: each, extent: each })))
    .bands.find(({ of }) => of === extent)
    ?.segments.map(({ ink }) => ink)

test('a group that began in one year and ended in another is soft, solid, soft', () => {
  assert.deepEqual(inks(extentOf([said('began', year(1981)), said('ended', year(1989))])), ['soft-in', 'solid', 'soft-out'])
})

test('where nothing is said of the end, the band stays open and never solid', () => {
  assert.deepEqual(inks(extentOf([said('began', year(1988))])), ['soft-in', 'open'])
})

test('incorporated later means there until then, and open after', () => {
  assert.deepEqual(inks(extentOf([said('began', year(1988)), said('incorporated', year(1992))])), ['soft-in', 'solid', 'open'])
})

test('where only the end is known, the beginning is open', () => {
  assert.deepEqual(inks(extentOf([said('ended', year(1989))])), ['open', 'soft-out'])
})

test('something that happened some time in a year is never drawn as a point, a known day is', () => {
  assert.deepEqual(inks(extentOf([said('happened', year(2003))])), ['within'])
  assert.deepEqual(inks(extentOf([said('happened', day(dayOf(2003, 2, 1)))])), ['point'])
})

test('a remit told of one year is known in that year, and open before and after', () => {
  assert.deepEqual(inks(extentSeen(year(1981))), ['open', 'within', 'open'])
})

test('no date at all is one open band over the whole width, and comes last', () => {
  const drawing = bandsAlong([
    { of: 'none', extent: nothingKnown },
    { of: 'some', extent: extentOfSpan(year(1990)) },
  ])
  assert.deepEqual(
    drawing.bands.map(({ of, known }) => [of, known]),
    [
      ['some', true],
      ['none', false],
    ],
  )
  assert.deepEqual(drawing.bands[1]?.segments, [{ ink: 'open', from: 0, to: 1 }])
})

test('where not one day is known there is no ruler, and every band is open from end to end', () => {
  const { axis, bands } = bandsAlong([{ of: 1, extent: nothingKnown }])
  assert.equal(axis, null)
  assert.deepEqual(
    bands.map(({ segments }) => segments),
    [[{ ink: 'open', from: 0, to: 1 }]],
  )
})

test('two founding years told differently make one soft beginning that holds both', () => {
  const { begins } = extentOf([said('began', year(1981)), said('began', year(1983))])
  assert.deepEqual(begins, { min: dayOf(1981, 1, 1), max: dayOf(1983, 12, 31) })
})

test('"before 1995" has no beginning of its own: open until then', () => {
  assert.deepEqual(
    inks(extentOf([said('began', { fromMin: null, fromMax: dayOf(1994, 12, 31), toMin: null, toMax: dayOf(1994, 12, 31) })]), [
      extentOfSpan(year(1980)),
    ]),
    ['open', 'open'],
  )
})

test('segments of a band follow each other without overlapping and stay on the drawing', () => {
  for (const [began, ended] of [
    [1973, 1988],
    [1999, 2000],
    [1981, 1981],
  ] as const) {
    const drawing = bandsAlong([{ of: 0, extent: extentOf([said('began', year(began)), said('ended', year(ended))]) }])
    let last = 0
    for (const { from, to } of drawing.bands[0]?.segments ?? []) {
      assert.ok(from >= last - 1e-9 && to > from && to <= 1, `${began}–${ended}: ${from} to ${to} after ${last}`)
      last = to
    }
  }
})

test('right to left, the earliest end of a band comes to stand at the right', () => {
  assert.deepEqual(mirrored({ ink: 'solid', from: 0, to: 0.25 }), { ink: 'solid', from: 0.75, to: 1 })
})

test('a ruler never has more than six labels and holds every day it is given', () => {
  for (const [from, to] of [
    [1973, 2013],
    [1981, 1981],
    [1999, 2001],
    [1820, 2026],
    [1, 2026],
  ] as const) {
    const axis = axisFor([dayOf(from, 6, 1), dayOf(to, 6, 1)])
    assert.ok(axis && axis.ticks.length >= 2 && axis.ticks.length <= 6, `${from}–${to}: ${axis?.ticks.length}`)
    assert.ok(axis.from <= dayOf(from, 6, 1) && axis.to >= dayOf(to, 6, 1))
  }
})
