// When the night's work is done, from any moment.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { untilQuietHour } from './quiet-hour.ts'

const at = (text: string) => Date.parse(text)

describe('the quiet hour', () => {
  it('is the next 03:00 UTC, never this very moment, in any year', () => {
    for (const [now, next] of [
      ['2026-11-22T02:59:59.999Z', '2026-11-22T03:00:00Z'],
      ['2026-11-22T03:00:00Z', '2026-11-23T03:00:00Z'],
      ['2026-11-22T03:00:00.001Z', '2026-11-23T03:00:00Z'],
      ['2026-12-31T23:59:00Z', '2027-01-01T03:00:00Z'],
      ['1970-01-01T00:00:00Z', '1970-01-01T03:00:00Z'],
      ['2028-02-28T12:00:00Z', '2028-02-29T03:00:00Z'],
    ] as const)
      assert.equal(at(now) + untilQuietHour(at(now)), at(next), now)
  })
})
