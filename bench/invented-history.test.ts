// The invented history: the same for the same seed, and nothing in it that a real one could not hold.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withoutEvidence } from '../src/history/changeset.ts'
import { faultsOf } from '../src/history/checking.ts'
import type { Kind } from '../src/history/record.ts'
import { freshStore } from '../tests/builders.ts'
import { engines } from '../tests/databases.ts'
import { inventedPaths, inventedRevisions, inventHistory } from './invented-history.ts'

const size = { statements: 2_000, seed: 7 }
const revisions = [...inventedRevisions(size)]
const changes = revisions.map(({ change }) => change)
const statements = changes.flatMap((change) => change.statements)

test('it has as many statements as were asked for, about ten a record and 1.3 rows of evidence each', () => {
  assert.equal(statements.length, size.statements)
  const records = changes.flatMap((change) => change.records).length
  const evidence = changes.flatMap((change) => change.evidence).length
  assert.ok(Math.abs(statements.length / records - 10) < 2, `${records} records`)
  assert.ok(Math.abs(evidence / statements.length - 1.3) < 0.1, `${evidence} rows of evidence`)
  assert.equal(inventedPaths(size).length, records)
})

test('another seed invents another history', () => {
  const [other] = inventedRevisions({ ...size, seed: 8 })
  assert.notDeepEqual(other, revisions[0])
})

test('everything in it can be said, rests on a source, and ends only what stood', () => {
  const kinds = new Map<string, Kind>()
  const types = new Map<string, string[]>()
  const stood = new Set<string>()
  for (const change of changes) {
    for (const { id, kind } of change.records) kinds.set(id, kind)
    for (const { subject, property, value } of change.statements)
      if (property === 'type' && value.kind === 'choice') types.set(subject, [value.choice])
    const known = { kindOf: (id: string) => kinds.get(id), typesOf: (id: string) => types.get(id) ?? [] }
    for (const said of change.statements) assert.deepEqual(faultsOf(said, known), [], `${said.property} of ${kinds.get(said.subject)}`)
    assert.deepEqual(withoutEvidence(change), [])
    for (const { source } of change.evidence) assert.equal(kinds.get(source), 'source')
    for (const id of change.end) assert.ok(stood.delete(id), 'what ends stood before')
    for (const { id } of change.statements) stood.add(id)
  }
  assert.ok(changes.some((change) => change.end.length > 0))
})

for (const [name, engine] of engines)
  describe(name, { skip: engine.skip }, () => {
    test('its chain of revisions is the same on every machine and engine', async () => {
      const { store, close } = await freshStore(engine)
      try {
        assert.equal(await inventHistory(store, size), '954e790d36581039880a7cc764da66587d51845698dbead4344605324a72a61d')
      } finally {
        await close()
      }
    })
  })
