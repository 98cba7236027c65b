// Runs test files in the order given, some beside each other: `node --test` knows only the alphabet, and ends with the longest.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec, tap } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { compiled } from './compiling.mjs'

/** Two more than there are cores: there is always somebody who waits. */
const concurrency = Math.max(4, availableParallelism() + 2)
/** Closing lines last: the spec reporter, better for a person at a terminal, lists failures after them; TAP does not. */
const reporter = process.stdout.isTTY ? new spec() : tap

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stopped.abort())

/** A test that fails leaves its server open: the file ends all the same, and tells of it at once. */
const forceExit = true

/** The first test is that each could be read: until then none of the others begins, and none is taken for the last. */
const reader = (files) => `
import { test } from 'node:test'
const read = async () => {
  const faults = []
  for (const file of ${JSON.stringify(files)}) await import(file).catch((fault) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
}
const done = read()
test('each of these files beside the source could be read', () => done)
`
/** Those beside the source are many and short, and would each load what the one before it loaded: they run in two processes, one test after another. */
const together = async (files) => {
  const places = await compiled(files)
  const of = (wanted) => places.filter((_, n) => wanted(files[n]))
  const isBeside = (file) => file.startsWith('src/')
  const ofSharing = (file) => file.startsWith('src/web/share/')
  const place = mkdtempSync(join(tmpdir(), 'ct-together-'))
  const groups = [of(ofSharing), of((file) => isBeside(file) && !ofSharing(file))].flatMap((group, n) => {
    if (group.length < 2) return group
    const one = join(place, `beside-${n}.test.mjs`)
    writeFileSync(one, reader(group.map((file) => pathToFileURL(file).href)))
    return [one]
  })
  return [...groups, ...of((file) => !isBeside(file))]
}

const files = await together(process.argv.slice(2))
run({ files, concurrency, forceExit, timeout: 400_000, signal: stopped.signal })
  .on('test:fail', () => {
    process.exitCode = 1
  })
  .compose(reporter)
  .pipe(process.stdout)
