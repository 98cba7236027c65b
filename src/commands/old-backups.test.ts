// Which files a new backup destroys: older backups beside it, each with what opens it, and nothing else.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Day, dayFromIso } from '../dates/days.ts'
import { dropOldBackups } from './old-backups.ts'

const today = dayFromIso('2026-11-23') as Day
const backupMade = (made: string, is = 'common-thread history') =>
  gzipSync(`${JSON.stringify({ is, format: 1, made })}\n${JSON.stringify(['record', { words: 'invented '.repeat(50_000) }])}\n`)

test('a backup beside the new one goes once it is older than fourteen days, with what opens it; any other file stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ct-old-'))
  const at = (name: string) => join(folder, name)
  const files: Record<string, Uint8Array | string> = {
    'old.gz': backupMade('2026-11-08'),
    'old.gz.keys': 'sealed',
    'alone.gz': backupMade('2020-01-01'),
    'kept.gz': backupMade('2026-11-09'),
    'kept.gz.keys': 'sealed',
    'new.gz': backupMade('2026-11-23'),
    'planted-day.gz': backupMade('no day'),
    'keys.gz': backupMade('2020-01-01', 'common-thread keys'),
    'foreign.gz': gzipSync('words of somebody else\n'),
    'cut.gz': backupMade('2020-01-01').subarray(0, 12),
    'letter.txt': `{"is":"common-thread history","made":"2020-01-01"}\n`,
    'lone.keys': 'sealed',
    empty: '',
  }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(at(name), bytes)
  mkdirSync(at('folder.gz'))
  const gone = ['alone.gz', 'old.gz', 'old.gz.keys']
  assert.deepEqual(dropOldBackups(folder, at('new.gz'), today).sort(), gone.map(at))
  const left = [...Object.keys(files), 'folder.gz'].filter((name) => !gone.includes(name))
  assert.deepEqual(readdirSync(folder).sort(), left.sort())
  rmSync(folder, { recursive: true })
})
