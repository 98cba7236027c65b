// Reads the collection's files and names every fault with its file and line.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Collection, readCollection } from '../exchange/collection.ts'
import { checkCollection } from '../exchange/collection-check.ts'
import type { Fault } from '../exchange/collection-file.ts'
import { counted, type Surroundings } from './surroundings.ts'

export const loadCollection = (root: string): { collection: Collection; faults: Fault[] } => {
  const folder = join(root, 'collection')
  const paths = (readdirSync(folder, { recursive: true }) as string[]).map((path) => path.replaceAll('\\', '/'))
  const files = paths
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
  const { collection, faults } = readCollection(files)
  for (const path of paths.filter((path) => path.endsWith('.yml')))
    faults.push({ path, line: 1, because: 'name it .yaml: other files are not read' })
  const all = [...faults, ...checkCollection(collection, faults)]
  return { collection, faults: all.sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line) }
}

export const check = ({ root, say }: Surroundings): boolean => {
  const { collection, faults } = loadCollection(root)
  for (const { path, line, because } of faults) say(`collection/${path}:${line}: ${because}`)
  say(
    faults.length
      ? `${counted(faults.length, 'fault')}. Nothing is published until they are mended.`
      : `${collection.entries.length} statements about ${collection.records.length} records; no fault found.`,
  )
  return faults.length === 0
}
