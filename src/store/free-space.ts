// How much room the disk leaves for what people send: files stop long before words do.
import { statfs } from 'node:fs/promises'

const gib = 1024 ** 3
const forFiles = { bytes: 5 * gib, part: 0.1 }
const forWords = gib

/** Of the disk that the folder lies on. A database on another machine looks after its own. */
export const freeSpace = async (folder: string): Promise<'files' | 'words' | 'nothing'> => {
  const { bavail, bsize, blocks } = await statfs(folder)
  const free = bavail * bsize
  if (free >= forFiles.bytes && bavail >= forFiles.part * blocks) return 'files'
  return free >= forWords ? 'words' : 'nothing'
}
