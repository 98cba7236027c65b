// What the bench makes of its measurements, without measuring anything.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { median, medianRatio, quantile } from './figures.ts'
import { asJson, figure, notMeasured } from './rows.ts'

test('the median is the one in the middle, or between the two in the middle', () => {
  assert.equal(median([5, 1, 3]), 3)
  assert.equal(median([4, 1, 3, 2]), 2.5)
  assert.equal(quantile([1, 2, 3, 4, 5], 1), 5)
})

test('a disturbance that hits both sides alike leaves their ratio as it was', () => {
  assert.equal(medianRatio([2, 20, 2], [1, 10, 1]), 2)
})

test('a bar holds, falls, or is neither where nothing was measured', () => {
  assert.equal(figure('a', 1.1, '×', { bar: { atMost: 1.1 } }).holds, true)
  assert.equal(figure('a', 1.101, '×', { bar: { atMost: 1.1 } }).holds, false)
  assert.equal(figure('a', 0.49, '×', { bar: { atLeast: 0.5 } }).holds, false)
  assert.equal(figure('a', 3, 'ms').holds, null)
  const row = JSON.parse(asJson(notMeasured('a', 'nginx is not installed', { atLeast: 0.5 })))
  assert.deepEqual([row.value, row.bar, row.holds], [null, '≥ 0.5', null])
  assert.match(row.detail, /nginx is not installed/)
})

test('what could not be computed never holds', () => {
  assert.equal(figure('a', Number.NaN, 'ms', { bar: { atMost: 5 } }).holds, false)
})
