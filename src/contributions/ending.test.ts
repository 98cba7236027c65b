import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, dayFromIso } from '../dates/days.ts'
import { endingOf } from './ending.ts'

test('a last day is near for thirty days, over the next morning, and never where there is none', () => {
  const on = (today: string) => endingOf('2027-03-31', dayFromIso(today) as Day)
  assert.deepEqual(['2027-02-28', '2027-03-01', '2027-03-31', '2027-04-01', '2031-01-01'].map(on), [null, 'near', 'near', 'past', 'past'])
  assert.equal(endingOf(null, dayFromIso('2031-01-01') as Day), null)
})
