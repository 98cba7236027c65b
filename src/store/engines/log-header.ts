// Whether anything was committed to a SQLite file since the last look, without asking SQLite.

import { openSync, readSync } from 'node:fs'

/** Both copies of the header: a counter of commits, the log's length, its salt (sqlite.org/walformat.html §2.1). */
const headerBytes = 96

/**
 * A look costs one read of 96 bytes that lie in memory. The file beside the database, `-shm`, changes at every commit of whatever
 * process; its bytes are compared, never understood, so another layout would only ask more often.
 *
 * The file stays open as long as the process lives: closing any descriptor of it would drop the locks that SQLite holds on it.
 */
export const sameLogHeader = (database: string) => {
  const now = Buffer.alloc(headerBytes)
  const seen = Buffer.alloc(headerBytes)
  let file: number | null = null
  /** What has been read before the database is asked: a commit in between changes it once more. */
  return (): boolean => {
    try {
      file ??= openSync(`${database}-shm`, 'r')
      if (readSync(file, now, 0, headerBytes, 0) === headerBytes && now.equals(seen)) return true
    } catch {
      return false // no such file where one process has the database for itself: it is asked each time
    }
    now.copy(seen)
    return false
  }
}
