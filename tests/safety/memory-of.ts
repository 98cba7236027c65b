// Reads the memory of a process of ours as whoever images a running server would: every page that it may write to.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** The beginning and end of every piece of memory that can be read and written. */
const pieces = (pid: number): [number, number][] =>
  readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const found = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line)
      return found ? [[Number.parseInt(found[1] as string, 16), Number.parseInt(found[2] as string, 16)] as [number, number]] : []
    })

/** A sentence saying why memory cannot be read here, or false where it can. */
export const memorySkipped = (): string | false => {
  try {
    closeSync(openSync(`/proc/${process.pid}/mem`, 'r'))
    return false
  } catch {
    return 'This system does not let a process read the memory of its children (/proc/PID/mem).'
  }
}

const step = 4 * 1024 * 1024

/** How often the bytes stand there, as UTF-8 and as UTF-16. */
export const copiesIn = (pid: number, words: string): number => {
  const wanted = [Buffer.from(words), Buffer.from(words, 'utf16le')]
  const longest = Math.max(...wanted.map((bytes) => bytes.length))
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const buffer = Buffer.alloc(step + longest)
  let copies = 0
  try {
    for (const [from, to] of pieces(pid))
      for (let at = from; at < to; at += step) {
        let read = 0
        try {
          read = readSync(memory, buffer, 0, Math.min(step + longest - 1, to - at), at)
        } catch {
          continue // gone or barred meanwhile
        }
        const here = buffer.subarray(0, read)
        for (const bytes of wanted) for (let n = here.indexOf(bytes); n >= 0 && n < step; n = here.indexOf(bytes, n + 1)) copies += 1
      }
  } finally {
    closeSync(memory)
  }
  return copies
}
