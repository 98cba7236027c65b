// Has a file decoded in a process of its own, which sees nothing but that file, may use little memory, and is ended when it takes too long.
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { extname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { type Answer, type Job, readAnswer } from './answer.ts'
import { refused } from './refusal.ts'
import type { Upload } from './upload.ts'

/** Beside this file in the source; beside the one file that all of the source becomes, too. */
const program = join(import.meta.dirname, `apart${extname(import.meta.filename)}`)

/** Where a loader brings the source in (tests, `npm run dev`), the process apart needs it as well; what was compiled needs none. */
const loader = process.execArgv.filter(
  (word, n, all) => program.endsWith('.ts') && (/^--(import|require)(=|$)/.test(word) || /^--(import|require)$/.test(all[n - 1] ?? '')),
)

/** Small, and of one thread: dozens wait while two run. */
const flags = ['--max-old-space-size=192', '--max-semi-space-size=1', '--v8-pool-size=1']
/** Nor is a picture ever put on the disk while it is drawn: libvips does that with large ones, unless more than this is large. */
const surroundings = { MALLOC_ARENA_MAX: '1', UV_THREADPOOL_SIZE: '1', VIPS_DISC_THRESHOLD: '4g' }

/** Kilobytes it may allocate: enough for a picture of fifty million dots. No image of its memory is written when it fails. */
const limits = (seconds: number) => `ulimit -c 0; ulimit -d 600000; ulimit -S -t ${seconds}; exec "$0" "$@"`

/** Seconds of work, and of waiting for it once a piece is given, where others work too: a crowded machine must not make an honest file a hostile one. */
const patience = { work: 10, wait: 30 }

type Apart = ChildProcessByStdio<Writable, Readable, null>

/** No environment: neither a password nor a folder is there to be found. What decoders complain of may quote the file, and goes nowhere. */
const started = (job: Job, seconds: number): Apart => {
  const words = [...loader, ...flags, program, job]
  const how = { env: surroundings, stdio: ['pipe', 'pipe', 'ignore'] as ['pipe', 'pipe', 'ignore'] }
  return process.platform === 'win32'
    ? spawn(process.execPath, words, how)
    : spawn('/bin/sh', ['-c', limits(seconds), process.execPath, ...words], how)
}

/** Ends early when the process goes away before it has everything. `taken` is told of each piece: where many files come in at once, the next may be long in coming. */
const given = async ({ stdin }: Apart, { size, read }: Upload, taken: () => void): Promise<void> => {
  const write = (piece: Uint8Array) =>
    new Promise<boolean>((done) => {
      stdin.write(piece, (error) => {
        piece.fill(0)
        if (!error) taken()
        done(!error)
      })
    })
  const head = Buffer.alloc(4)
  head.writeUInt32BE(size)
  if (!(await write(head))) return
  for await (const piece of read()) if (!(await write(piece))) return
  stdin.end()
}

const collected = async ({ stdout }: Apart): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of stdout as AsyncIterable<Buffer>) pieces.push(piece)
  const whole = Buffer.concat(pieces)
  for (const piece of pieces) piece.fill(0)
  return whole
}

export const decode = async (job: Job, upload: Upload, { work, wait } = patience): Promise<Answer> => {
  const apart = started(job, work)
  const ended = once(apart, 'exit') as Promise<[number | null, string | null]>
  apart.stdin.on('error', () => undefined) // told to whoever writes
  let isTooSlow = false
  const clock = setTimeout(() => {
    isTooSlow = true
    apart.kill('SIGKILL')
  }, wait * 1_000)
  try {
    const [, bytes, [code, signal]] = await Promise.all([
      Promise.race([given(apart, upload, () => clock.refresh()), ended]),
      collected(apart),
      ended,
    ])
    if (isTooSlow || signal === 'SIGXCPU') return refused('too-slow')
    if (signal !== null) return refused('broken') // it ran out of its memory, or was brought down by what it read
    const answer = code === 0 ? readAnswer(bytes) : null
    if (!answer) throw new Error(`The process that decodes a ${job} ended with ${code} and without an answer.`)
    return answer
  } finally {
    clearTimeout(clock)
    apart.kill('SIGKILL')
  }
}
