// Runs test files in the order given, some beside each other: `node --test` knows only the alphabet, and ends with the longest.
import { availableParallelism } from 'node:os'
import { run } from 'node:test'
import { spec, tap } from 'node:test/reporters'

/** One more than there are cores: there is always somebody who waits. */
const concurrency = Math.max(3, availableParallelism() + 1)
/** Closing lines last: the spec reporter, better for a person at a terminal, lists failures after them; TAP does not. */
const reporter = process.stdout.isTTY ? new spec() : tap

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stopped.abort())

/** A test that fails leaves its server open: the file ends all the same, and tells of it at once. */
const forceExit = true

run({ files: process.argv.slice(2), concurrency, forceExit, timeout: 400_000, signal: stopped.signal })
  .on('test:fail', () => {
    process.exitCode = 1
  })
  .compose(reporter)
  .pipe(process.stdout)
