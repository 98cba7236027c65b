// A folder for sockets that nobody else on this machine may look into, gone when this process ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Null where none can be made; mkdtemp makes it readable to its owner alone. */
export const ownFolder = (): { path: string; remove: () => void } | null => {
  try {
    const path = mkdtempSync(join(tmpdir(), 'ct-room-'))
    const remove = () => rmSync(path, { recursive: true, force: true })
    process.once('exit', remove)
    return { path, remove }
  } catch {
    return null
  }
}
